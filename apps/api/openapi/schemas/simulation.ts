import { z } from 'zod';
import type { PlanningCommand } from '../../../../domain/edition/commands.js';
import { planningTypes } from '../../../../domain/template/template.js';
import type { ApplicationAnswer } from '../../simulations/application.service.js';
import type { SimulationEntryView, SimulationView } from '../../simulations/simulation.view.js';
import { effect } from './common.js';
import { difference } from './difference.js';
import { edition } from './edition.js';
import { date, effectiveOn, instant, named, page } from './named.js';

/** What each type carries is described with the body that asks for it. */
const change = z
  .looseObject({ type: z.enum(planningTypes) })
  .describe('A change of plan, as it was sent') as unknown as z.ZodType<PlanningCommand>;

const fields = {
  number: z.int().describe('Rising per edition'),
  revision: z.int().describe('Version of the edition that it was tried on, and its ETag'),
  asOf: date.nullable().describe('The past day on which it was tried'),
  effectiveOn: effectiveOn.nullable().describe('When the changes are taken to be decided; null: on the day of their application'),
  changes: z.array(change),
  headline: z.string(),
  askedBy: z.string(),
  madeAt: instant,
  stale: z.boolean().describe('The edition has changed since, or it was tried as of a past day: it cannot be applied'),
  applied: z
    .strictObject({ at: instant, by: z.string(), command: z.string().describe('Its Idempotency-Key') })
    .nullable()
    .describe('Null: it was not'),
};

const entry = named<SimulationEntryView>('SimulationEntry', 'Changes of plan that were tried out', z.strictObject(fields));
export const simulationPage = named('SimulationPage', 'A page of simulations', page(entry));

export const simulation = named<SimulationView>(
  'Simulation',
  'Changes of plan that were tried out, and what they would bring about',
  z.strictObject({
    ...fields,
    difference,
    advice: z.array(z.string()).describe('Worth knowing, and what an application would lack'),
  }),
);

export const applicationAnswer = named<ApplicationAnswer>(
  'ApplicationAnswer',
  'A simulation that was applied, and the edition after it',
  z.strictObject({ simulation: entry, edition, command: effect }),
);
