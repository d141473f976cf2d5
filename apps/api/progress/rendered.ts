import type { ProgressReport } from '../../../domain/report/progress.js';
import { asCsv } from './csv.js';
import type { Format } from './formats.js';
import { asHtml } from './html.js';
import { asMarkdown } from './markdown.js';

/** A report in one of its renderings; all of them say the same. */
export function rendered(report: ProgressReport, format: Format): string {
  switch (format) {
    case 'json':
      return JSON.stringify(report);
    case 'md':
      return asMarkdown(report);
    case 'csv':
      return asCsv(report);
    case 'html':
      return asHtml(report);
  }
}
