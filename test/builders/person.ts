import { plainProfile } from '../../domain/directory/profile.js';
import type { Person } from '../../entities/people.js';

/** Someone of the directory of whom a test says only what it is about. */
export const person = (more: Partial<Person> = {}): Person => ({
  ...plainProfile('Europe/Vienna'),
  edition: 'edition',
  id: 'p1',
  name: 'Paula Example',
  email: 'paula@example.org',
  kind: 'person',
  ...more,
});
