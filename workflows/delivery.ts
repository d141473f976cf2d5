import { condition, continueAsNew, proxyActivities, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import type { DeliverResult, DeliveryActivities, DeliveryInput } from './contracts/delivery.js';
import { millisecondsUntil, presentInstant } from './shell/clock.js';
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
  let mustLook = true;
  setHandler(look, () => {
    mustLook = true;
  });

  for (;;) {
    mustLook = false;
    const { edition, seen } = input;
    const result = await deliver({ edition, now: presentInstant(input.clockOffset), ...(seen === undefined ? {} : { seen }) });
    setCurrentDetails(inWords(result));
    // A look that comes in between the last answer and the end is not lost: the server refuses that end, and it is seen here.
    if (result.nextAttempt === null && !mustLook) return;
    if (result.nextAttempt !== null) await condition(() => mustLook, Math.max(1, millisecondsUntil(result.nextAttempt, input.clockOffset)));
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof delivery>(input);
  }
}

function inWords({ sent, failed, nextAttempt }: DeliverResult): string {
  const next = nextAttempt === null ? 'Nothing waits to be delivered.' : `Next attempt: ${nextAttempt}.`;
  return `Last round: ${sent} sent, ${failed} failed. ${next}`;
}
