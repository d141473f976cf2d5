/** The chapters of the description, in their order. */
export const tags = {
  templates: 'Cycle templates: what the engine knows of one kind of congress.',
  editions: 'Editions of a congress, and the decisions on them: dates, postponement, closure.',
  milestones: 'Dated milestones: planned, in progress, done, waived, reopened; dates pinned by hand.',
  responses: 'What readers answer to their reminders, and what the organisers decide about it.',
  stages: 'The stages of the cycle that have steps of their own.',
  meetings: 'Regional preparatory meetings, each with its own steps.',
  sessions: 'The calendar of the bodies that the cycle depends on.',
  externals: 'What milestones wait for from outside the edition.',
  people: 'How the people of an edition are reached; the only place of personal data.',
  roles: 'Who holds which role.',
  ladders: 'When whom is reminded how: of the template, and set for an edition, a stage or a milestone.',
  reminders: 'The ledger of reminders: who was to be told what, why, and what became of it.',
  webhooks: 'Addresses that are told of what happens (Standard Webhooks), and what they were told.',
  feeds: 'Calendars to subscribe to: of an edition, a stage, a body or a person.',
  events: 'Who did what, when, why, on what basis.',
  progress: 'Progress reports, of today or of a past day.',
  simulations:
    'Changes of plan that are tried out and then applied, differences between versions, and what would follow from what is not so.',
  rehearsals: 'Whole cycles on a virtual clock, in several courses of events side by side.',
  problems: 'What each kind of problem means.',
  health: 'Whether the API is up.',
} as const;
