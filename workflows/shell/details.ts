import type { FactName } from '../../domain/template/template.js';
import type { HandleResult } from '../contracts/handle.js';

export interface Chapter {
  fact: FactName;
  words: string;
}

/** The cycle's present state for Temporal's UI, in Markdown: how things stand, the story so far, what time will bring next. */
export function cycleInWords(news: HandleResult, chapters: readonly Chapter[]): string {
  const told = chapters.filter((chapter) => news.facts.includes(chapter.fact)).map((chapter) => `- ${chapter.words}`);
  const running = news.stages.map((stage) => stage.stream);
  return paragraphs([
    news.words,
    told.length > 0 ? told.join('\n') : null,
    running.length > 0 ? `Stages under way: ${running.join(', ')}` : null,
    news.nextInstant === null ? null : `Next wake-up: ${news.nextInstant}`,
  ]);
}

/** A stage's present state: what it is for, and how it stands. */
export const stageInWords = (news: HandleResult, purpose: string): string => paragraphs([news.words, `_${purpose}_`]);

const paragraphs = (parts: (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('\n\n');
