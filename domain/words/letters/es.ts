import type { LetterCatalogue } from './letters.js';

export const es: LetterCatalogue = {
  subject: '{what} ({edition})',
  headline: '{milestone}: {state} – {title}',
  headlineUrgent: '{milestone}: {state}, urgente – {title}',
  headlineEscalation: '{milestone}: {state}, se requiere actuar – {title}',
  greeting: 'Estimado/a {name}:',
  statement: '{milestone} {title}: {state}',

  due: '{days, plural, =0 {vence hoy} one {vence en # día} many {vence en # de días} other {vence en # días}}',
  overdue: '{days, plural, one {# día de retraso} many {# de días de retraso} other {# días de retraso}}',
  state: '{status, select, done {hecho} waived {suprimido} suspended {en suspenso} other {sin fecha}}',
  dueOn: 'Vence el {date}',
  dueOnIn: 'Vence el {date} ({zone})',
  movedFrom: 'Trasladado del {from} al {to}',
  movedPostponed: '{known, select, yes {Motivo: aplazamiento ({basis})} other {Motivo: aplazamiento}}',
  movedOpening: 'Motivo: la apertura es el {date}',
  movedClosing: 'Motivo: la clausura es el {date}',
  movedSession: 'Motivo: la fecha depende de este período de sesiones: {session}',
  movedMilestone: 'Motivo: la fecha se cuenta a partir de {milestone} {title}',
  wasDue: 'Vencía el {date}',
  suspendedBy: '{known, select, yes {En suspenso por {basis}; aún no hay nueva fecha} other {En suspenso; aún no hay nueva fecha}}',
  deliverable: 'Debe presentarse: {title}',
  waitsFor: 'A la espera de: {what}',
  mustHaveStarted: '{what} (debe haber comenzado)',
  named: '{milestone} {title}',
  more: '{count, plural, one {y # más} many {y # más} other {y # más}}',
  promiseBroken: 'Ha pasado la fecha prometida, {date}.',
  stepBeforeSession:
    '{weeks, plural, one {# semana antes de este período de sesiones ({session}): {step}} many {# de semanas antes de este período de sesiones ({session}): {step}} other {# semanas antes de este período de sesiones ({session}): {step}}}',
  withAnotherRole:
    'El hito mismo corresponde a esta función: {role}. Se le informa porque su función se ocupa de lo que debe recibir el período de sesiones.',
  askedForSession:
    '{weeks, plural, one {Se pidió # semana antes de este período de sesiones: {session}} many {Se pidió # de semanas antes de este período de sesiones: {session}} other {Se pidió # semanas antes de este período de sesiones: {session}}}',

  reminderNotice: 'Este es un recordatorio de los preparativos de «{edition}».',
  reminderUrgent:
    'Aún no se ha comunicado que esto esté hecho, y los preparativos de «{edition}» dependen de ello. Le rogamos que se ocupe del asunto.',
  reminderEscalation:
    'Se señala esto a su atención porque no se ha comunicado que esté hecho en los preparativos de «{edition}». Le rogamos que vele por que se haga o indique para cuándo se hará.',
  reminderInformed: 'Para su información: así está un hito de los preparativos de «{edition}». No se le pide nada.',
  catchUp:
    '{count, plural, one {Conviene ocuparse de # hito de «{edition}».} many {Conviene ocuparse de # de hitos de «{edition}», reunidos en este mensaje.} other {Conviene ocuparse de # hitos de «{edition}», reunidos en este mensaje.}}',
  catchUpInformed:
    '{count, plural, one {Para su información: así está # hito de «{edition}». No se le pide nada.} many {Para su información: así están # de hitos de «{edition}». No se le pide nada.} other {Para su información: así están # hitos de «{edition}». No se le pide nada.}}',
  catchUpSubject: '{count, plural, one {# hito por examinar} many {# de hitos por examinar} other {# hitos por examinar}}',
  catchUpSubjectInformed:
    '{count, plural, one {# hito, para su información} many {# de hitos, para su información} other {# hitos, para su información}}',

  digestSubject: 'Resumen: {counts} – {date}',
  digestOpening: 'Estos son, entre sus hitos, los que vencen pronto, están atrasados, están bloqueados o han cambiado.',
  digestOpeningInformed:
    'Para su información, estos son, entre los hitos que usted sigue, los que vencen pronto, están atrasados, están bloqueados o han cambiado.',
  digestZone: 'Las fechas corresponden a este huso horario: {zone}.',
  unreachable:
    'Los mensajes a estas personas son devueltos y sus direcciones siguen en uso: {people}. Le rogamos que las corrija en el directorio.',
  countOverdue: '{count, plural, one {# atrasado} many {# atrasados} other {# atrasados}}',
  countDueSoon: '{count, plural, one {# por vencer} many {# por vencer} other {# por vencer}}',
  countBlocked: '{count, plural, one {# bloqueado} many {# bloqueados} other {# bloqueados}}',
  countChanged: '{count, plural, one {# modificado} many {# modificados} other {# modificados}}',
  countComing: '{count, plural, one {# próximo} many {# próximos} other {# próximos}}',

  sessionSubject:
    '{days, plural, =0 {Se inaugura hoy} one {Se inaugura en # día} many {Se inaugura en # de días} other {Se inaugura en # días}}: {session}',
  sessionBegun: 'Ya ha comenzado: {session}',
  sessionMeets: '{session}: del {start} al {end}.',
  sessionExpected: '{session}: se prevé entre el {start} y el {end}; las fechas aún no están fijadas.',
  sessionReceives: 'Lo que debe recibir, y para cuándo:',
  sessionStep:
    '{weeks, plural, one {# semana antes, {date}: {step}} many {# de semanas antes, {date}: {step}} other {# semanas antes, {date}: {step}}}',
  sessionOpen: 'Aún por hacer para esta sesión:',

  decisionSubject:
    '{kind, select, suspended {Aplazamiento, aún sin nuevas fechas} cancelled {Cancelación} elsewhere {Nuevo lugar, mismas fechas: del {opening} al {closing}} otherwise {Nueva modalidad, mismas fechas: del {opening} al {closing}} kept {Fechas sin cambios: del {opening} al {closing}} other {Nuevas fechas: del {opening} al {closing}}}',
  decisionText:
    '{kind, select, suspended {Se ha decidido aplazar «{edition}». Aún no se han fijado nuevas fechas.} cancelled {Se ha decidido cancelar «{edition}»: no se celebrará.} elsewhere {«{edition}» se celebrará en las fechas fijadas anteriormente, en un nuevo lugar.} otherwise {«{edition}» se celebrará en las fechas fijadas anteriormente, en una nueva modalidad.} kept {«{edition}» se celebrará en las fechas fijadas anteriormente.} other {Se han fijado nuevas fechas para «{edition}».}}',
  decisionBasis: 'Fundamento: {basis}',
  decisionRecordedBy: 'Registrado por: {person}',
  decisionDates: '{kind, select, dates {Nuevas fechas} other {Fechas}}: del {opening} al {closing}',
  decisionFormer: 'Fechas anteriores: del {opening} al {closing}',
  decisionVenue: 'Nuevo lugar: {venue}',
  decisionModality:
    '{modality, select, online {Se celebrará en línea.} hybrid {Se celebrará de forma presencial y en línea.} other {Se celebrará de forma presencial.}}',
  decisionNext:
    '{kind, select, suspended {No hay que hacer nada respecto de lo que está en suspenso hasta que se fijen nuevas fechas; se le comunicarán.} cancelled {No hay que hacer nada más respecto de lo suprimido. Lo demás que siga pendiente queda a la espera de una decisión propia. No se enviarán más recordatorios.} dates {Le rogamos que examine las nuevas fechas y comunique si alguna no puede cumplirse.} other {Le rogamos que examine las fechas que figuran a continuación y comunique si alguna no puede cumplirse.}}',
  decisionEntries:
    '{count, plural, =0 {No cambia ninguno de los hitos pendientes de sus funciones.} one {Cambia # hito de sus funciones:} many {Cambian # de hitos de sus funciones:} other {Cambian # hitos de sus funciones:}}',
  noLonger: 'Ya no ha de hacerse; vencía el {date}',
  dueAgain: 'Ha de hacerse de nuevo a más tardar el {date}',

  vacantSubject:
    '{count, plural, one {Función sin titular: {roles}} many {Funciones sin titular: {roles}} other {Funciones sin titular: {roles}}}',
  vacantText:
    '{count, plural, one {En «{edition}» nadie es responsable en la función siguiente: {roles}. Los recordatorios para ella no llegan a nadie. Le rogamos que designe a alguien.} many {En «{edition}» nadie es responsable en las funciones siguientes: {roles}. Los recordatorios para ellas no llegan a nadie. Le rogamos que designe a alguien para cada una.} other {En «{edition}» nadie es responsable en las funciones siguientes: {roles}. Los recordatorios para ellas no llegan a nadie. Le rogamos que designe a alguien para cada una.}}',
  vacantAbout: 'Hitos por vencer o atrasados de los que nadie se ocupa: {what}',
  undeliveredSubject: 'No se pudo entregar un mensaje a {person}',
  undeliveredText: 'Un mensaje de «{edition}» no llegó a {person}. Le rogamos que compruebe la dirección en el directorio.',
  undeliveredAbout: 'Trataba de: {what}',
  undeliveredCode: 'Respuesta del servidor de correo: {code}',
  reportedSubject: '{milestone}: comunicado como hecho – {title}',
  reportedText: 'Se ha comunicado que este hito de «{edition}» está hecho. Le rogamos que lo confirme o indique que aún no lo está.',
  reportedNotYetText:
    'Se ha comunicado que este hito de «{edition}» está hecho. Todavía no puede confirmarse: antes debe cumplirse lo que aquí figura como pendiente. Más adelante se le volverá a preguntar. Si no está hecho, le rogamos que lo indique.',
  reportedBy: 'Comunicado por: {person}',
  declinedSubject: '{milestone}: rechazado por no corresponder – {title}',
  declinedText: '{person} indica que este hito de «{edition}» no le corresponde. Le rogamos que determine quién debe actuar.',
  handedTo: 'Persona propuesta: {person}',
  reportedStepText:
    'Se ha comunicado que este hito de «{edition}» está hecho. Se registra con un trámite de la fase «{stage}»: {steps}. Le rogamos que haga efectuar ese trámite o indique que el hito aún no está hecho.',
  reportedDecisionText:
    'Se ha comunicado que este hito de «{edition}» está hecho. {decision, select, suspend {Se registra con la decisión que aplaza el congreso sin fecha.} reconvene {Se registra con la decisión sobre las nuevas fechas del congreso.} other {Se registra con la decisión que anuncia el aplazamiento del congreso.}} Le rogamos que haga registrar esa decisión o indique que el hito aún no está hecho.',
  rejectedSubject: '{milestone}: no confirmado como hecho – {title}',
  rejectedText: 'Usted comunicó que este hito de «{edition}» estaba hecho. No se ha confirmado: sigue pendiente.',
  rejectedReason: 'Motivo indicado: {reason}',
  decidedBy: 'Decidido por: {person}',
  replacedSubject: '{milestone}: a cargo de otra persona – {title}',
  replacedText:
    '{person} se ha comprometido a cumplir este hito de «{edition}» a más tardar el {date}. Eso sustituye a su propio compromiso.',
  replacedTextUnnamed:
    'Otra persona se ha comprometido a ocuparse de este hito de «{edition}» a más tardar el {date}. Este compromiso sustituye al suyo.',
  webhookOffSubject: 'Se ha desactivado un webhook',
  webhookOffText:
    '{cause, select, gone {El webhook de «{host}», al que se informa sobre «{edition}», se ha desactivado: su dirección responde que ya no existe.} other {El webhook de «{host}», al que se informa sobre «{edition}», se ha desactivado: desde hace tres días no acepta ningún mensaje.}} Revise el receptor o introduzca otra dirección y, después, vuelva a activar el webhook.',
  webhookOffAnswer: 'Su última respuesta: {answer}',
  evidence: 'Prueba: {what}',
  note: 'Nota: {note}',
  reason: 'Motivo: {reason}',

  acknowledge: 'Me ocuparé de ello',
  snooze: 'Recordármelo más tarde',
  done: 'Está hecho',
  notMine: 'No me corresponde',
  confirm: 'Confirmar que está hecho',
  reject: 'Aún no está hecho',
  answering:
    'Para responder, siga uno de los enlaces: abre una página y solo surte efecto si usted confirma allí. No se necesita ninguna cuenta.',
  inCalendar: 'El archivo adjunto anota la fecha en su calendario.',

  why: '{capacity, select, responsible {Recibe este mensaje como responsable. Función: {role}.} deputy {Recibe este mensaje como suplente. Función: {role}.} supervisor {Recibe este mensaje a título de supervisión. Función: {role}.} other {Recibe este mensaje para su información. Función: {role}.}}',
  whyCover: 'Recibe este mensaje en lugar de un o una colega ausente. Función: {role}.',
  whySeveral: 'Recibe este mensaje por varias funciones: {roles}.',
  whyRole:
    '{capacity, select, responsible {{role} (responsable)} deputy {{role} (suplente)} supervisor {{role} (supervisión)} other {{role} (para su información)}}',
  whyRoleCover: '{role} (en lugar de un o una colega ausente)',
  whyLink: '¿Por qué he recibido este mensaje?',
  progressLink: 'Estado de los preparativos',
  unsubscribe: 'Dejar de recibir estos resúmenes',
  closing:
    'Mensaje generado automáticamente por Lustrum. Sus enlaces son personales y pueden utilizarse hasta el {date}; le rogamos que no los reenvíe.',
};
