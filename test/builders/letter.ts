import type { Letter } from '../../activities/mail/letter.js';

/** A reminder of one milestone, a week ahead. */
export const letter = (more: Partial<Letter> = {}): Letter => ({
  key: 'fourteenth/M17/-7/p1/1',
  kind: 'reminder',
  edition: { id: 'fourteenth', title: 'Fourteenth Congress' },
  reader: { name: 'Ada Example', address: 'ada@example.org', language: 'en' },
  entries: [
    {
      milestone: 'M17',
      title: 'Discussion guide issued in six languages',
      dueOn: '2018-09-12',
      days: 7,
      deliverable: 'A/CONF.234/PM.1',
      link: 'http://127.0.0.1:3000/v1/editions/fourteenth/milestones/M17',
    },
  ],
  link: 'http://127.0.0.1:3000/v1/editions/fourteenth',
  ...more,
});
