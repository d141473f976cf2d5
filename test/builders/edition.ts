import type { Command, CreateEdition, Envelope } from '../../domain/edition/commands.js';
import type { RecordedEvent } from '../../domain/edition/events.js';
import { isChangeOfPlan, needsBasis, withoutRole } from '../../domain/edition/planners.js';
import type { EditionState, MilestoneState } from '../../domain/edition/state.js';
import { handle } from '../../domain/engine.js';
import type { World } from '../../domain/engine.types.js';
import { plainProfile } from '../../domain/directory/profile.js';
import { emptyWorld, evolve } from '../../domain/evolve.js';
import type { Refusal } from '../../domain/refusal.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { instantAt, type PlainDate, type Zone } from '../../domain/time/plain-date.js';

/** One edition on a table: give it commands on days, and see what it says and how it stands. */
export class EditionOnTheTable {
  world: World;
  readonly events: RecordedEvent[] = [];
  advice: string[] = [];
  private commands = 0;

  constructor(
    template: CycleTemplate,
    private readonly zone: Zone = 'Asia/Tokyo',
    zones: Record<string, Zone> = {},
  ) {
    const people = Object.fromEntries(Object.entries(zones).map(([id, inZone]) => [id, plainProfile(inZone)]));
    this.world = { ...emptyWorld(template), people };
  }

  /** Gives a command at noon of a day; returns the refusal, or undefined where it was accepted. */
  give(day: PlainDate, command: Command, more: Partial<Omit<Envelope, 'command'>> & { hour?: number } = {}): Refusal | undefined {
    const { hour = 12, ...named } = more;
    const deciding = named.actor === undefined ? this.deciding(day, hour, command) : {};
    this.commands += 1;
    const whole: Envelope = {
      id: `command-${this.commands}`,
      edition: 'edition',
      stream: 'edition',
      actor: 'organiser',
      hash: '',
      ...deciding,
      ...named,
      command,
    };
    const now = instantAt(this.zone, day, hour);
    const outcome = handle(this.world, whole, now);
    if (!outcome.accepted) return outcome.refusal;
    this.advice = outcome.advice;
    for (const recorded of outcome.events) {
      this.events.push(recorded);
      this.world = evolve(this.world, recorded);
    }
    return undefined;
  }

  create(day: PlainDate, more: Partial<CreateEdition> = {}): Refusal | undefined {
    const { id, version } = this.world.template;
    return this.give(day, {
      type: 'create',
      title: 'An edition',
      template: { id, version },
      zone: this.zone,
      mode: 'live',
      placement: 'opening',
      targetYear: 2031,
      sessions: [],
      ...more,
    });
  }

  /** By whom and on what changes of plan are decided where a spec does not say by whom: it is not about that. */
  private deciding(day: PlainDate, hour: number, command: Command): Partial<Pick<Envelope, 'actor' | 'basis'>> {
    const changes = (command.type === 'replan' ? command.changes : [command]).filter(isChangeOfPlan);
    if (changes.length === 0) return {};
    const rests = changes.some(({ type }) => needsBasis(this.world, type));
    return { actor: this.planner(day, hour), ...(rests ? { basis: 'decision 81/500' } : {}) };
  }

  /** Somebody who decides on the plan. Where nobody does the role is given then, so that it is vacant in lives without changes. */
  private planner(day: PlainDate, hour: number): string {
    const { edition, template, people } = this.world;
    const [role = ''] = template.decisions?.by ?? [];
    if (!withoutRole(this.world, 'organiser')) return 'organiser';
    const { responsible = [], deputy = [] } = edition?.roles[role] ?? {};
    const [holder] = [...responsible, ...deputy];
    if (holder !== undefined) return holder;
    this.world = { ...this.world, people: { organiser: plainProfile(this.zone), ...people } };
    this.give(day, { type: 'assign-role', role, person: 'organiser' }, { hour });
    return 'organiser';
  }

  /** Performs a step of a stage. */
  step(
    day: PlainDate,
    stream: string,
    step: string,
    payload: Record<string, unknown> = {},
    more: Partial<Envelope> = {},
  ): Refusal | undefined {
    return this.give(day, { type: 'perform', step, payload }, { stream, ...more });
  }

  get edition(): EditionState {
    if (!this.world.edition) throw new Error('The edition has not been created.');
    return this.world.edition;
  }

  milestone(key: string): MilestoneState {
    const milestone = this.edition.milestones[key];
    if (!milestone) throw new Error(`There is no milestone ${key}.`);
    return milestone;
  }

  /** Due date of a milestone, or null where undated. */
  due(key: string): PlainDate | null {
    return this.milestone(key).due.on;
  }
}
