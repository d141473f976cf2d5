import { csvText } from '../report/csv-text.js';
import type { Memory } from './memory.types.js';

const columns = [
  'milestone',
  'title',
  'rule',
  'edition',
  'occurrence',
  'counted from',
  'done',
  'needed least',
  'needed most',
  'counts',
  'from opening least',
  'from opening most',
  'days late least',
  'days late most',
  'document',
  'median',
  'verdict',
  'proposed',
] as const;

/** What is on record as CSV: one line for each time that a milestone was done, with what follows for its rule. */
export function csvOf({ spreads, proposals }: Memory): string {
  const proposalOf = new Map(proposals.map((p) => [p.id, p]));
  return csvText(
    columns,
    spreads.flatMap(({ id, title, rule, median, needed }) =>
      needed.map((n) => ({
        milestone: id,
        title,
        rule,
        edition: n.edition.id,
        occurrence: n.key,
        'counted from': n.anchoredOn,
        done: n.doneOn,
        'needed least': String(n.days.least),
        'needed most': String(n.days.most),
        counts: n.vague ? 'no' : 'yes',
        'from opening least': n.fromOpening ? String(n.fromOpening.least) : '',
        'from opening most': n.fromOpening ? String(n.fromOpening.most) : '',
        'days late least': n.late ? String(n.late.least) : '',
        'days late most': n.late ? String(n.late.most) : '',
        document: n.evidence?.symbol ?? n.evidence?.link ?? '',
        median: median === null ? '' : String(median),
        verdict: proposalOf.get(id)?.verdict ?? '',
        proposed: proposalOf.get(id)?.proposed ?? '',
      })),
    ),
  );
}
