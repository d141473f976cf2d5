import type { Session } from '../../domain/calendar/session.js';
import type { Meeting } from '../../domain/plan/plan.types.js';
import type { StageState } from '../../domain/procedures/procedure.js';

/** The regional meetings of the Fourteenth in the order of holding, with the symbols of their reports. */
export const regionalMeetings = [
  { id: 'asia-pacific', title: 'Asia and the Pacific' },
  { id: 'latin-america', title: 'Latin America and the Caribbean' },
  { id: 'western-asia', title: 'Western Asia' },
  { id: 'africa', title: 'Africa' },
  { id: 'europe', title: 'Europe' },
].map((m, index): Meeting & { report: string } => ({ ...m, number: index + 1, report: `A/CONF.234/RPM.${index + 1}/1` }));

/** A stage of which these steps have been performed. */
export function stageWith(
  stream: string,
  procedure: StageState['procedure'],
  performed: Record<string, Record<string, unknown>>,
): StageState {
  return {
    stream,
    procedure,
    status: 'running',
    waived: [],
    sequence: Object.keys(performed).length,
    performed: Object.entries(performed).map(([step, payload], index) => ({
      step,
      payload,
      effectiveOn: 'unknown',
      by: 'secretariat',
      sequence: index + 1,
      deviations: [],
    })),
  };
}

/** Streams of the regional meetings whose reports are out. */
export const reportsIssued = (meetings: readonly (Meeting & { report: string })[] = regionalMeetings): Record<string, StageState> =>
  Object.fromEntries(
    meetings.map((m) => [
      `regional-meeting.${m.id}`,
      stageWith(`regional-meeting.${m.id}`, 'regional-meeting', { 'issue-report': { evidence: { symbol: m.report } } }),
    ]),
  );

/**
 * Sessions around the Fourteenth: their years are those of the sources; the days are the months in which such a session
 * is expected, because the sources give no others.
 */
export const sessions: Record<string, Session> = Object.fromEntries(
  [
    ...[26, 27, 28, 29, 30, 31, 32].map((n) => session('commission', n, n + 1991, '05-01', '05-31')),
    ...[2019, 2020, 2021, 2022].map((year) => session('ecosoc', year, year, '07-01', '07-31')),
    ...[74, 75, 76, 77, 78].map((n) => session('general-assembly', n, n + 1945, '12-01', '12-31')),
  ].map((s) => [s.key, s]),
);

export const sessionOf = (key: string): Session | undefined => sessions[key];

/** The calendar in which one session has real days. */
export const dated =
  (key: string, start: string, end: string) =>
  (asked: string): Session | undefined => {
    const session = sessions[asked];
    return session && asked === key ? { ...session, start, end, certainty: 'dated' } : session;
  };

function session(body: string, number: number, year: number, start: string, end: string): Session {
  return {
    key: `${body}-${number}`,
    body,
    title: `${body} ${number}`,
    year,
    start: `${year}-${start}`,
    end: `${year}-${end}`,
    certainty: 'expected',
  };
}

/** The Fourteenth as held. */
export const fourteenth = { opening: '2021-03-07', closing: '2021-03-12' };
