import { procedures } from '../../procedures/registry.js';
import type { ProcedureId } from '../../template/template.js';
import type { Catalogue, Catalogues } from '../words.js';
import { ar } from './ar.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

/** What the steps of each procedure are called in one language: by the procedure, then by the step. */
export type StepNames = Readonly<Record<ProcedureId, Readonly<Record<string, string>>>>;

/** Steps of two procedures may share an id: `discussion-guide/record-contribution`. */
export type StepKey = `${ProcedureId}/${string}`;

/** In English a step is called as in its procedure's table. */
const en = Object.fromEntries(
  Object.entries(procedures).map(([id, { steps }]) => [id, Object.fromEntries(steps.map((step) => [step.id, step.title]))]),
) as StepNames;

/** The steps' names as a catalogue says them. */
const keyed = (names: StepNames): Catalogue<StepKey> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([procedure, steps]) => Object.entries(steps).map(([step, name]) => [`${procedure}/${step}`, name])),
  );

export const stepCatalogues: Catalogues<StepKey> = {
  ar: keyed(ar),
  zh: keyed(zh),
  en: keyed(en),
  fr: keyed(fr),
  ru: keyed(ru),
  es: keyed(es),
};
