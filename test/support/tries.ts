/** How many generated cases are tried: the usual number, or with `npm run test:long` many more. */
export const tries = (usual: number, long: number): number => (process.env['LUSTRUM_LONG'] === '1' ? long : usual);
