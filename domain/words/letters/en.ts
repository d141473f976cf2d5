/**
 * What letters say, in ICU MessageFormat. `milestone` is a key ("M17"), `title` its name; apostrophes are typographic, for a
 * plain one quotes. Words in braces are put in by the program and stay as they are.
 */
export const en = {
  subject: '[{edition}] {what}',
  subjectUrgent: 'Urgent: {what}',
  subjectEscalation: 'Action needed: {what}',
  greeting: 'Dear {name},',
  statement: '{milestone} {title}: {state}',

  due: '{days, plural, =0 {due today} one {due in # day} other {due in # days}}',
  overdue: '{days, plural, one {# day overdue} other {# days overdue}}',
  state: '{status, select, done {done} waived {waived} suspended {suspended} other {without a date}}',
  dueOn: 'Due on {date}',
  dueOnIn: 'Due on {date} ({zone})',
  movedFrom: 'Moved from {date}',
  deliverable: 'To be delivered: {title}',
  waitsFor: 'Waits for: {what}',
  named: '{milestone} {title}',
  more: '{count, plural, one {and # more} other {and # more}}',
  promiseBroken: 'The day by which it was promised, {date}, has passed.',

  reminderNotice: 'This is a reminder from the preparations of “{edition}”.',
  reminderUrgent: 'This has not yet been reported as done, and the preparations of “{edition}” count on it. Please see to it.',
  reminderEscalation:
    'This is brought to your attention because it has not been reported as done in the preparations of “{edition}”. Please see that it is done, or say by when it will be.',
  catchUp:
    '{count, plural, one {# milestone of “{edition}” has come up since you were last told.} other {# milestones of “{edition}” have come up since you were last told.}}',
  catchUpSubject: '{count, plural, one {# milestone to look at} other {# milestones to look at}}',

  digestSubject: 'Overview of {date}: {counts}',
  digestOpening: 'This is what is due, overdue, blocked or changed among your milestones.',
  digestZone: 'Dates are days in this zone: {zone}.',
  countOverdue: '{count, plural, one {# overdue} other {# overdue}}',
  countDueSoon: '{count, plural, one {# due soon} other {# due soon}}',
  countBlocked: '{count, plural, one {# blocked} other {# blocked}}',
  countChanged: '{count, plural, one {# changed} other {# changed}}',
  countComing: '{count, plural, one {# coming up} other {# coming up}}',

  sessionSubject: '{session}: {days, plural, =0 {opens today} one {opens in # day} other {opens in # days}}',
  sessionBegun: '{session}: has begun',
  sessionMeets: '{session} meets from {start} to {end}.',
  sessionExpected: '{session} is expected between {start} and {end}; its dates are not fixed yet.',
  sessionReceives: 'What it must receive, and by when:',
  sessionStep: '{weeks, plural, one {# week before it, {date}: {step}} other {# weeks before it, {date}: {step}}}',
  sessionOpen: 'Not yet done for this session:',

  vacantSubject: '{count, plural, one {Nobody holds this role: {roles}} other {Nobody holds these roles: {roles}}}',
  vacantText:
    '{count, plural, one {In “{edition}” nobody is responsible in this role: {roles}. Reminders for it reach nobody. Please assign someone to it.} other {In “{edition}” nobody is responsible in these roles: {roles}. Reminders for them reach nobody. Please assign someone to each.}}',
  undeliveredSubject: 'A message could not be delivered',
  undeliveredText:
    'A message of “{edition}” did not reach the person entered in the directory as “{person}”. Please check the address there.',
  undeliveredCode: 'Answer of the mail server: {code}',
  reportedSubject: '{milestone} {title}: reported as done',
  reportedText: 'It has been reported that this milestone of “{edition}” is done. Please confirm it, or say that it is not done yet.',
  declinedSubject: '{milestone} {title}: not theirs',
  declinedText:
    'The person entered in the directory as “{person}” says that this milestone of “{edition}” is not theirs. Please see who is to act.',
  handedTo: 'Named instead: “{person}”',
  reportedStepText:
    'It has been reported that this milestone of “{edition}” is done. It is recorded with a step of the stage “{stage}”: {steps}. Please have that step performed, or say that the milestone is not done yet.',
  reportedDecisionText:
    'It has been reported that this milestone of “{edition}” is done. {decision, select, suspend {It is recorded with the decision that postpones the congress without a date.} other {It is recorded with the decision on new dates of the congress.}} Please have that decision recorded, or say that the milestone is not done yet.',
  rejectedSubject: '{milestone} {title}: report not accepted',
  rejectedText:
    'What you reported about this milestone of “{edition}” has not been accepted: it counts as not done yet, and reminders go on.',
  rejectedReason: 'Reason given: {reason}',
  decidedBy: 'Decided by: {person}',
  replacedSubject: '{milestone} {title}: your promise was replaced',
  replacedText: '{person} has promised to see to this milestone of “{edition}” by {date}. That replaces what you had promised.',
  replacedTextUnnamed: 'Somebody else has promised to see to this milestone of “{edition}” by {date}. That replaces what you had promised.',
  webhookOffSubject: 'A webhook was switched off',
  webhookOffText:
    '{cause, select, gone {The webhook at “{host}” that is told of “{edition}” was switched off: its address answers that it is gone for good.} other {The webhook at “{host}” that is told of “{edition}” was switched off: for three days it has taken no message.}} Please see to the receiver or enter another address, then switch the webhook on again.',
  webhookOffAnswer: 'Its last answer: {answer}',
  evidence: 'Evidence: {what}',
  note: 'Note: {note}',

  acknowledge: 'I will see to it',
  snooze: 'Remind me later',
  done: 'It is done',
  notMine: 'This is not mine',
  confirm: 'Confirm that it is done',
  reject: 'It is not done yet',
  answering: 'To answer, follow one of the links: it opens a page and acts only when you confirm there. No account is needed.',
  inCalendar: 'The attached file puts the date into your calendar.',

  why: '{capacity, select, responsible {You receive this as responsible in the role: {role}.} deputy {You receive this as deputy in the role: {role}.} supervisor {You receive this as supervisor of the role: {role}.} other {You receive this for information, for the role: {role}.}}',
  whyCover: 'You receive this in the place of a colleague who is absent. Role: {role}.',
  whyLink: 'Why did I get this?',
  progressLink: 'How the preparations stand',
  unsubscribe: 'Stop these overviews',
  closing:
    'This message was generated automatically by Lustrum. Its links are meant for you alone and can be used until {date}; please do not forward them.',
};
