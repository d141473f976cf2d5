import type { DeclarationText, Section } from './text.js';

/** A paragraph with what it takes from the words above it. */
export interface ResolvedParagraph {
  number: number;
  text: string;
  /** Headings above it, outermost first. */
  headings: string[];
  /** Its own verb, or that of the nearest chapeau that has one. */
  verb?: string;
  /** Its own subject, or the nearest heading. */
  subject?: string;
  /** Its own addressees, or those of the nearest chapeau that names any. */
  addressees: string[];
}

/**
 * A paragraph as it is to be read: verb and addressees inherited from its chapeau, subject from its headings. Source:
 * the Kyoto Declaration, whose paragraphs 21-95 have neither a verb of undertaking nor an addressee of their own.
 */
export function resolveParagraph(text: DeclarationText, number: number): ResolvedParagraph | undefined {
  const paragraph = text.paragraphs.find((p) => p.number === number);
  if (!paragraph) return undefined;
  const above = sectionsAbove(text, paragraph.section);
  const headings = above.flatMap((s) => s.heading ?? []);
  const verb = paragraph.verb ?? nearest(above, (s) => s.chapeau?.verb);
  const subject = paragraph.subject ?? headings.at(-1);
  return {
    number,
    text: paragraph.text,
    headings,
    ...(verb === undefined ? {} : { verb }),
    ...(subject === undefined ? {} : { subject }),
    addressees: paragraph.addressees ?? nearest(above, (s) => s.chapeau?.addressees) ?? [],
  };
}

/** The sections around a place in the text, outermost first; ends where a name is unknown or comes round again. */
function sectionsAbove(text: DeclarationText, id: string | undefined): Section[] {
  const above: Section[] = [];
  for (let next = id; next !== undefined;) {
    const section = text.sections.find((s) => s.id === next);
    if (!section || above.includes(section)) break;
    above.unshift(section);
    next = section.within;
  }
  return above;
}

function nearest<T>(above: Section[], of: (section: Section) => T | undefined): T | undefined {
  const found = above.findLast((s) => of(s) !== undefined);
  return found && of(found);
}
