import { external, opening } from './editions.js';
import type { HttpClient } from './http.js';

/** Acts over HTTP on one edition, as a person's client sends them. */
export class Advances {
  private readonly at: string;

  constructor(
    private readonly http: HttpClient,
    readonly edition: string,
  ) {
    this.at = `/v1/editions/${edition}`;
  }

  /** Opens the edition. */
  async open(): Promise<void> {
    await this.http.post('/v1/editions', opening(this.edition));
  }

  /** Records what M01 waits for. */
  async recordExternal(): Promise<void> {
    await this.http.put(`${this.at}/externals/${external.id}`, external.body);
  }

  /** The advance that is measured: a milestone is completed with its evidence. */
  complete = (): Promise<string> => this.http.post(`${this.at}/milestones/M01/completion`, { evidence: { symbol: 'A/RES/81/190' } });

  /** Takes it back, so that it can be completed again. */
  reopen = (): Promise<string> => this.http.post(`${this.at}/milestones/M01/reopening`, { reason: 'to complete it again' });

  /** Begins the stage of the discussion guide and walks it up to the step that is measured. */
  async beginGuide(): Promise<void> {
    await this.http.post(`${this.at}/milestones/M06/waiver`, { reason: 'decided elsewhere' });
    await this.step('name-institutes', { institutes: ['Institute of Atlantis'] });
    await this.step('invite-contributions', { invitation: 'note verbale 1' });
    await this.step('draft-sections', {
      sections: sections.map((title, n) => ({ item: n + 3, title, workshops: [{ number: n + 1, title: `Workshop ${n + 1}` }] })),
    });
  }

  /** A step of a stage that completes the stage's milestone M14. */
  submitDraft = (): Promise<string> => this.step('submit-draft', { session: nextSession, evidence: { symbol: 'E/CN.15/2026/CRP.9' } });

  /** Takes it back: reopening M14 undoes the step. */
  takeBackDraft = (): Promise<string> => this.http.post(`${this.at}/milestones/M14/reopening`, { reason: 'to submit it again' });

  private step(step: string, payload: object): Promise<string> {
    return this.http.post(`${this.at}/stages/discussion-guide/steps/${step}`, { payload });
  }
}

/** Next year's session of the Commission, which met for the first time in 1992. */
const nextSession = `commission-${new Date().getUTCFullYear() + 1 - 1991}`;

const sections = ['Prevention', 'Justice systems', 'Rule of law', 'International cooperation'];
