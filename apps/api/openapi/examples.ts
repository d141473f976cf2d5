import type { SchemaName } from './schemas/index.js';

const correlationId = '6f1c1c0e-6f0b-4b1c-9d0e-3a5b8f1c2d3e';
const source = { requirements: ['R026'], paragraph: 'A/RES/72/192, para. 11' };

const command = {
  id: 'b3c7d6c2-advance-m01',
  events: [{ stream: 'edition', sequence: 13, type: 'milestone-completed' }],
  advice: [],
};

const problem = {
  type: '/problems/prerequisites-open',
  title: 'Prerequisites are open',
  status: 409,
  detail: 'M08 cannot be completed before M07. Complete or waive it first.',
  instance: '/v1/editions/crime-congress-16/milestones/M08/completion',
  code: 'prerequisites-open',
  facts: [{ ref: 'M07', says: 'ECOSOC recommends the draft resolution: planned' }],
  allowedActions: [{ action: 'waive', title: 'Waive, with the reason' }],
  correlationId,
};

const problemKind = {
  code: 'prerequisites-open',
  status: 409,
  title: 'Prerequisites are open',
  help: '`facts` names what must be done or waived first.',
};

const milestone = {
  key: 'M01',
  id: 'M01',
  title: 'Standing agenda item of the Commission rolls over',
  stage: 'mandate',
  body: 'general-assembly',
  responsible: 'general-assembly',
  occurrence: { kind: 'once' },
  status: 'done',
  due: {
    on: '2026-12-31',
    from: null,
    root: 'session',
    certainty: 'expected',
    session: 'general-assembly-81',
    why: 'Last day of the session expected in December 2026.',
  },
  revision: 1,
  blocked: false,
  blockedBy: [],
  dueSoon: false,
  overdue: false,
  overdueDays: 0,
  atRisk: false,
  slackDays: null,
  forecast: null,
  vacant: false,
  answers: { snoozed: [], declined: [] },
  done: { on: '2026-12-16', evidence: { symbol: 'A/RES/81/190' }, by: 'organiser', deviations: [] },
  deliverable: { title: 'Resolution', symbols: ['A/RES/{s}/{n}'] },
  requires: [],
  expects: [],
  source,
  touched: 13,
  actions: {
    allowed: [{ action: 'reopen', title: 'Reopen, with the reason' }],
    refused: [
      {
        action: 'start',
        refusal: {
          code: 'milestone-not-open',
          reason: 'M01 was done on 2026-12-16. Reopen it if that was wrong.',
          facts: [{ ref: 'M01', says: 'was done on 2026-12-16' }],
        },
      },
    ],
  },
};

const ladder = {
  rungs: [
    { days: -30, to: ['responsible'], tone: 'notice' },
    { days: -7, to: ['responsible', 'deputy'], tone: 'urgent' },
  ],
  then: { everyDays: 14, to: ['supervisor'], tone: 'escalation' },
};
const ladderView = { scope: 'milestone:M17', own: ladder, template: null, inForce: { rule: 'ladder of this edition for M17', ladder } };

const edition = {
  id: 'crime-congress-16',
  title: 'Sixteenth Congress',
  template: { id: 'un-crime-congress', version: 1 },
  zone: 'Asia/Tokyo',
  mode: 'live',
  status: 'preparing',
  placement: 'opening',
  keyDates: {
    targetYear: 2031,
    first: { opening: '2031-04-21', closing: '2031-04-26' },
    present: { opening: '2031-04-21', closing: '2031-04-26' },
    suspended: false,
  },
  postponements: [],
  stages: { 'discussion-guide': 'running' },
  meetings: [{ id: 'africa', title: 'Africa' }],
  today: '2030-02-11',
  touched: 12,
  actions: {
    allowed: [{ action: 'announce-postponement', title: 'Announce a postponement' }],
    refused: [
      {
        action: 'reconvene',
        refusal: { code: 'edition-not-suspended', reason: 'The congress is not suspended, so there is nothing to reconvene.', facts: [] },
      },
    ],
  },
};

const editionEntry = {
  id: 'crime-congress-16',
  title: 'Sixteenth Congress',
  template: { id: 'un-crime-congress', version: 1 },
  zone: 'Asia/Tokyo',
  mode: 'live',
  status: 'preparing',
  targetYear: 2031,
  opening: '2031-04-21',
  closing: '2031-04-26',
};

const stage = {
  stream: 'discussion-guide',
  procedure: 'discussion-guide',
  title: 'Discussion guide',
  status: 'running',
  words: 'Draft under preparation',
  startsAfter: 'M06',
  milestones: ['M14', 'M17'],
  performed: [
    {
      step: 'name-institutes',
      payload: { institutes: ['UNAFEI'] },
      effectiveOn: '2028-07-01',
      by: 'organiser',
      sequence: 2,
      deviations: [],
    },
  ],
  steps: [
    {
      id: 'submit-draft',
      title: 'Submit the draft to the Commission',
      sources: ['R026'],
      allowed: true,
      refusals: [],
      schema: '/openapi.json#/components/schemas/Step.discussion-guide.submit-draft',
    },
  ],
  touched: 2,
};

const meeting = {
  id: 'africa',
  title: 'Africa',
  stage: {
    ...stage,
    stream: 'regional-meeting.africa',
    procedure: 'regional-meeting',
    title: 'Regional preparatory meeting: Africa',
    startsAfter: 'M19',
    meeting: 'africa',
  },
};

const session = {
  key: 'commission-40',
  body: 'commission',
  title: 'Commission on Crime Prevention and Criminal Justice, 40th session',
  year: 2031,
  start: '2031-05-19',
  end: '2031-05-23',
  certainty: 'dated',
  source: 'Decision of the Commission at its 39th session',
  milestones: ['M55'],
};

const external = {
  id: 'previous-outcome',
  title: 'Outcome resolution of the previous edition',
  recorded: null,
  known: { edition: 'crime-congress-15', milestone: 'M57', on: '2026-12-16' },
  awaitedBy: [],
};
const role = {
  id: 'secretariat',
  title: 'Secretariat',
  holders: ['a.tanaka'],
  byCapacity: { responsible: ['a.tanaka'], deputy: ['b.sato'], supervisor: [], informed: [] },
  vacant: false,
};
const person = {
  id: 'a.tanaka',
  kind: 'person',
  name: 'Akiko Tanaka',
  email: 'a.tanaka@example.org',
  zone: 'Asia/Tokyo',
  language: 'en',
  workingDays: [1, 2, 3, 4, 5],
  station: 'tokyo',
  channel: 'email',
  digest: 'daily',
  quiet: { from: '20:00', to: '07:00' },
  absences: [{ from: '2030-07-01', to: '2030-07-14', cover: 'b.sato' }],
  roles: ['secretariat'],
  holds: [{ role: 'secretariat', capacity: 'responsible' }],
};

const bounced = { at: '2030-02-11T09:00:00.000Z', answer: '550 5.1.1 no such mailbox' };

const peopleImport = {
  applied: false,
  entered: ['b.sato'],
  corrected: [{ person: 'a.tanaka', fields: ['email', 'absences'] }],
  left: [],
  unlisted: ['c.diaz'],
  given: [{ role: 'secretariat', capacity: 'deputy', person: 'b.sato' }],
  taken: [],
  vacant: [{ role: 'secretariat', already: false }],
  bounced: [{ person: 'a.tanaka', ...bounced }],
  faults: [{ line: 4, column: 'zone', reason: 'must be an IANA time zone such as Asia/Tokyo' }],
};

const event = {
  position: 31,
  edition: 'crime-congress-16',
  stream: 'edition',
  sequence: 13,
  commandId: command.id,
  index: 0,
  actor: 'organiser',
  effectiveOn: '2026-12-16',
  recordedAt: '2026-12-17T09:12:44.105Z',
  basis: 'A/RES/81/190',
  version: 1,
  event: { type: 'milestone-completed', milestone: 'M01', evidence: { symbol: 'A/RES/81/190' }, deviations: [] },
};

const reminder = {
  id: 7,
  key: 'crime-congress-16/M17/-30/a.tanaka/1',
  recipient: 'a.tanaka',
  role: 'secretariat',
  kind: 'reminder',
  status: 'sent',
  milestones: ['M17'],
  about: [{ milestone: 'M17', rung: -30, dueOn: '2029-09-21', revision: 1 }],
  why: { capacity: 'responsible', rule: 'ladder of the template' },
  tone: 'notice',
  language: 'en',
  session: null,
  concern: null,
  decision: null,
  at: '2029-08-22T00:00:00.000Z',
  attempts: 1,
  nextAttemptAt: null,
  lastAttemptAt: '2029-08-22T00:00:01.300Z',
  answer: '250 2.0.0 Ok',
  messageId: '<9f2c@lustrum.example.org>',
  sentAt: '2029-08-22T00:00:01.420Z',
  collapsedInto: null,
  withdrawnWhy: null,
  response: 'acknowledged',
  respondedAt: '2029-08-23T07:40:12.010Z',
};

const attempt = {
  attempt: 1,
  begunAt: '2029-08-22T00:00:01.300Z',
  endedAt: '2029-08-22T00:00:01.420Z',
  outcome: 'sent',
  answer: '250 2.0.0 Ok',
  messageId: '<9f2c@lustrum.example.org>',
  retryAt: null,
};

const template = {
  id: 'un-crime-congress',
  version: 1,
  title: 'United Nations Congress on Crime Prevention and Criminal Justice',
  everyYears: 5,
  bodies: [
    {
      id: 'commission',
      title: 'Commission on Crime Prevention and Criminal Justice',
      sessions: { numbering: { number: 27, year: 2018 }, expected: { from: 5, to: 5 } },
    },
  ],
  chain: ['commission'],
  roles: [{ id: 'secretariat', title: 'Secretariat' }],
  externals: [
    { id: 'previous-outcome', title: 'Outcome resolution of the previous edition', satisfiedBy: { edition: 'previous', milestone: 'M57' } },
  ],
  reminders: {
    hour: 9,
    ladder: {
      rungs: [
        { days: -28, to: ['responsible'], tone: 'notice' },
        { days: 1, to: ['responsible', 'deputy'], tone: 'urgent' },
        { days: 7, to: ['supervisor'], tone: 'escalation' },
      ],
      then: { everyDays: 14, to: ['responsible', 'supervisor'], tone: 'escalation' },
    },
    organiser: 'secretariat',
    snooze: { longestDays: 14, times: 2 },
    promise: { usualDays: 7, longestDays: 30 },
    sessions: [
      {
        body: 'commission',
        steps: [{ weeks: 10, title: 'Documents are submitted' }],
        to: ['secretariat'],
        source,
      },
    ],
  },
  dueSoonDays: 30,
  facts: { 'theme-decided': 'M06' },
  stages: [
    {
      id: 'discussion-guide',
      title: 'Discussion guide',
      procedure: 'discussion-guide',
      startsAfter: 'M06',
      steps: [{ procedure: 'discussion-guide', id: 'submit-draft', title: 'Submit the draft to the Commission' }],
    },
  ],
  milestones: [
    {
      id: 'M14',
      title: 'Draft discussion guide prepared',
      stage: 'discussion-guide',
      body: 'secretariat',
      responsible: 'secretariat',
      external: [],
      source,
      due: 'chain(-2).commission.start-10w',
      requires: ['M06'],
      expects: ['M08'],
    },
  ],
};

const counts = {
  total: 78,
  done: 1,
  inProgress: 0,
  planned: 77,
  waived: 0,
  suspended: 0,
  notRecorded: 0,
  overdue: 1,
  blocked: 60,
  atRisk: 0,
  dueSoon: 2,
};
const line = {
  key: 'M03',
  title: 'Suggestions on theme, items and workshops collected',
  stage: 'mandate',
  responsible: 'secretariat',
  dueOn: '2028-03-06',
  why: '10 weeks before the Commission session of 2028.',
};

const progressReport = {
  edition: {
    id: edition.id,
    title: edition.title,
    template: edition.template,
    status: 'preparing',
    mode: 'live',
    zone: edition.zone,
    targetYear: 2031,
    first: edition.keyDates.first,
    present: edition.keyDates.present,
    placement: 'opening',
  },
  asOf: '2028-03-10',
  headline: 'To open on 2031-04-21. 1 of 78 milestones done, 1 overdue, 60 blocked.',
  counts,
  stages: [{ ...counts, id: 'mandate', title: 'Mandate', words: [] }],
  done: [{ key: 'M01', title: milestone.title, on: '2026-12-16', evidence: { symbol: 'A/RES/81/190' }, by: 'organiser' }],
  inProgress: [],
  nextDue: [],
  overdue: [{ ...line, days: 4 }],
  vacantRoles: [{ id: 'drafter', title: 'Drafter of the declaration', open: 12, nextDue: '2029-03-12' }],
  blocked: [{ ...line, by: [{ ref: 'M02', says: 'Host offer received: not done yet' }] }],
  atRisk: [],
  waived: [],
  suspended: [],
  undated: [],
  notRecorded: [],
  nextSessions: [
    {
      body: 'Commission',
      session: 'commission-37',
      title: 'Commission, 37th session',
      start: '2028-05-15',
      end: '2028-05-19',
      certainty: 'dated',
      receives: [line],
    },
  ],
  moves: [
    {
      key: 'M14',
      from: '2029-03-12',
      to: '2029-03-05',
      why: 'commission-38 is dated 2029-05-14 to 2029-05-18',
      effectiveOn: '2028-03-01',
      recordedAt: '2028-03-01T08:00:00.000Z',
    },
  ],
  postponements: [],
  deviations: [],
};

const feed = {
  id: '0b0f6a2e-8f55-4a55-9a44-0d8f4b0f7d51',
  scope: 'stage',
  of: 'declaration',
  language: 'fr',
  alarmDays: 3,
  createdBy: 'organiser',
  createdAt: '2026-12-01T08:00:00.000Z',
  revokedAt: null,
};

const webhook = {
  id: '0f4c2a5e-8a44-4c3b-9d64-2f1f6f0f9a31',
  url: 'https://receiver.example.org/lustrum',
  types: ['milestone.completed', 'milestone.overdue'],
  person: null,
  status: 'active',
  disabledWhy: null,
  position: 31,
  failures: 0,
  failingSince: null,
  retryAt: null,
  previousUntil: null,
  createdBy: 'organiser',
  createdAt: '2026-12-01T08:00:00.000Z',
};
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const attempted = { message: 'msg_crime-congress-16_31_0', attempt: 1, outcome: 'delivered', status: 204, answer: '' };
const delivery = {
  ...attempted,
  type: 'milestone.completed',
  position: 31,
  notice: null,
  begunAt: '2026-12-17T09:12:44.300Z',
  endedAt: '2026-12-17T09:12:44.412Z',
};

const paged = (item: object): object => ({ items: [item], next: 'WyJwbGFuIiwwLCJNMDEiXQ' });
const listed = (item: object): object => ({ items: [item] });

const standing = {
  on: '2030-09-02',
  from: null,
  root: 'meeting',
  certainty: 'firm',
  why: '14 days before the regional meeting (16 September 2030).',
  status: 'planned',
  overdue: false,
  atRisk: false,
  slackDays: 41,
  forecast: '2030-08-01',
};

const congress = {
  status: 'preparing',
  targetYear: 2031,
  present: { opening: '2031-04-21', closing: '2031-04-26' },
  suspended: false,
  placement: 'opening',
};

const difference = {
  edition: { id: 'crime-congress-16', title: 'Sixteenth Congress' },
  asOf: '2030-02-11',
  headline: 'One milestone moves, 30 days later. No rule is newly broken.',
  counts: {
    byChange: {
      ...{ new: 0, gone: 0, reopened: 0, suspended: 0, resumed: 0, started: 0, done: 0, waived: 0 },
      ...{ 'not-recorded': 0, moved: 1, restated: 0, kept: 98 },
    },
    ...{ keptPinned: 0, keptDone: 0, impossible: 0, overdue: { new: 0, mended: 0 }, atRisk: { new: 0, mended: 0 }, decisions: 0 },
    ...{ reminders: { withdrawn: 0, new: 0 }, rules: { broken: 0, mended: 0 } },
  },
  congress: { from: congress, to: congress },
  milestones: [
    {
      key: 'M22.africa',
      title: 'Regional preparatory meeting (Africa)',
      stage: 'regional-meetings',
      responsible: 'regional-host',
      change: 'moved',
      from: standing,
      to: { ...standing, on: '2030-10-02', root: 'pin', why: 'Pinned to 2 October 2030 by organiser: the host has asked for it.' },
      days: 30,
      rule: 'meeting.start-2w',
    },
  ],
  decisions: [],
  reminders: { withdrawn: [], new: [] },
  criticalPath: {
    from: { slackDays: 12, milestones: [{ key: 'M46', title: 'Opening of the Congress', on: '2031-04-21' }] },
    to: { slackDays: 12, milestones: [{ key: 'M46', title: 'Opening of the Congress', on: '2031-04-21' }] },
  },
  rules: { broken: [], mended: [] },
};

const simulationEntry = {
  number: 7,
  revision: 12,
  asOf: null,
  effectiveOn: null,
  changes: [{ type: 'slip', milestone: 'M22.africa', days: 30, reason: 'The host has asked for it.' }],
  headline: difference.headline,
  askedBy: 'a.tanaka',
  madeAt: '2030-02-11T09:00:00.000Z',
  stale: false,
  applied: null,
};
const simulation = { ...simulationEntry, difference, advice: [] };

const projected = { earliest: '2030-08-01', planned: '2030-09-02', latest: '2030-10-13', slackDays: 73, riskDays: 0 };
const whatIf = {
  edition: difference.edition,
  asOf: '2030-02-11',
  facts: [
    {
      fact: { type: 'late', milestone: 'M22.africa', days: 30 },
      says: 'M22.africa is done on 2 October 2030, 30 days late.',
      on: '2030-10-02',
    },
  ],
  headline: 'One milestone follows; nothing comes to be at risk.',
  milestones: [
    {
      key: 'M22.africa',
      title: 'Regional preparatory meeting (Africa)',
      stage: 'regional-meetings',
      responsible: 'regional-host',
      status: 'planned',
      assumed: true,
      changed: true,
      before: projected,
      after: { ...projected, earliest: '2030-10-02', slackDays: 11 },
      moved: { earliest: 62, planned: 0, latest: 0 },
      why: '14 days before the regional meeting (16 September 2030).',
    },
  ],
  atRisk: [],
  tooLate: [],
  noSlack: [],
  implied: [],
  advice: [],
};

const memory = {
  template: { id: template.id, version: 1, title: template.title },
  editions: [{ id: 'crime-congress-14', title: 'Fourteenth Congress' }],
  leftOut: [{ id: 'exercise', title: 'Exercise of 2027', why: 'made up' }],
  earlier: 0,
  spreads: [
    {
      id: 'M17',
      title: 'Discussion guide is issued',
      rule: 'M15+4m',
      anchor: 'M15',
      offset: { count: 4, unit: 'm' },
      planned: 123,
      needed: [
        {
          edition: { id: 'crime-congress-14', title: 'Fourteenth Congress' },
          key: 'M17',
          title: 'Discussion guide is issued',
          days: { least: 106, most: 135 },
          vague: false,
          fromOpening: { least: -597, most: -568 },
          late: { least: -17, most: 12 },
          anchoredOn: '2018-05-18',
          doneOn: '2018-09',
          evidence: { symbol: 'A/CONF.234/PM.1' },
        },
      ],
      without: [],
      median: 120.5,
      range: { least: 106, most: 135 },
      fromOpening: { least: -597, most: -568 },
    },
  ],
  proposals: [
    {
      id: 'M17',
      title: 'Discussion guide is issued',
      verdict: 'holds',
      rule: 'M15+4m',
      words:
        'Planned 4 months after M15. Fourteenth Congress: 106 to 135 days after, about 4.0 months (done 2018-09, A/CONF.234/PM.1). The rule holds, as far as one edition can say.',
    },
  ],
};

const rehearsedMilestone = { status: 'done', dueOn: '2029-09-21', doneOn: '2029-10-02', lateDays: 11 };

const rehearsal = {
  id: 'sixteenth',
  title: 'Sixteenth Congress',
  template: { id: template.id, version: 1, title: template.title, stages: [{ id: 'discussion-guide', title: 'Discussion guide' }] },
  names: {
    people: { ada: 'Ada Organiser' },
    roles: { 'documents-officer': 'Documents officer' },
    bodies: { secretariat: 'Secretariat of the Congress' },
    sessions: { 'commission-37': '37th session of the Commission on Crime Prevention and Criminal Justice' },
  },
  scenarios: [
    {
      id: 'as-written',
      title: 'Sixteenth Congress',
      zone: 'Asia/Tokyo',
      from: '2027-01-11',
      until: '2029-12-31',
      headline: 'To open on 2031-04-21. 1 of 93 milestones done, 0 overdue, 40 blocked.',
      dates: { present: { opening: '2031-04-21', closing: '2031-04-26' } },
      counts: { lines: 2, accepted: 1, refused: 1, afterEnd: 0, milestones: 93, done: 1, late: 1, moved: 0, messages: 1, readers: 1 },
      milestones: [{ key: 'M17', title: 'Discussion guide issued', stage: 'discussion-guide', ...rehearsedMilestone }],
      late: [
        {
          key: 'M17',
          title: 'Discussion guide issued',
          responsible: 'documents-officer',
          dueOn: '2029-09-21',
          doneOn: '2029-10-02',
          days: 11,
          why: '19 months before the opening (21 April 2031).',
        },
      ],
      refused: [
        {
          line: 2,
          at: '2029-10-03T08:00:00.000Z',
          on: '2029-10-03',
          by: 'secretariat',
          asked: 'complete M12',
          code: 'prerequisites-open',
          reason: 'M12 cannot be completed before M11. Complete or waive it first.',
          facts: [{ ref: 'M11', says: 'Planning mission to the host country: planned' }],
        },
      ],
    },
  ],
  comparison: [],
};

const compared = { status: 'done', countedFrom: '2031-04-21', dueOn: '2030-08-21', due: -243, doneOn: '2030-09-02', done: -231 };
const comparedEdition = { status: 'preparing', version: 1, milestones: 99, done: 12 };
const comparison = {
  template: { id: 'un-crime-congress', title: 'United Nations Congress on Crime Prevention and Criminal Justice' },
  editions: [
    {
      ...{
        ...comparedEdition,
        status: 'archived',
        done: 80,
        id: 'crime-congress-15',
        title: 'Fifteenth Congress',
        shortTitle: 'Fifteenth Congress',
        targetYear: 2026,
      },
      period: { opening: '2026-04-25', closing: '2026-04-30' },
    },
    {
      ...{ ...comparedEdition, id: 'crime-congress-16', title: 'Sixteenth Congress', shortTitle: 'Sixteenth Congress', targetYear: 2031 },
      period: { opening: '2031-04-21', closing: '2031-04-26' },
    },
  ],
  headline: 'Sixteenth Congress is planned as Fifteenth Congress was, one milestone 12 days earlier.',
  milestones: [
    {
      ...{ key: 'M17', title: 'Discussion guide issued', stage: 'discussion-guide', anchor: 'opening' },
      editions: [compared, { ...compared, status: 'planned', due: -255, doneOn: null, done: null }],
      ...{ planned: -12, done: null },
    },
  ],
};

/** One example of every answer; a test holds each to its schema. */
export const examples: Record<SchemaName, object> = {
  Problem: problem,
  ProblemKind: problemKind,
  ProblemKindList: listed(problemKind),
  Milestone: milestone,
  MilestonePage: paged(milestone),
  MilestoneAnswer: { milestone, command },
  LadderList: { ...listed(ladderView), inForce: [{ milestone: 'M17', rule: 'ladder of this edition for M17', ladder }] },
  Ladder: ladderView,
  LadderAnswer: { ladder: ladderView, command: { ...command, events: [{ stream: 'edition', sequence: 22, type: 'ladder-set' }] } },
  Edition: edition,
  EditionPage: paged(editionEntry),
  EditionAnswer: { edition, command },
  Stage: stage,
  StageList: listed(stage),
  StageAnswer: { stage, command: { ...command, events: [{ stream: stage.stream, sequence: 2, type: 'step-performed' }] } },
  Meeting: meeting,
  MeetingList: listed(meeting),
  Session: session,
  SessionList: listed(session),
  SessionAnswer: { session, command: { ...command, events: [{ stream: 'edition', sequence: 14, type: 'session-dated' }] } },
  ExternalList: listed(external),
  ExternalAnswer: { external, command: { ...command, events: [{ stream: 'edition', sequence: 9, type: 'external-recorded' }] } },
  RoleList: listed(role),
  RoleAnswer: { role, command: { ...command, events: [{ stream: 'edition', sequence: 10, type: 'role-assigned' }] } },
  Person: person,
  PersonPage: paged(person),
  Import: peopleImport,
  StationList: listed({ id: 'cairo', title: 'Cairo', zone: 'Africa/Cairo', workingDays: [7, 1, 2, 3, 4] }),
  HolidayList: { station: 'cairo', year: 2030, ...listed({ on: '2030-07-23', title: 'Revolution Day' }) },
  EventPage: paged(event),
  ReminderPage: paged(reminder),
  Reminder: { reminder, attempts: [attempt], collapsed: [] },
  Bounce: { messageId: '<6f1c@example.org>', permanent: true },
  TemplateList: listed({ id: template.id, version: 1, title: template.title, everyYears: 5, milestones: 72 }),
  Template: template,
  Memory: memory,
  ProgressReport: progressReport,
  Rehearsal: rehearsal,
  Simulation: simulation,
  SimulationPage: paged(simulationEntry),
  ApplicationAnswer: {
    simulation: {
      ...simulationEntry,
      ...{ stale: true, applied: { at: '2030-02-12T10:00:00.000Z', by: 'a.tanaka', command: 'apply-7' } },
    },
    edition,
    command: { ...command, id: 'apply-7', events: [{ stream: 'edition', sequence: 13, type: 'simulation-applied' }] },
  },
  Difference: difference,
  Comparison: comparison,
  WhatIf: whatIf,
  Liveness: { status: 'ok' },
  Feed: feed,
  FeedPage: paged(feed),
  OpenedFeed: { ...feed, address: 'https://lustrum.example.org/feeds/kFqZ0x7mU2cVb1nTtY5oQd9sLw3aHgRjE8iPzXyNfMo.ics' },
  Webhook: webhook,
  WebhookPage: paged(webhook),
  NewWebhook: { webhook, secret },
  WebhookSecret: { secret, previousUntil: '2026-12-02T08:00:00.000Z' },
  WebhookAttempt: attempted,
  DeliveryPage: paged(delivery),
  Health: { status: 'ok', checks: { database: 'ok', temporal: 'ok' } },
};

export const exampleOf = (name: SchemaName): object => examples[name];
