/** Text that is HTML already; everything else is escaped when it is put into some. */
export class Html {
  constructor(readonly text: string) {}
}

/** Writes HTML: what is put in is escaped, unless it was written by this tag as well. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  return new Html(parts.reduce((text, part, n) => text + render(values[n - 1] ?? '') + part));
}

const render = (value: string | number | Html | Html[]): string => {
  if (Array.isArray(value)) return value.map(render).join('');
  return value instanceof Html ? value.text : escape(String(value));
};

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
