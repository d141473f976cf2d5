import { condition, continueAsNew, proxyActivities, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Known } from './contracts/handle.js';
import { editionStream, workflowId } from './contracts/naming.js';
import type { MessageOutcome, TellResult, WebhookActivities, WebhookInput, WebhookMessageInput } from './contracts/webhook.js';
import { millisecondsUntil, presentInstant } from './shell/clock.js';
import { knownAfter } from './shell/known.js';
import { look } from './shell/messages.js';
import { tell as tellNeighbour } from './shell/neighbours.js';

const { tell, sendAgain } = proxyActivities<WebhookActivities>({
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '45 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 minutes' },
});

/**
 * One webhook of an edition: it is told what has happened since, in order; while it takes nothing that is tried again, less and less
 * often, for three days. It ends when nothing waits; the edition starts it again with the next event, and wakes it for news.
 */
export async function webhook(input: WebhookInput): Promise<void> {
  const { edition, clockOffset } = input;
  let recorded: Known = knownAfter({}, input);
  let mustLook = true;
  setHandler(look, () => {
    mustLook = true;
  });

  for (;;) {
    mustLook = false;
    const result = await tell({ edition, webhook: input.webhook, now: presentInstant(clockOffset), ...recorded });
    recorded = knownAfter(result, recorded);
    setCurrentDetails(inWords(result));
    if (result.switchedOff) await tellNeighbour(workflowId(edition, editionStream));
    // A look that comes in between the last answer and the end is not lost: the server refuses that end, and it is seen here.
    if (result.next === null && !mustLook) return;
    if (result.next !== null) await condition(() => mustLook, Math.max(1, millisecondsUntil(result.next, clockOffset)));
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof webhook>({ ...input, ...recorded });
  }
}

/** One message to a webhook, out of turn: it is sent once more, or for the first time to try the webhook out. */
export async function webhookMessage({ edition, webhook, message, clockOffset }: WebhookMessageInput): Promise<MessageOutcome | null> {
  return sendAgain({ edition, webhook, message, now: presentInstant(clockOffset) });
}

function inWords({ told, next, failure, switchedOff }: TellResult): string {
  const last = `Last round: ${told} told.${failure === undefined ? '' : ` Then: ${failure}`}`;
  if (switchedOff) return `${last} Switched off.`;
  return `${last} ${next === null ? 'Nothing waits.' : `Next attempt: ${next}.`}`;
}
