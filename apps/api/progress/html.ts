import type { ProgressReport } from '../../../domain/report/progress.js';
import type { Titles } from '../../../domain/template/titles.js';
import { rendered } from '../pages/document.js';
import { headOf, sectionsOf, stageTable } from './sections.js';

/** The report as a page that prints well. */
export const asHtml = (report: ProgressReport, titles: Titles): string =>
  rendered({
    title: `Progress: ${report.edition.title}, as of ${report.asOf}`,
    lead: [report.headline],
    head: headOf(report),
    sections: [stageTable(report), ...sectionsOf(report, titles)].map((section) => ({ ...section, counted: true })),
  });
