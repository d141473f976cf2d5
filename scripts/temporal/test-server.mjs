import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { discard, run } from '../lib/processes.mjs';
import { say, step } from '../lib/terminal.mjs';
import { Trouble } from '../lib/trouble.mjs';
import { testServerFolder, testServerVersion } from './versions.mjs';

const executable = join(testServerFolder, 'temporal-test-server');

/**
 * The path of Temporal's time-skipping test server, on whose one clock years pass in seconds; from the cache, else put together
 * with Maven.
 *
 * @returns undefined where it cannot be had, after saying why
 */
export async function provideTestServer(log) {
  if (!works('java', '-version')) return without('there is no "java" on the PATH to run it');
  if (existsSync(executable)) return executable;
  if (!works('mvn', '--version')) return without('there is no "mvn" on the PATH to fetch it');
  try {
    await step(`fetching Temporal's test server ${testServerVersion} with Maven`, () => fetchWithMaven(log));
    return executable;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return without(error.message);
  }
}

function without(why) {
  say(`  No time-skipping test server: ${why}`);
  return undefined;
}

const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Everything goes into a folder of its own first: an interrupted download leaves no half a server behind. */
async function fetchWithMaven(log) {
  mkdirSync(dirname(testServerFolder), { recursive: true });
  const draft = mkdtempSync(`${testServerFolder}.fetching-`);
  try {
    const pom = join(import.meta.dirname, 'test-server.pom.xml');
    const args = ['--batch-mode', '--quiet', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime'];
    await run('mvn', 'mvn', [...args, `-DoutputDirectory=${join(draft, 'lib')}`], { log });
    // It lives for a minute or two: the quick compiler and the plain collector take half the work off two cores.
    const script =
      '#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"\n';
    writeFileSync(join(draft, 'temporal-test-server'), script, { mode: 0o755 });
    discard(testServerFolder);
    renameSync(draft, testServerFolder);
  } finally {
    discard(draft);
  }
}
