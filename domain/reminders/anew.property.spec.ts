import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { envelope } from '../../test/builders/command.js';
import { beginLife, lifeSteps, liveOn, type Step } from '../../test/builders/generated-life.js';
import { Life } from '../../test/builders/life.js';
import { tries } from '../../test/support/tries.js';
import { Pending } from '../delivery/pending.js';
import type { Command, Envelope } from '../edition/commands.js';
import { planFor } from '../edition/replan.js';
import { handle, outlook } from '../engine.js';
import type { World } from '../engine.types.js';
import type { Refusal } from '../refusal.js';
import type { Instant } from '../time/plain-date.js';
import { nextReminder } from './next.js';

/** The same world, of which no part is the same object: of it nothing has been found before. */
const anew = ({ isHoliday, delivery, ...world }: World): World => ({
  ...structuredClone(world),
  isHoliday,
  delivery: { ...delivery, pending: Pending.of(structuredClone([...delivery.pending.values()])) },
});

/** A life that looks twice at all that it does: with what is remembered from before, and as if it were for the first time. */
class DoubleCheckedLife extends Life {
  /** How often something came about. */
  broughtAbout = 0;

  override give(command: Command, more: Partial<Omit<Envelope, 'command'>> = {}): Refusal | undefined {
    const before = this.world;
    const known = this.events.length;
    const refusal = super.give(command, more);
    const events = this.events.slice(known).map(({ stream, event }) => ({ stream, event }));
    const outcome = handle(anew(before), envelope(command, more), this.now);
    expect(refusal ?? events).toEqual(outcome.accepted ? outcome.events.map(({ stream, event }) => ({ stream, event })) : outcome.refusal);
    expect(this.world.edition).toEqual(outcome.accepted ? outcome.world.edition : before.edition);
    this.lookAhead();
    this.broughtAbout += events.length;
    return refusal;
  }

  /** What follows from the world as it stands. */
  lookAhead(): Instant | null {
    const { world, now } = this;
    const next = nextReminder(world, now);
    expect(next).toBe(nextReminder(anew(world), now));
    expect(outlook(world, 'edition', now)).toEqual(outlook(anew(world), 'edition', now));
    const fresh = anew(world);
    if (world.edition && fresh.edition) expect(planFor(world, world.edition)).toEqual(planFor(fresh, fresh.edition));
    return next;
  }
}

function passTo(life: DoubleCheckedLife, instant: Instant): void {
  for (let next = life.lookAhead(); next !== null && next <= instant; next = life.lookAhead()) {
    if (next > life.now) life.now = next;
    life.wake();
  }
  life.now = instant;
}

/** Whoever knows a world from before finds in it what anybody finds who sees it for the first time. */
function live(steps: Step[]): number {
  const life = beginLife(DoubleCheckedLife);
  for (const step of steps) liveOn(life, step, passTo);
  return life.broughtAbout;
}

it(
  'finds with what it remembers what it would find without, after each step of any life',
  () => {
    let broughtAbout = 0;
    fc.assert(
      fc.property(lifeSteps({ minLength: 15, maxLength: 40 }), (steps) => {
        broughtAbout += live(steps);
      }),
      { numRuns: tries(12, 300) },
    );
    expect(broughtAbout).toBeGreaterThan(500);
  },
  tries(60_000, 900_000),
);
