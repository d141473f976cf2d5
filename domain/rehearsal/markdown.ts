import { escaped, markdownTable } from '../report/markdown-text.js';
import type { Names } from './names.js';
import type { Rehearsal, RehearsedScenario } from './rehearsal.types.js';
import { comparisonSection, overview, sectionsOf, spanOf, type Section } from './sections.js';

/** A rehearsal as Markdown. What people have entered is escaped: it cannot become markup. */
export function markdownOf(rehearsal: Rehearsal): string {
  const { title, template, scenarios, names } = rehearsal;
  const parts = [
    `# Rehearsal: ${escaped(title)}`,
    `Template ${escaped(template.title)}, version ${template.version}.`,
    section(overview(rehearsal), 2),
    ...(scenarios.length > 1 ? [section(comparisonSection(rehearsal), 2)] : []),
    ...scenarios.map((scenario) => scenarioOf(scenario, names)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function scenarioOf(scenario: RehearsedScenario, names: Names): string {
  const { title, about, headline } = scenario;
  return [
    `## ${escaped(title)}`,
    ...(about === undefined ? [] : [escaped(about)]),
    escaped(headline),
    escaped(spanOf(scenario)),
    ...sectionsOf(scenario, names).map((one) => section(one, 3)),
  ].join('\n\n');
}

function section({ title, legend, columns, rows, empty }: Section, level: number): string {
  const head = `${'#'.repeat(level)} ${title}`;
  if (rows.length === 0) return `${head}\n\n${empty}`;
  const table = markdownTable(columns.map(escaped), rows);
  return [head, ...(legend === undefined ? [] : [escaped(legend)]), table].join('\n\n');
}
