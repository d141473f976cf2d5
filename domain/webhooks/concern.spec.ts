import { expect, it } from '@jest/globals';
import { EditionOnTheTable } from '../../test/builders/edition.js';
import { cycleTemplate } from '../../test/builders/template.js';
import { plainProfile } from '../directory/profile.js';
import { instantAt } from '../time/plain-date.js';
import { webhookConcerns } from './concern.js';

it('tells whoever organises today of a webhook that was switched off: deputies where nobody is responsible, covers of the absent', () => {
  const table = new EditionOnTheTable(cycleTemplate());
  const day = '2030-10-14';
  const role = table.world.template.reminders.organiser;
  const plain = plainProfile('Asia/Tokyo');
  const absences = [{ from: '2030-10-01', to: '2030-10-31', cover: 'bo' }];
  table.world = {
    ...table.world,
    edition: { ...table.world.edition!, roles: { [role]: { responsible: [], deputy: ['ada'], supervisor: [], informed: [] } } },
    people: { ada: { ...plain, absences }, bo: { ...plain, quiet: { from: '19:00', to: '10:00' } } },
  };
  const concern = { kind: 'webhook-disabled', webhook: 'w', host: 'example.org', cause: 'gone', answer: 'HTTP 410' } as const;
  expect(webhookConcerns(table.world, concern, instantAt('Asia/Tokyo', day, 9))).toMatchObject([
    { recipient: 'bo', status: 'intended', at: instantAt('Asia/Tokyo', day, 10), why: { coverFor: 'ada' }, concern },
  ]);
});
