import type { Refusal } from '../../refusal.js';
import type { StageView } from '../procedure.js';
import { breaks } from '../stage.js';
import { resolveParagraph } from './inherit.js';
import { meetingReports } from './meeting-reports.js';
import { settingsOf } from './settings.js';
import type { DeclarationText } from './text.js';

/** The rules that every text of the declaration is held to, from the first draft to the adopted one. `at` is where it stands in the payload. */
export function textViolations(text: DeclarationText, view: StageView, at: string): Refusal[] {
  return [...numbering(text, at), ...inheritance(text, at), ...buildsOn(text, view, at), ...recalls(text, view, at)];
}

/** Things worth saying of a text: recommendations of a regional meeting that were not negotiated, so they bind nobody. */
export function textAdvice(text: DeclarationText, view: StageView): string[] {
  const { wordLimit, elements } = settingsOf(view);
  const count = wordsOf(text);
  const reflected = new Set(text.paragraphs.flatMap((p) => p.elements ?? []));
  const missing = elements.filter((e) => !reflected.has(e.id));
  return [
    ...(count > wordLimit ? [`The text has ${count} words. It is meant to be short and concise: at most ${wordLimit}.`] : []),
    ...(text.sections.some((s) => s.follows?.length)
      ? []
      : ['No section says which part of theme, agenda or workshops it follows; a clear structure may follow those.']),
    ...(missing.length > 0 ? [`No paragraph is marked as reflecting: ${missing.map((e) => `(${e.id}) ${e.title}`).join('; ')}.`] : []),
  ];
}

function numbering(text: DeclarationText, at: string): Refusal[] {
  if (text.paragraphs.length === 0)
    return [
      breaks('R098', 'Number the paragraphs of the text; none is numbered, and later mandates could not cite it.', `${at}/paragraphs`),
    ];
  const wrong = text.paragraphs.findIndex((p, index) => p.number !== index + 1);
  if (wrong < 0) return [];
  return [
    breaks(
      'R098',
      `Number the paragraphs from 1 without gaps, in order: where ${wrong + 1} must stand there is ${text.paragraphs[wrong]?.number}.`,
      `${at}/paragraphs/${wrong}/number`,
    ),
  ];
}

function inheritance(text: DeclarationText, at: string): Refusal[] {
  const ids = new Set(text.sections.map((s) => s.id));
  const twice = text.sections.findIndex((s, index) => text.sections.findIndex((other) => other.id === s.id) < index);
  return [
    ...(twice < 0
      ? []
      : [
          breaks(
            'R099',
            `Two sections are called "${text.sections[twice]?.id}"; give each a name of its own.`,
            `${at}/sections/${twice}/id`,
          ),
        ]),
    ...text.sections.flatMap((s, index) =>
      s.within !== undefined && !ids.has(s.within)
        ? [breaks('R099', `The section "${s.id}" stands within "${s.within}", which is missing.`, `${at}/sections/${index}/within`)]
        : [],
    ),
    ...text.sections.flatMap((s, index) =>
      comesRound(text, s.id) ? [breaks('R099', `The section "${s.id}" cannot stand within itself.`, `${at}/sections/${index}/within`)] : [],
    ),
    ...text.paragraphs.flatMap((p, index) => {
      if (p.section !== undefined && !ids.has(p.section))
        return [breaks('R099', `Paragraph ${p.number} stands in "${p.section}", which is missing.`, `${at}/paragraphs/${index}/section`)];
      if (resolveParagraph(text, p.number)?.verb !== undefined) return [];
      return [
        breaks(
          'R099',
          `Paragraph ${p.number} must say, itself or by its chapeau, what is undertaken; neither does.`,
          `${at}/paragraphs/${index}/verb`,
        ),
      ];
    }),
  ];
}

function comesRound(text: DeclarationText, id: string): boolean {
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined; next = text.sections.find((s) => s.id === next)?.within) {
    if (seen.has(next)) return true;
    seen.add(next);
  }
  return false;
}

function buildsOn(text: DeclarationText, view: StageView, at: string): Refusal[] {
  if (text.buildsOn !== undefined || !settingsOf(view).buildsOnPrevious) return [];
  return [breaks('R095', 'The text must name the declaration before it, which it implements and builds on.', `${at}/buildsOn`)];
}

function recalls(text: DeclarationText, view: StageView, at: string): Refusal[] {
  const missing = meetingReports(view).flatMap(({ meeting, symbol }) =>
    symbol !== undefined && !text.recalls.includes(symbol) ? [`${symbol} (${meeting.title})`] : [],
  );
  if (missing.length === 0) return [];
  return [
    breaks(
      'R048',
      `The text must recall the report of every regional meeting by its symbol. Missing: ${missing.join(', ')}.`,
      `${at}/recalls`,
    ),
  ];
}

function wordsOf(text: DeclarationText): number {
  const all = [
    text.title,
    ...text.preamble,
    ...text.sections.flatMap((s) => [s.heading ?? '', s.chapeau?.text ?? '']),
    ...text.paragraphs.map((p) => p.text),
  ];
  return all.join(' ').split(/\s+/).filter(Boolean).length;
}
