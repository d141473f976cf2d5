import { condition, continueAsNew, proxyActivities, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import type { DeliverResult, DeliveryActivities, DeliveryInput } from './contracts/delivery.js';
import type { Known } from './contracts/handle.js';
import { millisecondsUntil, presentInstant } from './shell/clock.js';
import { knownAfter } from './shell/known.js';
import { look } from './shell/messages.js';

const { deliver } = proxyActivities<DeliveryActivities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '90 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 minutes' },
});

/**
 * The delivery of an edition's notices: sends what may be sent, sleeps until more may be, for days if a mail server is
 * down so long, and ends when nothing waits. The edition starts it again with the next notice, and wakes it for news.
 */
export async function delivery(input: DeliveryInput): Promise<void> {
  const { edition, clockOffset } = input;
  let recorded: Known = knownAfter({}, input);
  let mustLook = true;
  setHandler(look, () => {
    mustLook = true;
  });

  for (;;) {
    mustLook = false;
    const result = await deliver({ edition, now: presentInstant(clockOffset), ...recorded });
    recorded = knownAfter(result, recorded);
    setCurrentDetails(inWords(result));
    // A look that comes in between the last answer and the end is not lost: the server refuses that end, and it is seen here.
    if (result.nextAttempt === null && !mustLook) return;
    if (result.nextAttempt !== null) await condition(() => mustLook, Math.max(1, millisecondsUntil(result.nextAttempt, clockOffset)));
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof delivery>({ ...input, ...recorded });
  }
}

function inWords({ sent, failed, nextAttempt }: DeliverResult): string {
  const next = nextAttempt === null ? 'Nothing waits to be delivered.' : `Next attempt: ${nextAttempt}.`;
  return `Last round: ${sent} sent, ${failed} failed. ${next}`;
}
