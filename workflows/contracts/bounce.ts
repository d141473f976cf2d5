import type { Instant } from '../../domain/time/plain-date.js';

/** Workflow type that records a message that came back. */
export const bounceWorkflow = 'bounce';
export const bounceWorkflowId = (messageId: string): string => `lustrum/bounce/${messageId}`;

/** What a mail server reported of a message. */
export interface Bounce {
  /** Message-ID, in its angle brackets. */
  messageId: string;
  at: Instant;
  answer: string;
  /** Whether it will never be delivered. */
  permanent: boolean;
}

export interface BounceActivities {
  /** Records it, once. Returns the edition whose message it was; null: nobody's. */
  recordBounce(bounce: Bounce): Promise<string | null>;
}
