import { refuse, type BlockingFact, type Refusal } from '../refusal.js';
import type { CycleTemplate, MilestoneKey } from '../template/template.js';
import { versionOf } from '../template/versions.js';
import { isClosed } from './milestones.js';
import { planFor, replan } from './replan.js';
import { hasOpen, openStage } from './settle.js';
import type { Turn } from './turn.js';

/**
 * The edition follows a newer version of its template from now on. What is done or waived stays on record, also where the
 * new version has it no more; what is open and has no place in it occurs no more; stages that run go on.
 */
export function adoptTemplate(turn: Turn, { version }: { version: number }): Refusal | undefined {
  const { world, edition } = turn;
  const { template, templates = [] } = world;
  const adopted = versionOf(templates, version);
  const refusal = adopted ? unfit(template, adopted) : unknown(template, templates, version);
  if (refusal) return refusal;
  const planned = keysPlanned(turn);
  turn.emit({ type: 'template-adopted', version });
  const stays = new Set(keysPlanned(turn));
  const gone = planned.filter((key) => {
    const milestone = edition.milestones[key];
    return !stays.has(key) && milestone !== undefined && !isClosed(milestone);
  });
  if (gone.length > 0) turn.emit({ type: 'plan-revised', changes: [], gone });
  replan(turn, turn.withBasis(adoptionInWords({ version })));
  // A stage that is over goes on where the new version gives it something to do.
  for (const [stream, status] of Object.entries(turn.edition.stages))
    if (status === 'ended' && hasOpen(turn, stream)) openStage(turn, stream);
  return undefined;
}

export const adoptionInWords = ({ version }: { version: number }): string => `version ${version} of the template adopted`;

const keysPlanned = ({ world, edition }: Turn): MilestoneKey[] => planFor(world, edition).map(({ key }) => key);

function unknown({ id }: CycleTemplate, templates: readonly CycleTemplate[], version: number): Refusal {
  const known = templates.map((template) => String(template.version)).join(', ');
  return refuse('template-unknown', `There is no version ${version} of the template ${id}. There are: ${known || 'none'}.`, {
    facts: [{ ref: `${id} ${version}`, says: 'unknown' }],
    pointer: '/version',
  });
}

/** Why an edition that follows one version cannot follow another from now on. */
function unfit(present: CycleTemplate, adopted: CycleTemplate): Refusal | undefined {
  const { id, version } = adopted;
  if (version <= present.version) {
    return refuse('template-not-newer', `The edition follows version ${present.version} of ${id}; only a newer one can be adopted.`, {
      facts: [{ ref: `${id} ${present.version}`, says: 'followed by the edition' }],
      pointer: '/version',
    });
  }
  const facts = missingFrom(present, adopted);
  if (facts.length === 0) return undefined;
  const says = facts.map((fact) => `${fact.ref} (${fact.says})`).join(', ');
  return refuse('template-unfit', `Version ${version} of ${id} lacks what editions of version ${present.version} rest on: ${says}.`, {
    facts,
    pointer: '/version',
  });
}

/** What is on record names stages, bodies, roles and the congress itself: a version that an edition can go on with has them all. */
function missingFrom(present: CycleTemplate, adopted: CycleTemplate): BlockingFact[] {
  const lacking = (kind: 'stages' | 'bodies' | 'roles', says: string): BlockingFact[] =>
    present[kind].flatMap(({ id }) => (adopted[kind].some((one) => one.id === id) ? [] : [{ ref: id, says }]));
  return [
    ...lacking('stages', 'a stage'),
    ...lacking('bodies', 'a body'),
    ...lacking('roles', 'a role'),
    ...present.stages.flatMap(({ id, procedure }) => {
      const after = adopted.stages.find((stage) => stage.id === id);
      const same = after?.procedure?.id === procedure?.id && after?.procedure?.perMeeting?.id === procedure?.perMeeting?.id;
      return after === undefined || procedure === undefined || same ? [] : [{ ref: id, says: 'another procedure' }];
    }),
    ...(['opening', 'closing'] as const).flatMap((end) =>
      adopted[end] === present[end] ? [] : [{ ref: present[end], says: `the ${end}` }],
    ),
    ...(present.postponement && !adopted.postponement
      ? [{ ref: present.postponement.suspended, says: 'what a postponement asks for' }]
      : []),
  ];
}
