import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import { bareUpdate, type BareActivities } from './contract.js';

const { insert } = proxyActivities<BareActivities>({ startToCloseTimeout: '30 seconds' });

export async function bare(): Promise<void> {
  setHandler(defineUpdate<string, [string]>(bareUpdate), async (id) => {
    await insert(id);
    return id;
  });
  await condition(() => false);
}
