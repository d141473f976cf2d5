// Bundles all workflows into one file, as the worker runs them in production: dist/workflow-bundle.js.
// Workflow interceptors and payload converters, should there be any, go in here.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const file = path('../dist/workflow-bundle.js');

const { code } = await bundleWorkflowCode({ workflowsPath: path('../workflows/index.ts'), logger: new DefaultLogger('WARN') });
await mkdir(path('../dist'), { recursive: true });
await writeFile(`${file}.part`, code);
await rename(`${file}.part`, file); // an interrupted build leaves no half bundle
console.log(`Bundled the workflows: dist/workflow-bundle.js, ${Math.round(code.length / 1024)} KiB`);
