import { html, type Html } from './html.js';
import type { Block, Link, Mood, Page } from './page.js';

const colours: Record<Mood, string> = { calm: '#5b7083', soon: '#b26a00', late: '#b3261e' };
const accent = '#0b5394';
const around = `display: inline-block; padding: 6px 12px; margin: 8px 0 0 0; border: 1px solid ${accent}; border-radius: 4px; text-decoration: none`;

/**
 * A page as HTML that mail programs show alike: styles stand in the elements, nothing is fetched from elsewhere. Language and
 * direction stand on an element of the page too, for programs that show the body alone.
 */
export function asHtml({ subject, language, direction, blocks, foot }: Page): string {
  const set = (block: Block): Html => htmlOf(block, direction === 'rtl' ? 'right' : 'left');
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${subject}</title>
      </head>
      <body style="margin: 0; background: #ffffff">
        <div
          lang="${language}"
          dir="${direction}"
          style="max-width: 40em; margin: 0 auto; padding: 16px; font-family: 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', Tahoma, Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1f2328; background: #ffffff"
        >
          ${blocks.map(set)}
          <div style="margin-top: 24px; padding-top: 8px; border-top: 1px solid #c8ccd0; font-size: 13px; color: #57606a">
            ${foot.map(set)}
          </div>
        </div>
      </body>
    </html> `.text.replace(/^ +/gm, '');
}

function htmlOf(block: Block, start: 'left' | 'right'): Html {
  switch (block.kind) {
    case 'text':
      return html`<p style="margin: 8px 0">${block.text}</p> `;
    case 'heading':
      return block.level === 1
        ? html`<h1 style="font-size: 20px; margin: 24px 0 4px">${block.text}</h1> `
        : html`<h2 style="font-size: 16px; margin: 16px 0 4px; color: #57606a">${block.text}</h2> `;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => (item.isFirst ? html`<li><strong>${item.text}</strong></li> ` : html`<li>${item.text}</li> `))}
      </ul> `;
    case 'entry':
      return html`<div style="margin: 12px 0; padding: 4px 12px; border-${start}: 4px solid ${colours[block.mood]}">
        <a href="${block.link}" style="color: #1f2328; text-decoration: none"><strong>${block.title}</strong></a>
        ${block.lines.map((line) => html`<br />${line} `)} ${buttons(block.buttons)}
      </div> `;
    case 'buttons':
      return buttons(block.buttons);
    case 'link':
      return html`<p style="margin: 4px 0"><a href="${block.link.href}" style="color: ${accent}">${block.link.label}</a></p> `;
  }
}

/** The first one is what most readers will want. Spaces keep them apart where styles are not kept. */
const buttons = (links: Link[]): Html =>
  links.length === 0
    ? html``
    : html`<div>
        ${links.map(({ label, href }, n) => html`<a href="${href}" style="${around}; ${n === 0 ? `background: ${accent}; color: #ffffff` : `background: #ffffff; color: ${accent}`}">${label}</a>&nbsp; `)}
      </div> `;
