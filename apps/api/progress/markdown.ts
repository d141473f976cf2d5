import { escaped, markdownTable } from '../../../domain/report/markdown-text.js';
import type { ProgressReport } from '../../../domain/report/progress.js';
import type { Titles } from '../../../domain/template/titles.js';
import { headOf, type Section, sectionsOf, stageTable } from './sections.js';

/** The report as Markdown. What people have entered is escaped: it cannot become markup. */
export function asMarkdown(report: ProgressReport, titles: Titles): string {
  const head = headOf(report).map(([name, value]) => `- **${name}**: ${escaped(value)}`);
  const sections = [stageTable(report), ...sectionsOf(report, titles)].map(section);
  return (
    [`# Progress: ${escaped(report.edition.title)}, as of ${report.asOf}`, escaped(report.headline), head.join('\n'), ...sections].join(
      '\n\n',
    ) + '\n'
  );
}

function section({ title, legend, columns, rows, empty }: Section): string {
  if (rows.length === 0) return `## ${title}\n\n${empty ?? ''}`;
  const parts = [`## ${title} (${rows.length})`, ...(legend === undefined ? [] : [escaped(legend)]), markdownTable(columns, rows)];
  return parts.join('\n\n');
}
