import { log, proxyActivities } from '@temporalio/workflow';
import type { Bounce, BounceActivities } from './contracts/bounce.js';
import { editionStream, workflowId } from './contracts/naming.js';
import { tell } from './shell/neighbours.js';

const { recordBounce } = proxyActivities<BounceActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 minutes' },
});

/** A message came back: that is recorded, and the edition looks, for its organiser is to hear of it. */
export async function bounce(report: Bounce): Promise<void> {
  const edition = await recordBounce(report);
  if (edition === null) return;
  const heard = await tell(workflowId(edition, editionStream));
  if (!heard) log.info('The edition of a message that came back has no workflow any more', { edition });
}
