import { Eta } from 'eta';

/** Pages for people. Whatever is put in with `<%= %>` is escaped. */
const eta = new Eta({ autoEscape: true, autoTrim: false });

/** Compiles a page once and returns what fills it in. */
export function page<T extends object>(name: string, template: string): (data: T) => string {
  eta.loadTemplate(`@${name}`, template);
  return (data) => eta.render(`@${name}`, data);
}

/** What all pages look like: plain, readable, without anything from elsewhere. */
export const style = `
  :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
  body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.1rem; margin-top: 1.8rem; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886; }
  th { font-weight: 600; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
  td, th, h1, h2, .lead { overflow-wrap: break-word; } .wide { overflow-x: auto; }
  .lead { font-size: 1.1rem; } .none, .legend { opacity: .7; } .date { white-space: nowrap; } pre { white-space: pre-wrap; } iframe { width: 100%; height: 32rem; border: 1px solid #8886; background: #fff; }
  @media (max-width: 30rem) {
    body { margin: 1rem auto; padding: 0 .7rem; } h1 { font-size: 1.25rem; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } th, td { padding: .3rem; }
  }
  @media print {
    :root { color-scheme: light; font-size: 10pt; } body { max-width: none; margin: 0; }
    @page { size: A4; margin: 15mm; } .wide { overflow: visible; } h2 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } a { color: inherit; text-decoration: none; }
  }`;
