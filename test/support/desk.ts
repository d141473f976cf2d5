import type { Command, CreateEdition, Envelope } from '../../domain/edition/commands.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import type { Instant } from '../../domain/time/plain-date.js';
import type { Database } from '../../entities/database.js';
import { engine, type Engine } from '../../entities/journal/engine.js';
import { Journal } from '../../entities/journal/journal.js';
import { DatabaseReading } from '../../entities/reading/reading.js';
import { Templates } from '../../entities/templates.js';
import type { HandleResult } from '../../workflows/contracts/handle.js';
import { creation, envelope } from '../builders/command.js';
import { cycleTemplate } from '../builders/template.js';

/** A congress with thirty milestones that wait for nothing. */
export const manyMilestones: CycleTemplate = cycleTemplate([
  ...Array.from({ length: 30 }, (_, n) => ({ id: `M${100 + n}`, due: `opening-${n + 1}w` })),
  { id: 'M46', due: 'opening' },
  { id: 'M53', due: 'closing' },
]);

/** A journal over a database as a test works at it: commands on one edition, at an instant of one's choice. */
export class Desk {
  readonly journal: Journal;
  readonly reading: DatabaseReading;

  constructor(
    readonly database: Database,
    readonly template: CycleTemplate = manyMilestones,
    private readonly core: Engine = engine,
  ) {
    this.journal = new Journal(database, this.core);
    this.reading = new DatabaseReading(database, engine);
  }

  async open(more: Partial<CreateEdition> = {}, edition = 'edition', now: Instant = '2030-01-01T00:00:00.000Z'): Promise<HandleResult> {
    await new Templates(this.database).store(this.template);
    const dates = { opening: '2031-04-21', closing: '2031-04-26' };
    return this.give(creation(this.template, { dates, ...more }), { id: 'create', edition }, now);
  }

  give(command: Command, more: Partial<Omit<Envelope, 'command'>> = {}, now: Instant = '2030-01-02T00:00:00.000Z'): Promise<HandleResult> {
    return this.journal.handle({ envelope: envelope(command, more), now });
  }

  wake(now: Instant, id = `wake/${now}`): Promise<HandleResult> {
    return this.give({ type: 'wake' }, { id, hash: '', actor: 'lustrum' }, now);
  }
}
