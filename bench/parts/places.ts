import { fileURLToPath } from 'node:url';

/** A file of the build, by its path below `dist/`. */
export const built = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A file of the project, by its path below its folder. */
export const ofProject = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
