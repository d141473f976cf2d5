import type { FeedCatalogue } from './feed.js';

export const es: FeedCatalogue = {
  calendarOf: '{edition}: {part}',
  calendarOfMine: '{edition}: sus hitos',

  summary: '{milestone} {title} – {edition}',
  summaryDone: 'Hecho: {milestone} {title} – {edition}',
  occasion: '{what} – {edition}',
  meeting: 'Reunión regional: {meeting}',

  deliverable: 'Debe presentarse: {title}',
  window: 'Plazo: del {from} al {to}',
  expected: 'La fecha aún no está fijada; es la que se prevé.',
  countsFrom:
    '{root, select, opening {La fecha se cuenta a partir de la apertura.} closing {La fecha se cuenta a partir de la clausura.} meeting {La fecha se cuenta a partir de la reunión regional.} announcement {La fecha se cuenta a partir del anuncio del aplazamiento.} previous {La fecha se cuenta a partir de la edición anterior.} session {La fecha se cuenta a partir de un período de sesiones del órgano.} other {La fecha se cuenta a partir de lo que consta.}}',
  atSession: 'La fecha depende de este período de sesiones: {session}',
  pinned: 'La fecha se fijó a mano: {reason}',
  suspendedBy:
    '{known, select, yes {En suspenso por {basis}; aún no hay nueva fecha. La entrada queda donde estaba.} other {En suspenso; aún no hay nueva fecha. La entrada queda donde estaba.}}',
  cancelledBy: '{known, select, yes {Cancelado por {basis}; no se celebrará.} other {Cancelado; no se celebrará.}}',
  status:
    '{status, select, planned {Estado: previsto} started {Estado: en curso} done {Estado: hecho} waived {Estado: suprimido} suspended {Estado: en suspenso} undated {Estado: sin fecha} gone {Estado: ya no está previsto} other {Estado: no consta}}',
};
