import type { z } from 'zod';
import { meetingStream } from '../../edition/milestones.js';
import type { Refusal } from '../../refusal.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadsOf, wasPerformed } from '../reading.js';
import type { Addressee } from '../regional-meeting/payloads.js';
import { meetingReport, recommendationsOf, type IdentifiedRecommendation } from '../regional-meeting/reading.js';
import { breaks } from '../stage.js';
import * as payloads from './payloads.js';

/** A recommendation of any meeting of the cycle; `ref` is `meeting/id` and unique among all of them. */
export interface CycleRecommendation extends IdentifiedRecommendation {
  meeting: string;
  ref: string;
}

/** The recommendations of all reports that are out, in the order of the meetings. */
export function allRecommendations(view: StageView): CycleRecommendation[] {
  return view.meetings.flatMap(({ id }) => {
    const meeting = stageOf(view, id);
    if (!meeting || !wasPerformed(meeting, 'issue-report')) return [];
    return recommendationsOf(meeting).map((r) => ({ ...r, meeting: id, ref: `${id}/${r.id}` }));
  });
}

/** Recommendations by addressee; one with several addressees goes to each. */
export function byAddressee(recommendations: readonly CycleRecommendation[]): Map<Addressee, CycleRecommendation[]> {
  const routes = new Map<Addressee, CycleRecommendation[]>();
  for (const recommendation of recommendations) {
    for (const addressee of recommendation.addressees) routes.set(addressee, [...(routes.get(addressee) ?? []), recommendation]);
  }
  return routes;
}

/** Each meeting's recommendations go to each of their addressees once its report is out. */
export function checkRoute({ meeting, addressee }: z.output<typeof payloads.route>, state: StageState, view: StageView): Refusal[] {
  if (!view.meetings.some((m) => m.id === meeting))
    return [
      breaks('R049', `There is no meeting "${meeting}"; name one of ${view.meetings.map((m) => m.id).join(', ')}.`, '/payload/meeting'),
    ];
  if (!meetingReport(view, meeting).out)
    return [breaks('R049', `The report of "${meeting}" is not issued; its recommendations cannot be sent on before.`, '/payload/meeting')];
  const meant =
    byAddressee(allRecommendations(view))
      .get(addressee)
      ?.filter((r) => r.meeting === meeting) ?? [];
  const sent = routed(state).includes(`${meeting} to ${addressee}`);
  return [
    ...(meant.length === 0
      ? [breaks('R049', `"${meeting}" has no recommendation to ${addressee}; there is nothing to send on.`, '/payload/addressee')]
      : []),
    ...(sent
      ? [
          breaks(
            'R049',
            `The recommendations of "${meeting}" to ${addressee} are sent on already; there is nothing left to send.`,
            '/payload/addressee',
          ),
        ]
      : []),
  ];
}

/** The matrix has every recommendation of every meeting under a theme, after each was sent to its addressees. */
export function checkConsolidation({ themes }: z.output<typeof payloads.consolidate>, state: StageState, view: StageView): Refusal[] {
  const all = allRecommendations(view);
  const placed = (r: CycleRecommendation): boolean =>
    themes.some((t) => t.sections.includes(r.section) || t.recommendations.includes(r.ref));
  const left = all.filter((r) => !placed(r)).map((r) => r.ref);
  const unknown = themes.flatMap((t) => t.recommendations).filter((ref) => !all.some((r) => r.ref === ref));
  const waiting = view.meetings.filter((m) => !meetingReport(view, m.id).out).map((m) => m.id);
  const unsent = [...new Set(all.flatMap((r) => r.addressees.map((a) => `${r.meeting} to ${a}`)))].filter(
    (r) => !routed(state).includes(r),
  );
  return [
    ...(waiting.length > 0
      ? [breaks('R049', `Reports are still to be issued: ${waiting.join(', ')}. Recommendations cannot be consolidated before.`)]
      : []),
    ...(unsent.length > 0 ? [breaks('R049', `Not yet sent on: ${unsent.join(', ')}. Send them on first.`)] : []),
    ...(left.length > 0 ? [breaks('R049', `Under no theme: ${left.join(', ')}. Put each under one.`, '/payload/themes')] : []),
    ...unknown.map((ref) => breaks('R049', `There is no recommendation "${ref}"; leave it out.`, '/payload/themes')),
  ];
}

const routed = (state: StageState): string[] =>
  payloadsOf(state, 'route-recommendations', payloads.route).map((r) => `${r.meeting} to ${r.addressee}`);

const stageOf = (view: StageView, meeting: string): StageState | undefined => view.stage(meetingStream('regional-meeting', meeting));
