import type { FeedCatalogue } from './feed.js';

export const fr: FeedCatalogue = {
  calendarOf: '{edition} : {part}',
  calendarOfMine: '{edition} : vos étapes',

  summary: '{milestone} {title} – {edition}',
  summaryDone: 'Achevé : {milestone} {title} – {edition}',
  occasion: '{what} – {edition}',
  meeting: 'Réunion régionale : {meeting}',

  deliverable: 'À remettre : {title}',
  window: 'Période prévue : du {from} au {to}',
  expected: 'La date n’est pas encore fixée ; c’est celle à laquelle on s’attend.',
  countsFrom:
    '{root, select, opening {La date se compte à partir de l’ouverture.} closing {La date se compte à partir de la clôture.} meeting {La date se compte à partir de la réunion régionale.} announcement {La date se compte à partir de l’annonce du report.} previous {La date se compte à partir de l’édition précédente.} session {La date se compte à partir d’une session de l’organe.} other {La date se compte à partir de ce qui est consigné.}}',
  atSession: 'La date dépend de cette session : {session}',
  pinned: 'La date a été fixée à la main : {reason}',
  suspendedBy:
    '{known, select, yes {Suspendu ({basis}) ; il n’y a pas encore de nouvelle date. L’entrée reste à sa dernière place.} other {Suspendu ; il n’y a pas encore de nouvelle date. L’entrée reste à sa dernière place.}}',
  cancelledBy: '{known, select, yes {Annulé ({basis}) ; n’aura pas lieu.} other {Annulé ; n’aura pas lieu.}}',
  status:
    '{status, select, planned {État : prévu} started {État : en cours} done {État : achevé} waived {État : abandonné} suspended {État : suspendu} undated {État : sans date} gone {État : n’est plus prévu} other {État : rien n’est consigné}}',
};
