import { meetingStream } from '../../edition/milestones.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadOf, payloadsOf, wasPerformed } from '../reading.js';
import * as payloads from './payloads.js';
import type { Recommendation } from './payloads.js';

/** A recommendation as a meeting's report carries it. */
export interface IdentifiedRecommendation extends Recommendation {
  /** `theme`, `item-3` or `other-matters`. */
  section: string;
}

/** One section of a report as it stands: what was recorded last of it. */
export interface ReportSection {
  section: string;
  summary: string;
  concerns: string[];
  recommendations: Recommendation[];
}

/** The sections of a meeting's report, theme and items, in the order in which they were first recorded. */
export function sectionsOf(state: StageState): ReportSection[] {
  const sections = new Map<string, ReportSection>();
  for (const considered of payloadsOf(state, 'consider', payloads.consider)) sections.set(considered.section, considered);
  return [...sections.values()];
}

/** All recommendations of a regional meeting, each with its section and its addressees; none of them negotiated. */
export function recommendationsOf(state: StageState): IdentifiedRecommendation[] {
  const ofSections = sectionsOf(state).flatMap((s) => s.recommendations.map((r) => ({ ...r, section: s.section })));
  const others = payloadOf(state, 'raise-other-matters', payloads.raiseOtherMatters)?.recommendations ?? [];
  return [...ofSections, ...others.map((r) => ({ ...r, section: 'other-matters' }))];
}

/** Symbol of a meeting's report once it is issued; `null` where it has none. Undefined: not issued. */
export function reportOf(state: StageState | undefined): string | null | undefined {
  const issued = payloadOf(state, 'issue-report', payloads.issueReport);
  return issued && (issued.evidence.symbol ?? null);
}

/** The report of a meeting as the edition knows it: by the meeting's steps, or from a record of the milestone alone. */
export function meetingReport(view: StageView, meeting: string): { out: boolean; symbol?: string } {
  const stream = meetingStream('regional-meeting', meeting);
  const state = view.stage(stream);
  const milestone = view.slotOf(stream, 'issued');
  const symbol = reportOf(state) ?? milestone?.done?.evidence.symbol;
  return {
    out: reportIsOut(state) || milestone?.status === 'done' || milestone?.status === 'waived',
    ...(symbol === undefined ? {} : { symbol }),
  };
}

/** Whether a meeting's report is out by its own steps, or the edition has waived it. */
export const reportIsOut = (state: StageState | undefined): boolean =>
  wasPerformed(state, 'issue-report') || (state?.waived.includes('issued') ?? false);
