// Bundles all workflows into one file, as the worker runs them in production: dist/workflow-bundle.js.
// Workflow interceptors and payload converters, should there be any, go in here.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const file = path('../dist/workflow-bundle.js');

// The worker holds the bundle several times. Faults name their lines by a source map that need not hold the sources themselves.
const { code } = await bundleWorkflowCode({
  workflowsPath: path('../workflows/index.ts'),
  logger: new DefaultLogger('WARN'),
  webpackConfigHook: (config) => ({ ...config, devtool: 'inline-nosources-source-map' }),
});
const narrow = inLatin1(code);
await mkdir(path('../dist'), { recursive: true });
await writeFile(`${file}.part`, narrow);
await rename(`${file}.part`, file); // an interrupted build leaves no half bundle
console.log(`Bundled the workflows: dist/workflow-bundle.js, ${Math.round(narrow.length / 1024)} KiB`);

/** One character beyond Latin-1 and V8 gives two bytes to every other one. Such stand in texts and comments only. */
function inLatin1(text) {
  return text.replace(/[^\0-\xff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
