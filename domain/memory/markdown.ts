import { escaped, markdownList, markdownTable } from '../report/markdown-text.js';
import { spanInWords } from './proposal.js';
import type { Memory, Proposal, Spread, Verdict } from './memory.types.js';

const titles: Record<Verdict, string> = {
  change: 'Rules that the record suggests to change',
  'too-little': 'Rules of which the record says too little',
  holds: 'Rules that hold',
};

/** What a template's editions needed, as Markdown: what to look at first, then each rule with what is on record. */
export function markdownOf({ template, editions, leftOut, earlier, spreads, proposals }: Memory): string {
  return [
    `# ${escaped(template.title)}: planned and needed`,
    editions.length === 0
      ? `No edition of this template ${leftOut.length === 0 ? 'has been closed yet' : 'that was closed counts'}.`
      : `Template ${escaped(template.id)}, version ${template.version}. From ${editions.length === 1 ? 'one edition' : `${editions.length} editions`}: ${editions.map((e) => escaped(e.title)).join('; ')}.`,
    leftOut.length === 0
      ? ''
      : `Left out unless named: ${leftOut.map(({ title, why }) => `${escaped(title)} (${escaped(why)})`).join('; ')}.`,
    earlier === 0 ? '' : `Closed before these and not looked at unless named: ${earlier} ${earlier === 1 ? 'edition' : 'editions'}.`,
    ...(['change', 'too-little', 'holds'] as const).map((verdict) =>
      section(
        titles[verdict],
        proposals.filter((p) => p.verdict === verdict),
      ),
    ),
    table(spreads.filter(({ needed }) => needed.length > 0)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const section = (title: string, proposals: readonly Proposal[]): string =>
  proposals.length === 0 ? '' : `## ${title} (${proposals.length})\n\n${markdownList(proposals.map(line))}`;

const line = ({ id, title, rule, proposed, verdict, words }: Proposal): string =>
  `${id}, ${title} (${rule}${proposed !== undefined && verdict === 'change' ? ` → ${proposed}` : ''}): ${words}`;

function table(spreads: readonly Spread[]): string {
  if (spreads.length === 0) return '';
  const columns = ['Milestone', 'Title', 'Rule', 'Planned, days', 'Median', 'Needed', 'From the opening', 'Times'];
  const rows = spreads.map(({ id, title, rule, planned, median, range, fromOpening, needed }) => [
    id,
    title,
    rule,
    planned === null ? '' : String(planned),
    median === null ? '' : String(median),
    range ? spanInWords(range) : '',
    fromOpening ? spanInWords(fromOpening) : '',
    String(needed.length),
  ]);
  return `## All that is on record\n\n${markdownTable(columns, rows)}`;
}
