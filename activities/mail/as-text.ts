import { oneLine } from './one-line.js';
import type { Block, Link, Page } from './page.js';

/** A page as plain text. Each address has a line of its own, where nothing stands that could be taken to belong to it. */
export function asText({ blocks, foot }: Page): string {
  return `${[...blocks.map(textOf), ['-- ', ...foot.map(textOf)].join('\n')].join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return oneLine(block.text);
    case 'heading':
      return `${block.level === 1 ? '==' : '--'} ${oneLine(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${oneLine(item.text)}`).join('\n');
    case 'entry':
      return [oneLine(block.title), ...block.lines.map((line) => indented(oneLine(line))), ...block.buttons.map(withAddress)].join('\n');
    case 'buttons':
      return block.buttons.map(withAddress).join('\n');
    case 'link':
      return withAddress(block.link);
  }
}

const withAddress = ({ label, href }: Link): string => `${indented(oneLine(label))}\n${indented(oneLine(href))}`;
const indented = (line: string): string => `  ${line}`;
