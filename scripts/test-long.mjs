/**
 * `npm run test:long`: the tests that generate their cases, with some hundred cases each; about a quarter of an hour. What
 * fails is shrunk, and its seed printed: keep it as an example of the test.
 */
process.env.LUSTRUM_LONG = '1';
if (process.argv.length === 2)
  process.argv.push('test/conformance-generated', 'test/lives-of-reminders', 'domain/reminders/reminders.property');
await import('./test.mjs');
