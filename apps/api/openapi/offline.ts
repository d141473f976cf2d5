import type { OpenAPIObject } from '@nestjs/swagger';
import { createApi } from '../app.js';
import type { ApiParts } from '../parts.js';
import { describeApi } from './document.js';

/** The description of the API, from the application alone: nothing is started, listened on, or asked. */
export async function documentOffline(): Promise<OpenAPIObject> {
  const app = await createApi(untouched(), { host: '127.0.0.1', publicUrl: 'http://127.0.0.1:3000', bodyLimit: 256 * 1024 }, false);
  try {
    await app.init();
    return await describeApi(app);
  } finally {
    await app.close();
  }
}

/** Parts that are never used; whatever is asked of them is a fault. */
function untouched(): ApiParts {
  const part = (name: string): never =>
    new Proxy(
      {},
      {
        get: (_target, member) =>
          typeof member === 'symbol' || ['then', ...lifecycle].includes(member) ? undefined : fault(`${name}.${member}`),
      },
    ) as never;
  return {
    reading: part('reading'),
    directory: part('directory'),
    carrier: part('carrier'),
    clock: part('clock'),
    links: part('links'),
    vocabulary: part('vocabulary'),
    feeds: part('feeds'),
    simulations: part('simulations'),
    webhooks: { register: part('register'), deliveries: part('deliveries'), messenger: part('messenger') },
  };
}

const lifecycle = [
  'onModuleInit',
  'onApplicationBootstrap',
  'onModuleDestroy',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
  'constructor',
];

function fault(what: string): never {
  throw new Error(`Describing the API needs no ${what}.`);
}
