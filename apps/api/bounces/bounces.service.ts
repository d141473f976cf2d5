import { Inject, Injectable } from '@nestjs/common';
import { Carrier } from '../commands/carrier.js';
import { Problem } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Reading } from '../reading/reading.js';
import { bounceReportIn } from './bounce-report.js';
import { isSigned, type SignedHeaders } from './signature.js';

/** Under this name the secret that signs reports is injected; undefined: none are taken. */
export const BOUNCE_SECRET = Symbol('bounce secret');

export interface BounceView {
  messageId: string;
  permanent: boolean;
}

/** Takes mail servers' reports of messages that came back, and hands them on to be recorded. */
@Injectable()
export class BouncesService {
  constructor(
    private readonly reading: Reading,
    private readonly carrier: Carrier,
    private readonly clock: Clock,
    @Inject(BOUNCE_SECRET) private readonly secret: string | undefined,
  ) {}

  /** @throws Problem where the report is not signed, cannot be read, or is of no message of ours */
  async report(raw: Buffer, headers: SignedHeaders): Promise<BounceView> {
    this.verify(raw, headers);
    const report = await bounceReportIn(raw);
    if (!report) throw new Problem('bounce-unreadable', 'The body holds no delivery status with the headers of the message it is about.');
    if (!(await this.reading.isMessage(report.messageId)))
      throw new Problem('message-unknown', `No message ${report.messageId.slice(0, 200)} was sent from here.`);
    // what is only late is still being tried by the mail server, and needs nobody's attention yet
    if (report.permanent) await this.carrier.bounced({ ...report, at: this.clock.now() });
    return { messageId: report.messageId, permanent: report.permanent };
  }

  private verify(raw: Buffer, headers: SignedHeaders): void {
    if (this.secret === undefined) throw new Problem('bounces-not-taken', 'No secret for such reports is set here.');
    if (!isSigned(raw, headers, this.secret))
      throw new Problem('signature-invalid', 'The report is not signed, is signed by another secret, or is too old.');
  }
}
