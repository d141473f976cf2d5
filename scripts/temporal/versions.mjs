import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../lib/paths.mjs';

const pinned = (file, pattern) => pattern.exec(readFileSync(join(import.meta.dirname, file), 'utf8'))[1];

/** The version of Temporal's command line, server inside, that Lustrum is tried with: the one that go.mod pins. */
export const version = pinned('go.mod', /temporalio\/cli v([\d.]+)/);
/** The version of Go that building it takes. */
export const goVersion = pinned('go.mod', /^go ([\d.]+)$/m);
export const cached = join(cacheFolder, `temporal-${version}`);

/** The time-skipping test server, of Temporal's Java project. */
export const testServerVersion = pinned('test-server.pom.xml', /temporal-test-server<\/artifactId>\s*<version>([\d.]+)/);
export const testServerFolder = join(cacheFolder, `temporal-test-server-${testServerVersion}`);
