/** What calendars say, in ICU MessageFormat. `milestone` is a key ("M17"), `title` its name, `what` the name of a session or meeting. */
export const en = {
  calendarOf: '{edition}: {part}',
  calendarOfMine: '{edition}: your milestones',

  summary: '{milestone} {title} – {edition}',
  summaryDone: 'Done: {milestone} {title} – {edition}',
  occasion: '{what} – {edition}',
  meeting: 'Regional meeting: {meeting}',

  deliverable: 'To be delivered: {title}',
  window: 'Time for it: from {from} to {to}',
  expected: 'The date is not fixed yet; this is when it is expected.',
  countsFrom:
    '{root, select, opening {The date counts from the opening.} closing {The date counts from the closing.} meeting {The date counts from the regional meeting.} announcement {The date counts from the announcement of the postponement.} previous {The date counts from the previous edition.} session {The date counts from a session of the body.} other {The date counts from what is on record.}}',
  atSession: 'The date follows this session: {session}',
  pinned: 'The date was set by hand: {reason}',
  suspendedBy:
    '{known, select, yes {Suspended by {basis}; there is no new date yet. The entry stands where it last was.} other {Suspended; there is no new date yet. The entry stands where it last was.}}',
  cancelledBy: '{known, select, yes {Cancelled by {basis}; it will not be held.} other {Cancelled; it will not be held.}}',
  status:
    '{status, select, planned {State: planned} started {State: under way} done {State: done} waived {State: waived} suspended {State: suspended} undated {State: without a date} gone {State: no longer planned} other {State: nothing on record}}',
};
