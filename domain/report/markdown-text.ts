/** Text that stays text in Markdown and in the HTML that Markdown may hold. */
export const escaped = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** A table of Markdown; what its cells say stays text. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(columns), line(columns.map(() => '---')), ...rows.map((row) => line(row.map(escaped)))].join('\n');
}

/** A list of Markdown; what its lines say stays text. */
export const markdownList = (lines: readonly string[]): string => lines.map((text) => `- ${escaped(text)}`).join('\n');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
