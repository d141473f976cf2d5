import type { Answer, HandleRequest, HandleResult } from '../../workflows/contracts/handle.js';
import { emptyWorld, evolve, handle, outlook } from '../../domain/engine.js';
import { withoutCover } from '../../domain/directory/absences.js';
import { rolesInTheWay } from '../../domain/directory/erasing.js';
import type { Holiday, Station } from '../../domain/directory/station.js';
import type { Profile } from '../../domain/directory/profile.js';
import { worldAsOf, type PastMoment } from '../../domain/edition/as-of.js';
import type { EditionState } from '../../domain/edition/state.js';
import type { World } from '../../domain/engine.types.js';
import { refuse } from '../../domain/refusal.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import type { Instant, PlainDate } from '../../domain/time/plain-date.js';
import { holidayCalendar, holidaysOf } from '../../entities/holidays.js';
import type { Erasure } from '../../entities/people.js';
import { stationsIn } from '../../seeds/stations.js';
import { Directory, type Person, type Receipt } from '../../apps/api/people/directory.js';
import { type EditionEntry, type EventFilter, type NoticeEntry, type PlacedEvent, Reading } from '../../apps/api/reading/reading.js';

interface Kept {
  world: World;
  events: PlacedEvent[];
  answers: Map<string, { hash: string; answer: Answer }>;
}

/** The real core over memory: what the API translates can be tested without a database. */
export class MemoryJournal extends Reading {
  readonly directory = new MemoryDirectory((edition) => this.kept.get(edition)?.world.edition);
  /** Message-IDs of what is taken to have been sent. */
  readonly messages = new Set<string>();
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly known: CycleTemplate[]) {
    super();
  }

  readonly handle = async ({ envelope, now }: HandleRequest): Promise<HandleResult> => {
    const kept = this.kept.get(envelope.edition) ?? {
      world: this.unborn(this.templateFor(envelope)),
      events: [],
      answers: new Map<string, { hash: string; answer: Answer }>(),
    };
    kept.world = { ...kept.world, ...(await this.beside(envelope.edition)) };
    const given = kept.answers.get(envelope.id);
    const answer = given ? (given.hash === envelope.hash ? given.answer : reused(envelope.id)) : this.decide(kept, { envelope, now });
    if (!given && envelope.command.type !== 'wake') kept.answers.set(envelope.id, { hash: envelope.hash, answer });
    if (kept.world.edition) this.kept.set(envelope.edition, kept);
    return { answer, ...outlook(kept.world, envelope.stream, now) };
  };

  private templateFor({ command }: HandleRequest['envelope']): CycleTemplate {
    const named = command.type === 'create' ? this.known.find((t) => t.id === command.template.id) : undefined;
    return named ?? (this.known[0] as CycleTemplate);
  }

  private unborn(template: CycleTemplate): World {
    return { ...emptyWorld(template), templates: this.known.filter(({ id }) => id === template.id) };
  }

  /** The world after the first events of an edition, which began under the template that it was opened with. */
  private fold(events: readonly PlacedEvent[], { id }: CycleTemplate, asOf?: PlainDate): World {
    const [first] = events;
    const opened = first?.event.type === 'edition-created' ? first.event.template.version : undefined;
    const template = this.known.find((one) => one.id === id && one.version === opened);
    const unborn = this.unborn(template ?? (this.known[0] as CycleTemplate));
    return asOf === undefined ? events.reduce(evolve, unborn) : worldAsOf(unborn, events, asOf);
  }

  private decide(kept: Kept, { envelope, now }: HandleRequest): Answer {
    const outcome = handle(kept.world, envelope, now);
    if (!outcome.accepted) return { accepted: false, refusal: outcome.refusal };
    for (const recorded of outcome.events) {
      kept.world = evolve(kept.world, recorded);
      kept.events.push({ ...recorded, position: kept.events.length + 1 });
    }
    return {
      accepted: true,
      events: outcome.events.map(({ stream, sequence, event }) => ({ stream, sequence, type: event.type })),
      advice: outcome.advice,
    };
  }

  async templates(): Promise<CycleTemplate[]> {
    return this.known;
  }

  async editions({ after = '', limit }: { after?: string; limit: number }): Promise<EditionEntry[]> {
    const entries = [...this.kept.values()].flatMap(({ world: { edition } }) =>
      edition
        ? [
            {
              id: edition.id,
              title: edition.title,
              template: edition.template,
              zone: edition.zone,
              mode: edition.mode,
              status: edition.status,
              targetYear: edition.keyDates.targetYear,
              opening: edition.keyDates.present?.opening ?? null,
              closing: edition.keyDates.present?.closing ?? null,
            },
          ]
        : [],
    );
    return entries
      .filter((e) => e.id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  async closedEditions(template: string): Promise<string[]> {
    const closed = [...this.kept].flatMap(([id, { world, events }]) =>
      world.template.id === template && world.edition?.status === 'archived' ? [{ id, at: events.at(-1)?.recordedAt ?? '' }] : [],
    );
    return closed.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1)).map(({ id }) => id);
  }

  async versionedWorld(edition: string): Promise<{ world: World; version: string } | undefined> {
    const world = await this.world(edition);
    return world && { world, version: String(this.kept.get(edition)?.events.length) };
  }

  async version(edition: string): Promise<string | undefined> {
    const kept = this.kept.get(edition);
    return kept && String(kept.events.length);
  }

  async world(edition: string): Promise<World | undefined> {
    const world = this.kept.get(edition)?.world;
    return world && { ...world, ...(await this.beside(edition)) };
  }

  private async beside(edition: string): Promise<Pick<World, 'people' | 'isHoliday'>> {
    const people = await this.directory.people(edition);
    return { people, isHoliday: await this.directory.isHoliday(Object.values(people)) };
  }

  async worldAsOf(edition: string, { asOf, knownAt = '9999' }: PastMoment): Promise<World | undefined> {
    const kept = this.kept.get(edition);
    if (!kept) return undefined;
    const known = kept.events.filter((e) => e.recordedAt <= knownAt);
    const world = this.fold(known, kept.world.template, asOf);
    return world.edition ? world : undefined;
  }

  async worldThrough(edition: string, sequence: number): Promise<{ world: World; recordedAt: Instant } | undefined> {
    const kept = this.kept.get(edition);
    const last = kept?.events.findIndex((e) => e.stream === 'edition' && e.sequence === sequence) ?? -1;
    const command = kept?.events[last]?.commandId;
    const next = kept?.events.findIndex((e, index) => index > last && e.commandId !== command) ?? -1;
    const events = kept?.events.slice(0, next < 0 ? undefined : next) ?? [];
    const recordedAt = events.at(-1)?.recordedAt;
    if (!kept || last < 0 || recordedAt === undefined) return undefined;
    return { world: this.fold(events, kept.world.template), recordedAt };
  }

  async answered(edition: string, command: string): Promise<{ hash: string; answer: Answer } | undefined> {
    return this.kept.get(edition)?.answers.get(command) ?? this.directory.receipts.get(`${edition} ${command}`);
  }

  async events(edition: string, filter: EventFilter, after: number, limit: number): Promise<PlacedEvent[]> {
    const fits = (e: PlacedEvent): boolean =>
      (filter.stream === undefined || e.stream === filter.stream) &&
      (filter.type === undefined || e.event.type === filter.type) &&
      (filter.knownAt === undefined || e.recordedAt <= filter.knownAt) &&
      (filter.actor === undefined || e.actor === filter.actor) &&
      (filter.milestone === undefined || ('milestone' in e.event && e.event.milestone === filter.milestone));
    return (this.kept.get(edition)?.events ?? []).filter((e) => e.position > after && fits(e)).slice(0, limit);
  }

  async notices(edition: string): Promise<NoticeEntry[]> {
    if ((this.kept.get(edition)?.world.delivery.pending.size ?? 0) > 0)
      throw new Error('The ledger is the database’s; this journal keeps none.');
    return [];
  }

  async noticesAsOf(): Promise<NoticeEntry[]> {
    return [];
  }

  async isMessage(messageId: string): Promise<boolean> {
    return this.messages.has(messageId);
  }

  async notice(): Promise<undefined> {
    return undefined;
  }

  async collapsedInto(): Promise<[]> {
    return [];
  }

  async attempts(): Promise<[]> {
    return [];
  }

  async ping(): Promise<void> {}
}

/** Read where they are first asked for. */
let stations: Station[] | undefined;
const known = (): Station[] => (stations ??= stationsIn());

class MemoryDirectory extends Directory {
  private readonly entries = new Map<string, Person>();
  /** Answers of lists that were entered under a key, as the database keeps them among those of commands. */
  readonly receipts = new Map<string, { hash: string; answer: Answer }>();

  constructor(private readonly stateOf: (edition: string) => EditionState | undefined) {
    super();
  }

  async people(edition: string): Promise<Record<string, Profile>> {
    return Object.fromEntries((await this.list(edition, { limit: Infinity })).map((p) => [p.id, p]));
  }

  async isHoliday(people: readonly Profile[]): Promise<World['isHoliday']> {
    const named = new Set(people.map(({ station }) => station));
    named.delete(undefined);
    return named.size === 0 ? () => false : holidayCalendar(known().filter(({ id }) => named.has(id)));
  }

  async list(edition: string, { after = '', limit }: { after?: string; limit: number }): Promise<Person[]> {
    const people = [...this.entries.values()].filter((p) => p.edition === edition && p.id > after);
    return people.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  async find(edition: string, id: string): Promise<Person | undefined> {
    return this.entries.get(`${edition} ${id}`);
  }

  async enter(person: Person): Promise<boolean> {
    const free = !this.entries.has(`${person.edition} ${person.id}`);
    if (free) await this.save(person);
    return free;
  }

  async correct(person: Person): Promise<boolean> {
    const known = this.entries.has(`${person.edition} ${person.id}`);
    if (known) await this.save(person);
    return known;
  }

  /** Nothing is sent here. */
  async bounced(): Promise<Map<string, never>> {
    return new Map<string, never>();
  }

  async stopDigest({ edition, id, email }: Pick<Person, 'edition' | 'id' | 'email'>): Promise<boolean> {
    const person = this.entries.get(`${edition} ${id}`);
    if (!person || person.email !== email || person.digest === 'none') return false;
    await this.save({ ...person, digest: 'none' });
    return true;
  }

  async save(...people: Person[]): Promise<void> {
    for (const person of people) this.entries.set(`${person.edition} ${person.id}`, person);
  }

  async saveOnce(people: readonly Person[], { edition, key, hash, answer }: Receipt): Promise<boolean> {
    const name = `${edition} ${key}`;
    if (this.receipts.has(name)) return false;
    this.receipts.set(name, { hash, answer: JSON.parse(answer) as Answer });
    await this.save(...people);
    return true;
  }

  async erase(edition: string, id: string): Promise<Erasure> {
    const state = this.stateOf(edition);
    const roles = state ? rolesInTheWay(state, id) : [];
    if (roles.length > 0) return { refused: 'holds-roles', roles };
    const erased = this.entries.delete(`${edition} ${id}`);
    const covered = (await this.list(edition, { limit: Infinity })).filter(({ absences }) => absences.some((a) => a.cover === id));
    await this.save(...covered.map((person) => ({ ...person, absences: withoutCover(person.absences, id) })));
    return { erased, uncovered: covered.map((person) => person.id) };
  }

  /** As a database is left by who erases somebody by hand. */
  lose(edition: string, id: string): void {
    this.entries.delete(`${edition} ${id}`);
  }

  async stations(): Promise<Station[]> {
    return known();
  }

  async holidays(station: Station, year: number): Promise<Holiday[]> {
    return holidaysOf(station, year);
  }
}

const reused = (id: string): Answer => ({
  accepted: false,
  refusal: refuse('key-reused', `The key "${id}" was used for another command.`),
});
