import { own } from '../../../domain/own.js';
import { ruleOfReport } from '../../../domain/reminders/organisers.js';
import type { Capacity, Tone } from '../../../domain/template/template.js';
import type { PageKey } from '../../../domain/words/pages/pages.js';
import type { NoticeEntry } from '../reading/reading.js';
import type { Page, Particular } from './page.js';
import type { Situation } from './situation.js';

/** Says why a message reached its reader: everything that the ledger has on it, and nothing of anybody else. */
export function whyPage(situation: Situation, notice: NoticeEntry | undefined, collapsed: readonly NoticeEntry[]): Page {
  const { words, standing } = situation;
  const page = { heading: words.say('why'), edition: standing.edition.title, told: [] };
  // The link was signed for this reader; a line of another one is none of theirs.
  if (notice?.recipient !== situation.person.id)
    return { ...page, told: [{ text: words.say('whyNoMore'), kind: 'note' }], particulars: [] };
  const particulars = [
    { term: words.say('edition'), values: [standing.edition.title], quoted: true as const },
    { term: words.say('whyReason'), values: reasons(situation, notice) },
    { term: words.say('whyKind'), values: [kindOf(situation, notice)] },
    ...rulesOf(situation, notice),
    ...stepOf(situation, notice),
    ...(notice.tone ? [{ term: words.say('whyTone'), values: [words.say(tones[notice.tone])] }] : []),
    { term: words.say('whyAbout'), values: notice.about.map((entry) => entryOf(situation, entry)) },
    { term: words.say('whyCollapsed'), values: collapsed.flatMap(({ about }) => about.map((entry) => entryOf(situation, entry))) },
    ...course(situation, notice),
  ];
  return { ...page, particulars: particulars.filter(({ values }) => values.length > 0) };
}

const reasonOf: Readonly<Record<Capacity, PageKey>> = {
  responsible: 'whyResponsible',
  deputy: 'whyDeputy',
  supervisor: 'whySupervisor',
  informed: 'whyInformed',
};
const tones: Readonly<Record<Tone, PageKey>> = { notice: 'whyNotice', urgent: 'whyUrgent', escalation: 'whyEscalation' };
const answers = {
  acknowledged: 'acknowledge',
  snoozed: 'snooze',
  reported: 'done',
  completed: 'done',
  declined: 'notMine',
} as const satisfies Record<NonNullable<NoticeEntry['response']>, PageKey>;

const concerns: Readonly<Record<NonNullable<NoticeEntry['concern']>['kind'], PageKey>> = {
  'vacant-role': 'whyConcern',
  undelivered: 'whyConcern',
  reported: 'whyConcern',
  declined: 'whyConcern',
  'webhook-disabled': 'whyConcern',
  'report-rejected': 'whyRejected',
  'promise-replaced': 'whyReplaced',
};

/** In whose place a cover stands is said by the role alone. */
function reasons({ words, names, person }: Situation, { why, role }: NoticeEntry): string[] {
  if (!why) return [words.say('whyRole', { role: names.role(role) })];
  const named = [{ ...why, role }, ...(why.others ?? [])].map((one) => {
    const of = { role: names.role(one.role) };
    return one.coverFor === undefined ? [words.say(reasonOf[one.capacity], of)] : [words.say('whyCover'), words.say('whyRole', of)];
  });
  return [
    ...new Set(named.flat()),
    ...(why.rule === ruleOfReport(person.id, person.id) ? [words.say('whyOwnReport')] : []),
    ...(why.promised === undefined ? [] : [words.say('whyPromised', { date: words.date(why.promised) })]),
  ];
}

function kindOf({ words, names }: Situation, { kind, session, concern }: NoticeEntry): string {
  switch (kind) {
    case 'reminder':
      return words.say('whyReminder');
    case 'catch-up':
      return words.say('whyCatchUp');
    case 'digest':
      return words.say('whyDigest');
    case 'session':
      return words.say('whySession', { session: session ? names.session(session.key) : '' });
    case 'concern':
      return words.say(concern ? concerns[concern.kind] : 'whyConcern');
    case 'decision':
      return words.say('whyDecision');
  }
}

/** The ladders that name the reader, and the sessions for which something collected was asked; all else is said by its kind. */
function rulesOf({ words, names }: Situation, { why, about }: NoticeEntry): Particular[] {
  const ladders = (why ? [why, ...(why.others ?? [])] : []).flatMap(({ rule }) => {
    const [ladder, whose, stage, part] = /^ladder of (this edition|the template)(?: for (the stage )?(.+))?$/.exec(rule) ?? [];
    if (ladder === undefined) return [];
    const by = whose === 'this edition' ? 'edition' : 'template';
    const named = part !== undefined && stage !== undefined ? names.stage(part) : part;
    return [named === undefined ? words.say('whyLadder', { by }) : words.say('whyLadderOf', { by, part: named })];
  });
  const sessions = about.flatMap(({ session }) => (session ? [words.say('whySession', { session: names.session(session.key) })] : []));
  return [{ term: words.say('whyRule'), values: [...new Set([...ladders, ...sessions])] }];
}

/** How far from the due date, or from the session, it was meant to come. */
function stepOf({ words }: Situation, { kind, about, session }: NoticeEntry): Particular[] {
  const [entry] = about;
  const term = words.say('whyStep');
  if (session) return [{ term, values: [words.say('whyWeeks', { weeks: session.weeks })] }];
  if (kind !== 'reminder' || !entry) return [];
  const days = Math.abs(entry.rung);
  return [{ term, values: [entry.rung === 0 ? words.say('whyOn') : words.say(entry.rung < 0 ? 'whyBefore' : 'whyAfter', { days })] }];
}

/** A milestone as it was told; one that occurs no more is named by its key. */
function entryOf({ standing: { edition }, words, names }: Situation, { milestone, dueOn }: NoticeEntry['about'][number]): string {
  const known = own(edition.milestones, milestone) ?? own(edition.gone, milestone);
  const title = known ? names.milestone(milestone) : '';
  return words.say('whyAboutOne', { milestone, title, date: words.date(dueOn) });
}

/** When it came up, when it went out, and what was answered. */
function course({ words, person: { zone } }: Situation, { at, sentAt, attempts, response }: NoticeEntry): Particular[] {
  const { say } = words;
  return [
    { term: say('whyIntended'), values: [words.instant(at, zone)] },
    { term: say('whySent'), values: [sentAt === null ? say('whyNotSent') : words.instant(sentAt, zone)] },
    { term: say('whyAttempts'), values: [String(attempts)] },
    { term: say('whyAnswer'), values: response === null ? [] : [say(answers[response])] },
  ];
}
