/**
 * What letters say, in ICU MessageFormat. `milestone` is a key ("M17"), `title` its name; apostrophes are typographic, for a
 * plain one quotes. Words in braces are put in by the program and stay as they are.
 */
export const en = {
  subject: '{what} ({edition})',
  headline: '{milestone}: {state} – {title}',
  headlineUrgent: '{milestone}: {state}, urgent – {title}',
  headlineEscalation: '{milestone}: {state}, action needed – {title}',
  greeting: 'Dear {name},',
  statement: '{milestone} {title}: {state}',

  due: '{days, plural, =0 {due today} one {due in # day} other {due in # days}}',
  overdue: '{days, plural, one {# day overdue} other {# days overdue}}',
  state: '{status, select, done {done} waived {waived} suspended {suspended} other {without a date}}',
  dueOn: 'Due on {date}',
  dueOnIn: 'Due on {date} ({zone})',
  movedFrom: 'Moved from {from} to {to}',
  movedPostponed: '{known, select, yes {Reason: postponement ({basis})} other {Reason: postponement}}',
  movedOpening: 'Reason: the opening is on {date}',
  movedClosing: 'Reason: the closing is on {date}',
  movedSession: 'Reason: the date follows this session: {session}',
  movedMilestone: 'Reason: the date counts from {milestone} {title}',
  wasDue: 'Was due on {date}',
  suspendedBy: '{known, select, yes {Suspended by {basis}; there is no new date yet} other {Suspended; there is no new date yet}}',
  deliverable: 'To be delivered: {title}',
  waitsFor: 'Waits for: {what}',
  mustHaveStarted: '{what} (must have started)',
  named: '{milestone} {title}',
  more: '{count, plural, one {and # more} other {and # more}}',
  promiseBroken: 'The day by which it was promised, {date}, has passed.',
  stepBeforeSession:
    '{weeks, plural, one {# week before this session ({session}): {step}} other {# weeks before this session ({session}): {step}}}',
  withAnotherRole: 'The milestone itself is with this role: {role}. You are told because your role sees to what the session must receive.',
  askedForSession:
    '{weeks, plural, one {Asked for # week before this session: {session}} other {Asked for # weeks before this session: {session}}}',

  reminderNotice: 'This is a reminder from the preparations of “{edition}”.',
  reminderUrgent: 'This has not yet been reported as done, and the preparations of “{edition}” count on it. Please see to it.',
  reminderEscalation:
    'This is brought to your attention because it has not been reported as done in the preparations of “{edition}”. Please see that it is done, or say by when it will be.',
  reminderInformed: 'For your information: this is how a milestone in the preparations of “{edition}” stands. Nothing is asked of you.',
  catchUp:
    '{count, plural, one {# milestone of “{edition}” has come up.} other {# milestones of “{edition}” have come up; this message brings them together.}}',
  catchUpInformed:
    '{count, plural, one {For your information: this is how # milestone of “{edition}” stands. Nothing is asked of you.} other {For your information: this is how # milestones of “{edition}” stand. Nothing is asked of you.}}',
  catchUpSubject: '{count, plural, one {# milestone to look at} other {# milestones to look at}}',
  catchUpSubjectInformed: '{count, plural, one {# milestone, for information} other {# milestones, for information}}',

  digestSubject: 'Overview: {counts} – {date}',
  digestOpening: 'This is what is due, overdue, blocked or changed among your milestones.',
  digestOpeningInformed: 'For your information: this is what is due, overdue, blocked or changed among the milestones that you follow.',
  digestZone: 'Dates are days in this zone: {zone}.',
  unreachable: 'Messages to these people come back, and their addresses are still in use: {people}. Please correct them in the directory.',
  countOverdue: '{count, plural, one {# overdue} other {# overdue}}',
  countDueSoon: '{count, plural, one {# due soon} other {# due soon}}',
  countBlocked: '{count, plural, one {# blocked} other {# blocked}}',
  countChanged: '{count, plural, one {# changed} other {# changed}}',
  countComing: '{count, plural, one {# coming up} other {# coming up}}',

  sessionSubject: '{days, plural, =0 {Opens today} one {Opens in # day} other {Opens in # days}}: {session}',
  sessionBegun: 'Has begun: {session}',
  sessionMeets: '{session} meets from {start} to {end}.',
  sessionExpected: '{session} is expected between {start} and {end}; its dates are not fixed yet.',
  sessionReceives: 'What it must receive, and by when:',
  sessionStep: '{weeks, plural, one {# week before it, {date}: {step}} other {# weeks before it, {date}: {step}}}',
  sessionOpen: 'Not yet done for this session:',

  decisionSubject:
    '{kind, select, suspended {Postponed, no new dates yet} cancelled {Cancelled} elsewhere {New place, same dates: from {opening} to {closing}} otherwise {New format, same dates: from {opening} to {closing}} kept {Dates unchanged: from {opening} to {closing}} other {New dates: from {opening} to {closing}}}',
  decisionText:
    '{kind, select, suspended {“{edition}” has been postponed. New dates have not been decided yet.} cancelled {“{edition}” has been cancelled: it will not be held.} elsewhere {“{edition}” will be held on the dates set earlier, in a new place.} otherwise {“{edition}” will be held on the dates set earlier, in a new format.} kept {“{edition}” will be held on the dates set earlier.} other {The dates of “{edition}” have been decided anew.}}',
  decisionBasis: 'Basis: {basis}',
  decisionRecordedBy: 'Recorded by: {person}',
  decisionDates: '{kind, select, dates {New dates} other {Dates}}: from {opening} to {closing}',
  decisionFormer: 'Former dates: from {opening} to {closing}',
  decisionVenue: 'New place: {venue}',
  decisionModality:
    '{modality, select, online {It will be held online.} hybrid {It will be held in person and online.} other {It will be held in person.}}',
  decisionNext:
    '{kind, select, suspended {Nothing has to be done for what is suspended until new dates are decided; you will be told of them.} cancelled {Nothing more has to be done for what is waived. What else is open awaits a decision of its own. No more reminders will be sent.} dates {Please look at the new dates, and say so if one of them cannot be met.} other {Please look at the dates below, and say so if one of them cannot be met.}}',
  decisionEntries:
    '{count, plural, =0 {None of the open milestones of your roles changes.} one {This changes # milestone of your roles:} other {This changes # milestones of your roles:}}',
  noLonger: 'No longer to be done; it was due on {date}',
  dueAgain: 'To be done again by {date}',

  vacantSubject: '{count, plural, one {Nobody holds this role: {roles}} other {Nobody holds these roles: {roles}}}',
  vacantText:
    '{count, plural, one {In “{edition}” nobody is responsible in this role: {roles}. Reminders for it reach nobody. Please assign someone to it.} other {In “{edition}” nobody is responsible in these roles: {roles}. Reminders for them reach nobody. Please assign someone to each.}}',
  vacantAbout: 'Due soon or overdue, and nobody’s: {what}',
  undeliveredSubject: 'A message to {person} could not be delivered',
  undeliveredText: 'A message of “{edition}” did not reach {person}. Please check the address in the directory.',
  undeliveredAbout: 'It was about: {what}',
  undeliveredCode: 'Answer of the mail server: {code}',
  reportedSubject: '{milestone}: reported as done – {title}',
  reportedText: 'It has been reported that this milestone of “{edition}” is done. Please confirm it, or say that it is not done yet.',
  reportedNotYetText:
    'It has been reported that this milestone of “{edition}” is done. It cannot be confirmed yet: what is named here as open comes first. You are asked again later. If it is not done, please say so.',
  reportedBy: 'Reported by: {person}',
  declinedSubject: '{milestone}: handed back – {title}',
  declinedText: '{person} says that this milestone of “{edition}” is not theirs. Please see who is to act.',
  handedTo: 'Named instead: {person}',
  reportedStepText:
    'It has been reported that this milestone of “{edition}” is done. It is recorded with a step of the stage “{stage}”: {steps}. Please have that step performed, or say that the milestone is not done yet.',
  reportedDecisionText:
    'It has been reported that this milestone of “{edition}” is done. {decision, select, suspend {It is recorded with the decision that postpones the congress without a date.} reconvene {It is recorded with the decision on new dates of the congress.} other {It is recorded with the decision that announces a postponement of the congress.}} Please have that decision recorded, or say that the milestone is not done yet.',
  rejectedSubject: '{milestone}: not confirmed as done – {title}',
  rejectedText: 'You reported that this milestone of “{edition}” is done. That has not been confirmed: it is still open.',
  rejectedReason: 'Reason given: {reason}',
  decidedBy: 'Decided by: {person}',
  replacedSubject: '{milestone}: promised by someone else – {title}',
  replacedText: '{person} has promised this milestone of “{edition}” by this day: {date}. That takes the place of your own promise.',
  replacedTextUnnamed: 'Somebody else has promised to see to this milestone of “{edition}” by {date}. That replaces what you had promised.',
  webhookOffSubject: 'A webhook was switched off',
  webhookOffText:
    '{cause, select, gone {The webhook at “{host}” that is told of “{edition}” was switched off: its address answers that it is gone for good.} other {The webhook at “{host}” that is told of “{edition}” was switched off: for three days it has taken no message.}} Please see to the receiver or enter another address, then switch the webhook on again.',
  webhookOffAnswer: 'Its last answer: {answer}',
  evidence: 'Evidence: {what}',
  note: 'Note: {note}',
  reason: 'Reason: {reason}',

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
  whySeveral: 'You receive this for several roles: {roles}.',
  whyRole:
    '{capacity, select, responsible {{role} (responsible)} deputy {{role} (deputy)} supervisor {{role} (supervisor)} other {{role} (for information)}}',
  whyRoleCover: '{role} (in the place of a colleague who is absent)',
  whyLink: 'Why did I get this?',
  progressLink: 'How the preparations stand',
  unsubscribe: 'Stop these overviews',
  closing:
    'This message was generated automatically by Lustrum. Its links are meant for you alone and can be used until {date}; please do not forward them.',
};
