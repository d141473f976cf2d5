import { calendarOf } from '../calendar/calendar.js';
import type { Language } from '../directory/profile.js';
import { definitionOf, occurrenceOf, titleOf } from '../edition/milestones.js';
import type { World } from '../engine.types.js';
import { own } from '../own.js';
import type { MilestoneKey } from './template.js';
import type { TemplateWords } from './words.js';

/** What the parts of an edition are called, in one language. */
export interface Names {
  /** Title of a milestone, its occurrence included: "Regional preparatory meeting is held (Africa)". */
  milestone(key: MilestoneKey): string;
  /** What proves it done; undefined where the template asks for nothing. */
  deliverable(key: MilestoneKey): string | undefined;
  stage(id: string): string;
  body(id: string): string;
  role(id: string): string;
  /** A session by its key (`commission-31`). */
  session(key: string): string;
  /** A regional meeting by its id. */
  meeting(id: string): string;
  /** What must be recorded from outside, by its id. */
  external(id: string): string;
  /** What a session of a body must receive, by the number of weeks before it. */
  followUp(body: string, weeks: number): string;
}

/** How an occurrence is told apart from its like. */
const occurrences: Record<Exclude<Language, 'en'>, { yearly: string; postponement: string }> = {
  ar: { yearly: 'السنة {n}', postponement: 'التأجيل {n}' },
  zh: { yearly: '第{n}年', postponement: '第{n}次推迟' },
  fr: { yearly: 'année {n}', postponement: 'report n° {n}' },
  ru: { yearly: '{n}-й год', postponement: '{n}-й перенос' },
  es: { yearly: 'año {n}', postponement: 'aplazamiento núm. {n}' },
};

/**
 * Names the parts of an edition's template in the language of `words`; without them, and where they have no word, as the
 * template does.
 *
 * @param missing told of each part that has no word in that language
 */
export function namesOf(world: World, words?: TemplateWords, missing: (part: string) => void = () => undefined): Names {
  const { template } = world;
  const or = (part: string, found: string | undefined, otherwise: string): string => {
    if (found !== undefined) return found;
    if (words) missing(`${words.language}: ${part} of ${template.id}`);
    return otherwise;
  };
  const titled = (list: readonly { id: string; title: string }[], id: string): string => list.find((part) => part.id === id)?.title ?? id;
  const meetingTitled = (id: string): string => world.edition?.meetings.find((m) => m.id === id)?.title ?? id;
  const meeting = (id: string): string => own(words?.meetings ?? {}, id) ?? meetingTitled(id);

  return {
    meeting,
    milestone(key) {
      const definition = definitionOf(template, key);
      const title = own(words?.milestones ?? {}, definition.id)?.title;
      if (!words || words.language === 'en' || title === undefined) return or(definition.id, undefined, titleOf(world, key));
      const occurrence = occurrenceOf(definition, key);
      switch (occurrence.kind) {
        case 'once':
          return title;
        case 'meeting':
          return `${title} (${meeting(occurrence.meeting)})`;
        case 'yearly':
        case 'postponement':
          return `${title} (${filled(occurrences[words.language][occurrence.kind], occurrence.n)})`;
      }
    },
    deliverable(key) {
      const { id, deliverable } = definitionOf(template, key);
      return deliverable && or(`deliverable ${id}`, own(words?.milestones ?? {}, id)?.deliverable, deliverable.title);
    },
    stage: (id) => or(`stage ${id}`, own(words?.stages ?? {}, id), titled(template.stages, id)),
    body: (id) => or(`body ${id}`, own(words?.bodies ?? {}, id)?.title, titled(template.bodies, id)),
    role: (id) => or(`role ${id}`, own(words?.roles ?? {}, id), titled(template.roles, id)),
    external: (id) => or(`external ${id}`, own(words?.externals ?? {}, id), titled(template.externals, id)),
    session(key) {
      const session = calendarOf(template, world.edition?.sessions ?? []).session(key);
      if (!session) return key;
      const pattern = own(words?.bodies ?? {}, session.body)?.session;
      const number = key.slice(key.lastIndexOf('-') + 1);
      return or(`sessions of ${session.body}`, pattern && filled(pattern, number), session.title);
    },
    followUp(body, weeks) {
      const steps = template.reminders.sessions.find((followUp) => followUp.body === body)?.steps ?? [];
      const n = steps.findIndex((step) => step.weeks === weeks);
      return or(`follow-up ${n + 1} of ${body}`, own(words?.followUps ?? {}, body)?.[n], steps[n]?.title ?? body);
    },
  };
}

const filled = (pattern: string, n: number | string): string => pattern.replaceAll('{n}', String(n));
