/** What is tried of generated cases: the usual, or with `npm run test:long` many more. */
export const tries = <T>(usual: T, long: T): T => (process.env['LUSTRUM_LONG'] === '1' ? long : usual);
