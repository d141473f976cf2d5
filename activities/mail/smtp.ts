import { rootCertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import type { Message } from './message.js';
import type { MailTransport, Sending } from './transport.js';

/** Milliseconds; a server that hangs must not hold a round of delivery for long. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
const wholeMessage = 60_000;

/** Failures of the connection or of our account: every other message would meet the same. */
const ofTheConnection = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EREQUIRETLS',
  'EPROTOCOL',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'EABORT',
  'ECONFIG',
]);

/** What is said of a message that waited for its turn when the connections were let go of; that has no code. */
const neverItsTurn = 'Connection pool was closed';

export interface SmtpOptions {
  /** Certificates that are trusted beside those of the system (PEM): for a server with one of its own making. */
  ca?: string;
}

/**
 * Sends by SMTP, over connections that are kept for a while.
 *
 * @param url `smtp://host:port` (STARTTLS where it is offered) or `smtps://user:password@host:port`. A password is never sent
 *   in the clear: with one, `smtp:` insists on STARTTLS
 */
export function smtp(url: string, { ca }: SmtpOptions = {}): MailTransport {
  // No requeueing: whether a message whose connection broke is sent again is the ledger's decision.
  const transporter = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    maxRequeues: 0,
    idleTimeout: 30_000,
    ...(new URL(url).username === '' ? {} : { requireTLS: true }),
    ...(ca === undefined ? {} : { tls: { ca: [...rootCertificates, ca] } }),
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ envelope, mail }: Message): Promise<Sending> {
      try {
        const { response } = await transporter.sendMail({ ...mail, envelope, signal: AbortSignal.timeout(wholeMessage) });
        return { sent: true, answer: response };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => {
      transporter.close();
      return Promise.resolve();
    },
  };
}

/** 5xx on envelope or message is for ever; all else is for the time being. */
function failure(error: unknown): Sending {
  const {
    message = String(error),
    code,
    responseCode,
    response,
  } = error as { message?: string; code?: string; responseCode?: number; response?: string };
  const answer = response ?? message;
  const nobodyThere = ofTheConnection.has(code ?? '') || responseCode === 421 || message === neverItsTurn;
  const refused = responseCode !== undefined ? responseCode >= 500 : code === 'EENVELOPE';
  return { sent: false, answer, permanent: refused && !nobodyThere, nobodyThere };
}
