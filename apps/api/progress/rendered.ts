import type { ProgressReport } from '../../../domain/report/progress.js';
import type { Titles } from '../../../domain/template/titles.js';
import { asCsv, type Places } from './csv.js';
import type { Format } from './formats.js';
import { asHtml } from './html.js';
import { asMarkdown } from './markdown.js';

/** A report, what its roles are called, and where its milestones belong, which is worked out where it is asked for. */
export interface Told {
  report: ProgressReport;
  titles: Titles;
  places: () => Places;
}

/** A report in one of its renderings; all of them say the same. */
export function rendered({ report, titles, places }: Told, format: Format): string {
  switch (format) {
    case 'json':
      return JSON.stringify(report);
    case 'md':
      return asMarkdown(report, titles);
    case 'csv':
      return asCsv(report, places());
    case 'html':
      return asHtml(report, titles);
  }
}
