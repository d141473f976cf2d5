import { expect, it } from '@jest/globals';
import { withoutSecrets } from './secret-paths.js';

it.each([
  ['/r/acknowledge/eyJhbGciOi.eyJhdWQi.c2ln', '/r/acknowledge/…'],
  ['/R/Acknowledge/x/', '/R/Acknowledge/…/'],
  ['/r/nonsense/x', '/r/nonsense/…'],
  ['/r//x', '/r//…'],
  ['/feeds/c2VjcmV0.ics', '/feeds/….ics'],
  ['/feeds/c2VjcmV0', '/feeds/…'],
  ['/feeds/.c2V.jcmV0.ics', '/feeds/….ics'],
  ['/feeds/c2VjcmV0.ics/more', '/feeds/….ics/more'],
  ['/v1/editions/r/reminders', '/v1/editions/r/reminders'],
  ['/r/acknowledge', '/r/acknowledge'],
])('%s is logged as %s', (path, logged) => {
  expect(withoutSecrets(path)).toBe(logged);
});
