import type { LetterCatalogue } from './letters.js';

export const es: LetterCatalogue = {
  subject: '[{edition}] {what}',
  subjectUrgent: 'Urgente: {what}',
  subjectEscalation: 'Se requiere actuar: {what}',
  greeting: 'Estimado/a {name}:',
  statement: '{milestone} {title}: {state}',

  due: '{days, plural, =0 {vence hoy} one {vence en # día} many {vence en # de días} other {vence en # días}}',
  overdue: '{days, plural, one {# día de retraso} many {# de días de retraso} other {# días de retraso}}',
  state: '{status, select, done {hecho} waived {suprimido} suspended {en suspenso} other {sin fecha}}',
  dueOn: 'Vence el {date}',
  dueOnIn: 'Vence el {date} ({zone})',
  movedFrom: 'Fecha anterior: {date}',
  deliverable: 'Debe presentarse: {title}',
  waitsFor: 'A la espera de: {what}',
  named: '{milestone} {title}',
  more: '{count, plural, one {y # más} many {y # más} other {y # más}}',
  promiseBroken: 'Ha pasado la fecha prometida, {date}.',

  reminderNotice: 'Este es un recordatorio de los preparativos de «{edition}».',
  reminderUrgent:
    'Aún no se ha comunicado que esto esté hecho, y los preparativos de «{edition}» dependen de ello. Le rogamos que se ocupe del asunto.',
  reminderEscalation:
    'Se señala esto a su atención porque no se ha comunicado que esté hecho en los preparativos de «{edition}». Le rogamos que vele por que se haga o indique para cuándo se hará.',
  catchUp:
    '{count, plural, one {# hito de «{edition}» requiere su atención desde nuestro último mensaje.} many {# de hitos de «{edition}» requieren su atención desde nuestro último mensaje.} other {# hitos de «{edition}» requieren su atención desde nuestro último mensaje.}}',
  catchUpSubject: '{count, plural, one {# hito por examinar} many {# de hitos por examinar} other {# hitos por examinar}}',

  digestSubject: 'Resumen del {date}: {counts}',
  digestOpening: 'Estos son, entre sus hitos, los que vencen pronto, están atrasados, están bloqueados o han cambiado.',
  digestZone: 'Las fechas corresponden a este huso horario: {zone}.',
  countOverdue: '{count, plural, one {# atrasado} many {# atrasados} other {# atrasados}}',
  countDueSoon: '{count, plural, one {# por vencer} many {# por vencer} other {# por vencer}}',
  countBlocked: '{count, plural, one {# bloqueado} many {# bloqueados} other {# bloqueados}}',
  countChanged: '{count, plural, one {# modificado} many {# modificados} other {# modificados}}',
  countComing: '{count, plural, one {# próximo} many {# próximos} other {# próximos}}',

  sessionSubject:
    '{session}: {days, plural, =0 {se inaugura hoy} one {se inaugura en # día} many {se inaugura en # de días} other {se inaugura en # días}}',
  sessionBegun: '{session}: ya ha comenzado',
  sessionMeets: '{session}: del {start} al {end}.',
  sessionExpected: '{session}: se prevé entre el {start} y el {end}; las fechas aún no están fijadas.',
  sessionReceives: 'Lo que debe recibir, y para cuándo:',
  sessionStep:
    '{weeks, plural, one {# semana antes, {date}: {step}} many {# de semanas antes, {date}: {step}} other {# semanas antes, {date}: {step}}}',
  sessionOpen: 'Aún por hacer para esta sesión:',

  vacantSubject:
    '{count, plural, one {Función sin titular: {roles}} many {Funciones sin titular: {roles}} other {Funciones sin titular: {roles}}}',
  vacantText:
    '{count, plural, one {En «{edition}» nadie es responsable en la función siguiente: {roles}. Los recordatorios para ella no llegan a nadie. Le rogamos que designe a alguien.} many {En «{edition}» nadie es responsable en las funciones siguientes: {roles}. Los recordatorios para ellas no llegan a nadie. Le rogamos que designe a alguien para cada una.} other {En «{edition}» nadie es responsable en las funciones siguientes: {roles}. Los recordatorios para ellas no llegan a nadie. Le rogamos que designe a alguien para cada una.}}',
  undeliveredSubject: 'No se pudo entregar un mensaje',
  undeliveredText:
    'Un mensaje de «{edition}» no llegó a la persona que figura en el directorio como «{person}». Le rogamos que compruebe allí la dirección.',
  undeliveredCode: 'Respuesta del servidor de correo: {code}',
  reportedSubject: '{milestone} {title}: comunicado como hecho',
  reportedText: 'Se ha comunicado que este hito de «{edition}» está hecho. Le rogamos que lo confirme o indique que aún no lo está.',
  declinedSubject: '{milestone} {title}: rechazado por no corresponder',
  declinedText:
    'La persona que figura en el directorio como «{person}» indica que este hito de «{edition}» no le corresponde. Le rogamos que determine quién debe actuar.',
  handedTo: 'Persona propuesta: «{person}»',
  reportedStepText:
    'Se ha comunicado que este hito de «{edition}» está hecho. Se registra con un trámite de la fase «{stage}»: {steps}. Le rogamos que haga efectuar ese trámite o indique que el hito aún no está hecho.',
  reportedDecisionText:
    'Se ha comunicado que este hito de «{edition}» está hecho. {decision, select, suspend {Se registra con la decisión que aplaza el congreso sin fecha.} other {Se registra con la decisión sobre las nuevas fechas del congreso.}} Le rogamos que haga registrar esa decisión o indique que el hito aún no está hecho.',
  rejectedSubject: '{milestone} {title}: comunicación no aceptada',
  rejectedText:
    'Lo que usted comunicó sobre este hito de «{edition}» no ha sido aceptado: se considera que aún no está hecho y los recordatorios continúan.',
  rejectedReason: 'Motivo indicado: {reason}',
  decidedBy: 'Decidido por: {person}',
  replacedSubject: '{milestone} {title}: su compromiso ha sido sustituido',
  replacedText:
    '{person} se ha comprometido a ocuparse de este hito de «{edition}» a más tardar el {date}. Este compromiso sustituye al suyo.',
  replacedTextUnnamed:
    'Otra persona se ha comprometido a ocuparse de este hito de «{edition}» a más tardar el {date}. Este compromiso sustituye al suyo.',
  webhookOffSubject: 'Se ha desactivado un webhook',
  webhookOffText:
    '{cause, select, gone {El webhook de «{host}», al que se informa sobre «{edition}», se ha desactivado: su dirección responde que ya no existe.} other {El webhook de «{host}», al que se informa sobre «{edition}», se ha desactivado: desde hace tres días no acepta ningún mensaje.}} Revise el receptor o introduzca otra dirección y, después, vuelva a activar el webhook.',
  webhookOffAnswer: 'Su última respuesta: {answer}',
  evidence: 'Prueba: {what}',
  note: 'Nota: {note}',

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
  whyLink: '¿Por qué he recibido este mensaje?',
  progressLink: 'Estado de los preparativos',
  unsubscribe: 'Dejar de recibir estos resúmenes',
  closing:
    'Mensaje generado automáticamente por Lustrum. Sus enlaces son personales y pueden utilizarse hasta el {date}; le rogamos que no los reenvíe.',
};
