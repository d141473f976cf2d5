import type { EditionInput } from './contracts/edition.js';
import { Cycle } from './shell/cycle.js';

/**
 * The cycle of one edition, from its first mandate to the handover to the next. It waits for facts; what makes a fact
 * true, and which stages a template has, the core knows. A stage runs beside the others from its fact on.
 */
export async function congressCycle(input: EditionInput): Promise<void> {
  const cycle = new Cycle(input);

  cycle.once('theme-decided', 'The theme is decided: the discussion guide is drafted').begins('discussion-guide');
  cycle.once('programme-reviewed', 'The programme is reviewed: the regional meetings are agreed and held').begins('regional-meetings');
  cycle.once('dates-fixed', 'Dates and place are fixed: the high-level segment is prepared').begins('high-level-segment');
  cycle.once('preparations-reviewed', 'The preparations are reviewed: the declaration is negotiated').begins('declaration');
  cycle.once('closed', 'The congress is closed: the Commission follows up').begins('commission-follow-up');
  cycle.once('outcome-adopted', 'The outcome is adopted: the cycle hands over to the next edition');

  await cycle.untilArchived();
}
