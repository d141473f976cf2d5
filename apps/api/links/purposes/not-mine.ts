import type { Purpose } from './purpose.js';

/** Somebody is the wrong one to ask. */
export const notMine: Purpose = {
  title: 'notMine',
  lead: ({ words }) => [words.say('notMineLead')],
  fields: ({ words }) => [{ name: 'note', kind: 'text', label: words.say('notMineNote') }],
  trial: ({ key, person }) => ({ type: 'decline', milestone: key, person: person.id, note: '-' }),
  command: ({ key, person }, { note = '' }) => ({ command: { type: 'decline', milestone: key, person: person.id, note } }),
  done: ({ words }) => words.say('notMineDone'),
  before: 'notMineBefore',
  places: { '/note': 'note' },
};
