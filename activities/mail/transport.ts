import type { Message } from './message.js';

/** What became of one attempt to send; an answer is as the server gave it, and may name the reader. */
export type Sending =
  | { sent: true; answer: string }
  /** `permanent`: this message will never be taken. `nobodyThere`: none will be at present, so that others need not be tried. */
  | { sent: false; answer: string; permanent: boolean; nobodyThere: boolean };

/** Takes a message to its reader. A refusal or a failure is a value; it never throws for one. */
export interface MailTransport {
  /** How many messages it takes at once; absent: one. */
  readonly connections?: number;
  send(message: Message): Promise<Sending>;
  /** Takes nothing more. What is being handed over is handed over to its end; what waits for its turn comes back as not sent. */
  close(): Promise<void>;
}
