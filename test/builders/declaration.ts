import type { DeclarationText, Paragraph, Section } from '../../domain/procedures/declaration/text.js';
import { regionalMeetings } from './follow-up.js';

/** Headings of the Kyoto Declaration with the paragraphs below each (E/RES/2021/20, annex). */
const pillars: [id: string, heading: string, item: string, groups: [heading: string, from: number, to: number][]][] = [
  [
    'i',
    'Advancing crime prevention',
    '3',
    [
      ['Causes and root causes of crime', 21, 21],
      ['Evidence-based crime prevention', 22, 23],
      ['The economic dimension of crime', 24, 25],
      ['Tailor-made strategies', 26, 26],
      ['Gender perspective in crime prevention', 27, 28],
      ['Crime prevention for children and youth', 29, 29],
      ['Empowering youth', 30, 30],
    ],
  ],
  [
    'ii',
    'Advancing the criminal justice system',
    '4',
    [
      ['Rights of victims, protection of witnesses', 31, 34],
      ['Prison conditions', 35, 36],
      ['Reducing reoffending', 37, 42],
      ['Gender perspective in criminal justice', 43, 44],
      ['Vulnerabilities of children and youth', 45, 46],
      ['Criminal investigation', 47, 47],
    ],
  ],
  [
    'iii',
    'Promoting the rule of law',
    '5',
    [
      ['Access to justice', 48, 48],
      ['Legal aid', 49, 49],
      ['Sentencing policies', 50, 50],
      ['Effective and accountable institutions', 51, 52],
      ['Anti-corruption', 53, 58],
      ['Social and educational measures', 59, 59],
    ],
  ],
  [
    'iv',
    'Promoting international cooperation and technical assistance',
    '6',
    [
      ['Capacity-building and technical assistance', 60, 67],
      ['Depriving criminals of proceeds', 68, 72],
      ['Terrorism', 73, 78],
      ['New and emerging forms of crime', 79, 95],
    ],
  ],
];

/** What the general paragraphs do in their own words. */
const ownVerbs: Record<number, string> = {
  1: 'are concerned',
  2: 'are concerned',
  3: 'commit',
  4: 'commit',
  5: 'commit',
  6: 'draw attention',
  7: 'commit',
  8: 'commit',
  9: 'underscore',
  10: 'commit',
  11: 'recommit',
  12: 'reaffirm',
  13: 'are concerned',
  14: 'are concerned',
  15: 'commit',
  16: 'recognize',
  17: 'recommit',
  18: 'reaffirm',
  19: 'reaffirm',
  20: 'commit',
  96: 'call upon',
  97: 'thank',
};

const elements: Record<number, string[]> = { 9: ['i'], 5: ['ii'], 26: ['iii'], 39: ['iii'], 7: ['iv'] };

/** The Kyoto Declaration by its structure: 97 paragraphs, four pillars, a chapeau over paragraphs 21 to 95. Texts are stand-ins. */
export function kyoto(change: Partial<DeclarationText> = {}): DeclarationText {
  const sections: Section[] = [
    { id: 'actions', chapeau: { text: 'The actions that follow are undertaken', verb: 'endeavour', addressees: ['Member States'] } },
    ...pillars.flatMap(([id, heading, item, groups]): Section[] => [
      { id, within: 'actions', heading, follows: [{ kind: 'agenda-item', reference: item }] },
      ...groups.map(([title], index) => ({ id: `${id}-${index + 1}`, within: id, heading: title })),
    ]),
    { id: 'follow-up', chapeau: { text: 'Follow-up to the declaration' } },
  ];
  const sectionOf = (n: number): string | undefined => {
    if (n > 95) return 'follow-up';
    for (const [id, , , groups] of pillars) {
      const index = groups.findIndex(([, from, to]) => n >= from && n <= to);
      if (index >= 0) return `${id}-${index + 1}`;
    }
    return undefined;
  };
  const paragraphs = Array.from({ length: 97 }, (_, index): Paragraph => {
    const number = index + 1;
    const section = sectionOf(number);
    return {
      number,
      text: `Substance of paragraph ${number}`,
      ...(section === undefined ? {} : { section }),
      ...(ownVerbs[number] === undefined ? {} : { verb: ownVerbs[number] }),
      ...(elements[number] === undefined ? {} : { elements: elements[number] }),
      ...(number === 96 ? { addressees: ['Commission'] } : {}),
      ...(number === 97 ? { subject: 'hospitality of the host', thanksHost: true } : {}),
    };
  });
  return {
    title: 'Kyoto Declaration',
    buildsOn: 'Doha Declaration',
    // The adopted text cites no report of a regional meeting, as Salvador did; a text of today is held to Salvador's practice.
    recalls: regionalMeetings.map((m) => m.report),
    preamble: [],
    sections,
    paragraphs,
    ...change,
  };
}
