/** The chapters of the description, in their order. */
export const tags = {
  templates: 'Cycle templates: what the engine knows of one kind of congress.',
  editions: 'Editions of a congress, and the decisions on them: dates, postponement, closure.',
  milestones: 'Dated milestones: planned, in progress, done, waived, reopened; dates pinned by hand.',
  stages: 'The stages of the cycle that have steps of their own.',
  meetings: 'Regional preparatory meetings, each with its own steps.',
  sessions: 'The calendar of the bodies that the cycle depends on.',
  externals: 'What milestones wait for from outside the edition.',
  people: 'How the people of an edition are reached; the only place of personal data.',
  roles: 'Who holds which role.',
  reminders: 'The ledger of reminders: intended, sent, withdrawn.',
  webhooks: 'Addresses that are told of what happens (Standard Webhooks), and what they were told.',
  feeds: 'Calendars to subscribe to.',
  events: 'Who did what, when, why, on what basis.',
  progress: 'Progress reports, of today or of a past day.',
  problems: 'What each kind of problem means.',
  health: 'Whether the API is up.',
} as const;
