import PostalMime, { type Attachment } from 'postal-mime';

/** What a mail server says of a message that it could not deliver after all. */
export interface BounceReport {
  /** Message-ID of the message that came back, in its angle brackets. */
  messageId: string;
  /** Never to be delivered (status 5.x.x, or given up); otherwise it is late and still being tried. */
  permanent: boolean;
  /** Status and diagnosis in the server's words. */
  answer: string;
}

/**
 * Reads a delivery status notification (RFC 3464) as mail servers return it: a `multipart/report` that holds the status and
 * the headers, at least, of what came back. Undefined: it is something else, an automatic reply for instance.
 */
export async function bounceReportIn(raw: Uint8Array): Promise<BounceReport | undefined> {
  const { attachments } = await PostalMime.parse(raw);
  const status = part(attachments, 'message/delivery-status');
  const original = part(attachments, 'message/rfc822') ?? part(attachments, 'text/rfc822-headers');
  const messageId = original && field(original, 'Message-ID');
  const action = status && field(status, 'Action')?.toLowerCase();
  if (!status || !messageId || (action !== 'failed' && action !== 'delayed')) return undefined;
  const answer = [field(status, 'Status'), field(status, 'Diagnostic-Code')].filter((text) => text !== undefined).join(' ');
  return { messageId, permanent: action === 'failed', answer: answer.slice(0, longest) || action };
}

/** Characters of a diagnosis that are kept. */
const longest = 500;

const part = (attachments: Attachment[], type: string): string | undefined => {
  const content = attachments.find(({ mimeType }) => mimeType === type)?.content;
  if (content === undefined) return undefined;
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
};

/** The first field of that name, unfolded. */
function field(text: string, name: string): string | undefined {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.+?)[ \\t]*$`, 'im').exec(unfolded)?.[1];
}
