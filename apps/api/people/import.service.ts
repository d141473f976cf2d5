import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { completed, type Surroundings } from '../../../domain/directory/entry.js';
import { planImport, vacantAfter, type ImportPlan, type Listed, type Vacancy } from '../../../domain/directory/import.js';
import type { RoleCommand } from '../../../domain/edition/commands.js';
import { refuse } from '../../../domain/refusal.js';
import type { Answer } from '../../../workflows/contracts/handle.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import { answering, Commands } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { Problem, problemOf } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Reading } from '../reading/reading.js';
import { Worlds } from '../reading/worlds.js';
import { givenOn } from './csv/given.js';
import { identified, type Identified, sameAddress } from './csv/identified.js';
import { readTable, type LineFault } from './csv/read.js';
import { type Bounced, Directory } from './directory.js';
import { PeopleService, type PersonView } from './people.service.js';

/** What a list of people changes, or would change. */
export interface ImportView extends CheckedPlan {
  applied: boolean;
  faults: LineFault[];
}

/** What a list changes, with what one might not want of it. */
interface CheckedPlan extends ImportPlan {
  /** Roles in which nobody will be there to act. */
  vacant: Vacancy[];
  /** People of the list whose address does not take messages. */
  bounced: ({ person: string } & Bounced)[];
}

/** What stands under the key of a list that was applied: it is answered so again. */
type Kept = Answer & { imported?: CheckedPlan };

/** Faults that an answer names at most. */
const mostFaults = 200;

/** Changes of roles that one command makes at most: what the engine carries has a size. */
const mostChanges = 2000;

/** Takes in a whole list of people with their roles. */
@Injectable()
export class ImportService {
  constructor(
    private readonly people: PeopleService,
    private readonly directory: Directory,
    private readonly worlds: Worlds,
    private readonly reading: Reading,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Says what the list would change, and what is wrong with it; changes nothing. */
  async preview(edition: string, file: Buffer): Promise<ImportView> {
    await this.people.open(edition);
    const { plan, faults } = await this.read(edition, file);
    return { applied: false, ...plan, faults: faults.slice(0, mostFaults) };
  }

  /**
   * Applies the list: people all at once, then their roles by a command whose id follows from the key. Repeated under its key it
   * finishes what was begun, and does nothing twice. Nothing is applied of a list with a fault.
   *
   * @throws Problem `header-invalid`, `import-faulty`, `key-reused`, `edition-archived`, or what a command is refused with
   */
  async apply(edition: string, asked: Asked, file: Buffer): Promise<ImportView> {
    if (asked.ifSequence !== undefined)
      throw new Problem('header-invalid', 'A list of people has no version; leave If-Match out.', {
        errors: [{ header: 'If-Match', detail: 'is not for lists of people' }],
      });
    if (!asked.keyGiven)
      throw new Problem(
        'header-invalid',
        'Applying a list needs an Idempotency-Key of your own: where an answer is missing, the list is finished under it.',
        { errors: [{ header: 'Idempotency-Key', detail: 'is needed to apply a list; with ?preview=true it is not' }] },
      );
    const plan = (await this.keptUnder(edition, asked)) ?? (await this.enter(edition, asked, file));
    await this.change(edition, asked, plan);
    if (plan.entered.length + plan.corrected.length > 0) await this.people.tell(edition);
    return { applied: true, ...plan, faults: [] };
  }

  private async enter(edition: string, asked: Asked, file: Buffer): Promise<CheckedPlan> {
    await this.people.open(edition);
    const { plan, list, faults } = await this.read(edition, file);
    if (faults.length > 0) throw faulty(faults);
    const changed = new Set([...plan.entered, ...plan.corrected.map(({ person }) => person)]);
    const people = list.filter(({ entry }) => changed.has(entry.id)).map(({ entry }) => ({ ...entry, edition }));
    const kept: Kept = { accepted: true, events: [], advice: [], imported: plan };
    const { key, hash } = asked;
    const receipt = { edition, key, hash, answer: JSON.stringify(kept), at: this.clock.now() };
    if (await this.directory.saveOnce(people, receipt)) return plan;
    const other = await this.keptUnder(edition, asked); // the same request, a moment earlier
    if (!other) throw new Error(`The key ${key} is taken and nothing stands under it.`);
    return other;
  }

  private async keptUnder(edition: string, { key, hash }: Asked): Promise<CheckedPlan | undefined> {
    const known = await this.reading.answered(edition, key);
    if (!known) return undefined;
    const { imported } = known.answer as Kept;
    if (known.hash === hash && imported) return imported;
    throw problemOf(
      refuse('key-reused', `The key "${key}" was used for another request. A new attempt needs a new key.`, {
        facts: [{ ref: key, says: 'used before' }],
      }),
    );
  }

  /** All roles by one command, so that no reminder finds a role vacant whose holder is further down; a very long list by several. */
  private async change(edition: string, asked: Asked, { given, taken }: ImportPlan): Promise<void> {
    const changes = [
      ...given.map((assignment): RoleCommand => ({ type: 'assign-role', ...assignment })),
      ...taken.map((assignment): RoleCommand => ({ type: 'release-role', ...assignment })),
    ];
    for (let from = 0; from < changes.length; from += mostChanges) {
      const key = `${asked.key}:roles:${from}`;
      const hash = createHash('sha256').update(key).digest('hex');
      const command = { type: 'change-roles' as const, changes: changes.slice(from, from + mostChanges) };
      await answering(
        () => this.commands.send({ ...asked, key, keyGiven: true, hash }, edition, editionStream, command),
        () => Promise.resolve([]),
      );
    }
  }

  /** The list held against the directory as it stands. */
  private async read(edition: string, file: Buffer): Promise<{ plan: CheckedPlan; list: Listed[]; faults: LineFault[] }> {
    const { world, edition: state } = await this.worlds.standing(edition);
    const people = await this.people.everybody(edition);
    const present = people.map(listed);
    const table = readTable(file);
    const { lines, faults } = identified(table.lines, edition, present);
    const firstLines = new Map<string, number>();
    for (const { line, cells } of lines) if (!firstLines.has(cells.id)) firstLines.set(cells.id, line);
    const known = new Set([...firstLines.keys(), ...people.map(({ id }) => id)]);
    const among: Surroundings = { stations: await this.directory.stations(), zone: state.zone, knows: (id) => known.has(id) };
    const found = lines.map((line) => {
      const given = givenOn(line, among, world.template.roles);
      const first = firstLines.get(line.cells.id) ?? line.line;
      const twice = first < line.line ? [namedBefore(line, first)] : [];
      return Array.isArray(given) ? [...given, ...twice] : twice.length > 0 ? twice : given;
    });
    const list = found.flatMap((given): Listed[] =>
      Array.isArray(given) ? [] : [{ entry: completed(given.entry, among), holds: given.holds }],
    );
    const { unlisted, ...plan } = planImport(list, present);
    return {
      plan: {
        ...plan,
        unlisted: unlisted.filter((id) => !firstLines.has(id)),
        vacant: vacantAfter(
          world.template.roles.map(({ id }) => id),
          state.roles,
          plan,
        ),
        bounced: bouncedIn(list, people),
      },
      list,
      faults: [...table.faults, ...faults, ...found.flatMap((given) => (Array.isArray(given) ? given : []))].sort(
        (a, b) => a.line - b.line,
      ),
    };
  }
}

const listed = ({ roles: _, holds, bounced: __, ...entry }: PersonView): Listed => ({ entry, holds });

/** Those of a list with an address of which it is known, from whomever, that it does not take messages. */
function bouncedIn(list: readonly Listed[], people: readonly PersonView[]): CheckedPlan['bounced'] {
  return list.flatMap(({ entry }) => {
    const bounced = people.find(({ email, bounced: known }) => known && sameAddress(email, entry.email))?.bounced;
    return bounced ? [{ person: entry.id, ...bounced }] : [];
  });
}

function faulty(faults: LineFault[]): Problem {
  const errors = faults.slice(0, mostFaults).map(({ reason, ...at }) => ({ ...at, detail: reason }));
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return new Problem('import-faulty', `The list has ${count}; nothing of it was applied. Correct the lines that \`errors\` names.`, {
    errors,
  });
}

/** Somebody who is on an earlier line already, called as the file calls them: by the id, or by the address where it gives none. */
const namedBefore = ({ line, cells: { id }, by }: Identified, first: number): LineFault => ({
  line,
  column: by === undefined ? 'id' : 'email',
  reason: by === undefined ? `"${id}" is on line ${first} already` : `who has the address ${by} is on line ${first} already`,
});
