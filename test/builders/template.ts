import type { Body, CycleTemplate, DueRule, MilestoneDefinition, Prerequisite, Term } from '../../domain/template/template.js';
import type { PlanInput } from '../../domain/plan/plan.types.js';
import { parseTerm } from '../../domain/template/due-rule.js';

/** A term from its text in the notation of templates (`opening-30m`), for readable tests. */
export function term(text: string): Term {
  const parsed = parseTerm(text);
  if (!parsed.ok) throw new Error(`"${text}", column ${parsed.fault.column}: ${parsed.fault.message}`);
  return parsed.term;
}

type DueTexts = {
  on: string;
  from?: string;
  notAfter?: string;
  notBefore?: string;
  otherwise?: string;
  meanwhile?: string;
  byPlacement?: Record<'opening' | 'closing', { on: string; from?: string }>;
};

/** A due rule from the texts of its terms. */
export function dueRule(texts: string | DueTexts): DueRule {
  const { on, from, notAfter, notBefore, otherwise, meanwhile, byPlacement }: DueTexts = typeof texts === 'string' ? { on: texts } : texts;
  const placed = (rule: { on: string; from?: string }) => ({ on: term(rule.on), ...(rule.from ? { from: term(rule.from) } : {}) });
  return {
    ...placed({ on, ...(from ? { from } : {}) }),
    ...(notAfter ? { notAfter: term(notAfter) } : {}),
    ...(notBefore ? { notBefore: term(notBefore) } : {}),
    ...(otherwise ? { otherwise: term(otherwise) } : {}),
    ...(meanwhile ? { meanwhile: term(meanwhile) } : {}),
    ...(byPlacement ? { byPlacement: { opening: placed(byPlacement.opening), closing: placed(byPlacement.closing) } } : {}),
    text: on,
  };
}

/** `M47` or `M47:started`. */
export function prerequisite(text: string, when?: Prerequisite['when']): Prerequisite {
  const [milestone = text, state] = text.split(':');
  return { milestone, state: state === 'started' ? 'started' : 'done', ...(when ? { when } : {}) };
}

export type MilestoneOptions = Omit<Partial<MilestoneDefinition>, 'due' | 'requires' | 'expects'> & {
  id: string;
  due?: string | DueTexts | DueRule;
  requires?: (string | Prerequisite)[];
  expects?: (string | Prerequisite)[];
};

/** A milestone of which only what a test is about must be said. */
export function milestoneDefinition({ due = 'opening', requires = [], expects = [], ...more }: MilestoneOptions): MilestoneDefinition {
  const asPrerequisite = (p: string | Prerequisite) => (typeof p === 'string' ? prerequisite(p) : p);
  return {
    title: `Milestone ${more.id}`,
    stage: 'mandate',
    body: 'secretariat',
    responsible: 'secretary',
    external: [],
    source: { requirements: [], paragraph: 'made up for a test' },
    ...more,
    due: typeof due === 'object' && 'text' in due ? due : dueRule(due),
    requires: requires.map(asPrerequisite),
    expects: expects.map(asPrerequisite),
  };
}

/** The bodies of the reporting chain as the congresses of crime prevention have them. */
export const bodies: Body[] = [
  { id: 'secretariat', title: 'Secretariat' },
  { id: 'commission', title: 'Commission', sessions: { numbering: { number: 27, year: 2018 }, expected: { from: 5, to: 5 } } },
  { id: 'ecosoc', title: 'Economic and Social Council', sessions: { numbering: 'year', expected: { from: 7, to: 7 } } },
  { id: 'third-committee', title: 'Third Committee', sessions: { numbering: { number: 73, year: 2018 }, expected: { from: 10, to: 11 } } },
  {
    id: 'general-assembly',
    title: 'General Assembly',
    sessions: { numbering: { number: 73, year: 2018 }, expected: { from: 12, to: 12 } },
  },
];

/** A five-yearly congress with no more milestones than a test gives it. */
export function cycleTemplate(
  milestones: MilestoneOptions[] = [
    { id: 'M46', due: 'opening' },
    { id: 'M53', due: 'closing' },
  ],
  more: Partial<CycleTemplate> = {},
): CycleTemplate {
  return {
    id: 'test-congress',
    version: 1,
    title: 'A congress for tests',
    everyYears: 5,
    opening: 'M46',
    closing: 'M53',
    bodies,
    chain: ['commission', 'ecosoc', 'general-assembly'],
    roles: [{ id: 'secretary', title: 'Secretary of the congress' }],
    meetings: {
      from: { count: -15, unit: 'm' },
      to: { count: -12, unit: 'm' },
      days: 3,
      planned: [
        { id: 'africa', title: 'Africa' },
        { id: 'europe', title: 'Europe' },
      ],
    },
    stages: [{ id: 'mandate', title: 'Mandate' }],
    milestones: milestones.map(milestoneDefinition),
    externals: [],
    reminders: {
      hour: 9,
      organiser: 'secretary',
      ladder: {
        rungs: [-30, -14, -7, -1, 1, 7, 14].map((days) => ({ days, to: ['responsible'], tone: 'notice' })),
        then: { everyDays: 14, to: ['responsible'], tone: 'notice' },
      },
      snooze: { longestDays: 21, times: 2 },
      promise: { usualDays: 7, longestDays: 60 },
      sessions: [],
    },
    dueSoonDays: 30,
    facts: {},
    ...more,
  };
}

/** The Fourteenth's first dates with nothing else known, unless said. */
export function planInput(template: CycleTemplate, more: Partial<PlanInput> = {}): PlanInput {
  const first = { opening: '2020-04-20', closing: '2020-04-27' };
  return {
    template,
    placement: 'opening',
    keyDates: { targetYear: 2020, first, present: first, suspended: false },
    sessions: [],
    meetings: [],
    postponements: [],
    pins: {},
    retargets: {},
    done: {},
    previous: {},
    ...more,
  };
}
