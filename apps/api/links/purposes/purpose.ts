import type { ResponseCommand } from '../../../../domain/edition/commands.js';
import type { RefusalCode } from '../../../../domain/refusal.js';
import type { PageKey } from '../../../../domain/words/pages/pages.js';
import type { ActBody } from '../../commands/act.body.js';
import type { Field, Given } from '../form.js';
import type { Particular } from '../page.js';
import type { AboutMilestone } from '../situation.js';

/** What a link that acts is for: what is asked of whoever follows it, and the command that comes of it. */
export interface Purpose {
  /** Name of the page and of its button. */
  title: PageKey;
  lead(about: AboutMilestone): string[];
  /** What is to be seen before it is answered, beside edition, milestone and date. */
  particulars?(about: AboutMilestone): Particular[];
  fields(about: AboutMilestone): Field[];
  /** What the core is asked in order to learn whether anything can still be done; it is not carried out. */
  trial(about: AboutMilestone): ResponseCommand;
  command(about: AboutMilestone, given: Given): { command: ResponseCommand; act?: ActBody };
  /** What is said when it has been carried out, from the types of the events that came of it. */
  done(about: AboutMilestone, given: Given, events: readonly string[]): string;
  /** What is said when this link has done so before. */
  before: PageKey;
  /** What is said to its reader of refusals that leave nothing to be done, where it is not what others are told. */
  lasting?: Partial<Record<RefusalCode, PageKey>>;
  /** The fields at which the core's pointers arrive. */
  places: Readonly<Record<string, string>>;
}
