import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { languages } from '../domain/directory/profile.js';
import type { Fault } from '../domain/template/fault.js';
import type { CycleTemplate } from '../domain/template/template.js';
import type { TemplateWords } from '../domain/template/words.js';
import { seedsFolder } from './folder.js';
import { readYaml } from './yaml.js';

const text = z.string().trim().min(1, 'must not be empty');
const texts = z.record(z.string(), text).default({});

const schema: z.ZodType<TemplateWords> = z.strictObject({
  template: text,
  language: z.enum(languages),
  title: text,
  milestones: z.record(
    z.string(),
    z.union(
      [
        text.transform((title): { title: string; deliverable?: string } => ({ title })),
        z.tuple([text, text]).transform(([title, deliverable]): { title: string; deliverable?: string } => ({ title, deliverable })),
      ],
      'must be a title, or [title, deliverable]',
    ),
  ),
  stages: texts,
  bodies: z.record(z.string(), z.strictObject({ title: text, session: text.includes('{n}', 'must contain {n}').optional() })).default({}),
  roles: texts,
  meetings: texts,
  externals: texts,
  followUps: z.record(z.string(), z.array(text)).default({}),
});

/**
 * The names of the templates' parts in other languages, from `seeds/templates/words/<template>.<language>.yaml`. A part without
 * a name is called as in the template (`gapsIn` tells which those are).
 *
 * @throws YamlFaults for the first file that cannot be used, also where it names what its template does not have
 */
export function readWords(templates: readonly CycleTemplate[], folder = join(seedsFolder, 'templates', 'words')): TemplateWords[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names
    .sort()
    .map((name) =>
      readYaml(join(folder, name), schema, (words) => [
        ...(`${words.template}.${words.language}.yaml` === name
          ? []
          : [{ path: ['template'], message: `must be told by the file's name, ${name}` }]),
        ...superfluous(words, templates),
      ]),
    );
}

/** What of a template has no name in these words, in short: `M17`, `deliverable of M17`, `role drafter`. */
export function gapsIn(words: TemplateWords, template: CycleTemplate): string[] {
  const parts = partsOf(template);
  return [
    ...Object.entries(parts).flatMap(([part, ids]) =>
      ids.filter((id) => !(id in words[part as keyof typeof parts])).map((id) => `${part} ${id}`),
    ),
    ...template.milestones.filter((m) => m.deliverable && !words.milestones[m.id]?.deliverable).map(({ id }) => `deliverable of ${id}`),
    ...template.bodies.filter((b) => b.sessions && !words.bodies[b.id]?.session).map(({ id }) => `sessions of ${id}`),
    ...template.reminders.sessions
      .filter(({ body, steps }) => (words.followUps[body] ?? []).length < steps.length)
      .map(({ body }) => `follow-ups of ${body}`),
  ];
}

function superfluous(words: TemplateWords, templates: readonly CycleTemplate[]): Fault[] {
  const template = templates.find(({ id }) => id === words.template);
  if (!template) return [{ path: ['template'], message: `there is no template ${words.template}` }];
  return Object.entries(partsOf(template)).flatMap(([part, known]) =>
    Object.keys(words[part as keyof ReturnType<typeof partsOf>])
      .filter((id) => !known.includes(id))
      .map((id) => ({ path: [part, id], message: `the template ${template.id} has no such part` })),
  );
}

function partsOf({ milestones, stages, bodies, roles, meetings, externals, reminders }: CycleTemplate) {
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  return {
    milestones: ids(milestones),
    stages: ids(stages),
    bodies: ids(bodies),
    roles: ids(roles),
    meetings: ids(meetings?.planned ?? []),
    externals: ids(externals),
    followUps: reminders.sessions.map(({ body }) => body),
  };
}
