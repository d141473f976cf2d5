import { z } from 'zod';
import { key, positive, symbol, text } from '../fields.js';

/**
 * The text of a declaration: an ordered list of numbered paragraphs, each of which later mandates cite by its number
 * ("in line with paragraph 42"), grouped under headings and chapeaux from which it may take its verb and its subject.
 */

const addressees = z.array(text);

const chapeau = z.strictObject({
  text: text.describe('The words that introduce the paragraphs below it'),
  verb: text.optional().describe('What those paragraphs undertake, where they do not say it themselves'),
  addressees: addressees.optional().describe('Who is to act, where the paragraphs do not name anybody'),
});

export const section = z.strictObject({
  id: key.describe('Name by which paragraphs refer to the section'),
  within: key.optional().describe('The section that contains this one'),
  heading: text.optional().describe('Its heading'),
  chapeau: chapeau.optional().describe('Words that introduce its paragraphs'),
  follows: z
    .array(
      z.strictObject({
        kind: z.enum(['theme', 'agenda-item', 'workshop']).describe('What part of the programme of the congress it is'),
        reference: text.describe('Its number or title'),
      }),
    )
    .optional()
    .describe('The parts of the programme of the congress that the section follows'),
});

export const paragraph = z.strictObject({
  number: positive.describe('Its number; the first is 1'),
  text: text.describe('Its text'),
  section: key.optional().describe('The section in which it stands'),
  verb: text.optional().describe('What it undertakes; absent: the verb of its chapeau'),
  subject: text.optional().describe('What it is about; absent: the nearest heading'),
  addressees: addressees.optional().describe('Who is to act; absent: as the chapeau says'),
  elements: z.array(text).optional().describe('Ids of the recommended elements that it reflects'),
  thanksHost: z.boolean().optional().describe('Whether it expresses gratitude to the host'),
});

export const declarationText = z.strictObject({
  title: text.describe('Title of the declaration, as it is cited (Salvador Declaration)'),
  buildsOn: text.optional().describe('Title of the declaration before it, which it builds on'),
  recalls: z.array(symbol).default([]).describe('Symbols of the documents that it recalls'),
  preamble: z.array(text).default([]).describe('The paragraphs before the first numbered one'),
  sections: z.array(section).default([]).describe('Headings and chapeaux, in order'),
  paragraphs: z.array(paragraph).describe('The numbered paragraphs, in order'),
});

export type DeclarationText = z.output<typeof declarationText>;
export type Section = z.output<typeof section>;
export type Paragraph = z.output<typeof paragraph>;

/** "paragraph 42 of the Salvador Declaration"; undefined where it has no such paragraph. */
export function cite(declaration: DeclarationText, number: number): string | undefined {
  return declaration.paragraphs.some((p) => p.number === number) ? `paragraph ${number} of the ${declaration.title}` : undefined;
}
