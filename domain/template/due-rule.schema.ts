import { z } from 'zod';
import { formatTerm, parseTerm } from './due-rule.js';
import type { DueRule, Placement, Term } from './template.js';

/** One term in its compact text. An issue's `params.column` says where in the text the fault lies. */
export const termSchema = z.string().transform((text, context): Term => {
  const parsed = parseTerm(text);
  if (parsed.ok) return parsed.term;
  const { column, message } = parsed.fault;
  context.addIssue({ code: 'custom', message, params: { column } });
  return z.NEVER;
});

type Window = { on: Term; from?: Term | undefined };

/** A compact text stands for the rule that has only an `on`. */
const shortened = <T extends z.ZodType>(full: T) => z.preprocess((value) => (typeof value === 'string' ? { on: value } : value), full);

const wrongShape = {
  error: (issue: { code?: string | undefined; input?: unknown }): string | undefined => {
    if (issue.code !== 'invalid_type') return undefined;
    return issue.input === undefined
      ? 'is missing'
      : 'must be a rule such as opening-30m, or its parts on, from, notAfter, notBefore, otherwise, meanwhile, byPlacement';
  },
};

const window = shortened(z.strictObject({ on: termSchema, from: termSchema.optional() }, wrongShape));

/** A due rule: `opening-30m`, or its parts `on`, `from`, `notAfter`, `notBefore`, `otherwise`, `meanwhile`, `byPlacement`. */
export const dueRuleSchema = shortened(
  z.strictObject(
    {
      on: termSchema.optional(),
      from: termSchema.optional(),
      notAfter: termSchema.optional(),
      notBefore: termSchema.optional(),
      otherwise: termSchema.optional(),
      meanwhile: termSchema.optional(),
      byPlacement: z.strictObject({ opening: window, closing: window }).optional(),
    },
    wrongShape,
  ),
).transform((rule, context): DueRule => {
  // Where both placements have rules of their own, the rule outside them is never looked at.
  const on = rule.on ?? rule.byPlacement?.opening.on;
  if (!on) {
    context.addIssue({ code: 'custom', message: 'must say "on" which day, or "byPlacement"' });
    return z.NEVER;
  }
  const { from, notAfter, notBefore, otherwise, meanwhile, byPlacement } = rule;
  return {
    on,
    ...(from ? { from } : {}),
    ...(notAfter ? { notAfter } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(otherwise ? { otherwise } : {}),
    ...(meanwhile ? { meanwhile } : {}),
    ...(byPlacement ? { byPlacement: { opening: compact(byPlacement.opening), closing: compact(byPlacement.closing) } } : {}),
    text: textOf({ ...rule, on }),
  };
});

const compact = ({ on, from }: Window): { on: Term; from?: Term } => ({ on, ...(from ? { from } : {}) });

/** The whole rule in one line, for explanations: `opening-12d (window from opening-18d)`. */
function textOf(
  rule: Window & {
    notAfter?: Term | undefined;
    notBefore?: Term | undefined;
    otherwise?: Term | undefined;
    meanwhile?: Term | undefined;
    byPlacement?: Record<Placement, Window> | undefined;
  },
): string {
  const { byPlacement } = rule;
  const main = byPlacement
    ? (['opening', 'closing'] as const).map((placement) => `placement ${placement}: ${windowText(byPlacement[placement])}`).join('; ')
    : windowText(rule);
  const limit = rule.notAfter ? `, but not after ${formatTerm(rule.notAfter)}` : '';
  const earliest = rule.notBefore ? `, but not before ${formatTerm(rule.notBefore)}` : '';
  const fallback = rule.otherwise ? `; else ${formatTerm(rule.otherwise)}` : '';
  const provisional = rule.meanwhile ? `; until the congress has dates ${formatTerm(rule.meanwhile)}` : '';
  return `${main}${limit}${earliest}${fallback}${provisional}`;
}

const windowText = ({ on, from }: Window): string => `${formatTerm(on)}${from ? ` (window from ${formatTerm(from)})` : ''}`;
