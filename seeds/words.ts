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
  followUps: z.record(z.string(), z.array(text)).default({}),
});

/**
 * The names of the templates' parts in other languages, from `seeds/templates/words/<template>.<language>.yaml`. Each names
 * every part of its template, and none that the template does not have.
 *
 * @throws YamlFaults for the first file that cannot be used
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
        ...faultsOf(words, templates),
      ]),
    );
}

function faultsOf(words: TemplateWords, templates: readonly CycleTemplate[]): Fault[] {
  const template = templates.find(({ id }) => id === words.template);
  if (!template) return [{ path: ['template'], message: `there is no template ${words.template}` }];
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  return [
    ...compared('milestones', Object.keys(words.milestones), ids(template.milestones)),
    ...compared('stages', Object.keys(words.stages), ids(template.stages)),
    ...compared('bodies', Object.keys(words.bodies), ids(template.bodies)),
    ...compared('roles', Object.keys(words.roles), ids(template.roles)),
    ...compared('meetings', Object.keys(words.meetings), ids(template.meetings?.planned ?? [])),
    ...compared(
      'followUps',
      Object.keys(words.followUps),
      template.reminders.sessions.map(({ body }) => body),
    ),
    ...template.milestones.flatMap(({ id, deliverable }): Fault[] =>
      words.milestones[id] && (deliverable === undefined) !== (words.milestones[id].deliverable === undefined)
        ? [{ path: ['milestones', id], message: deliverable ? 'its deliverable has no name' : 'it has no deliverable to name' }]
        : [],
    ),
    ...template.bodies.flatMap(({ id, sessions }): Fault[] =>
      sessions && words.bodies[id] && words.bodies[id].session === undefined
        ? [{ path: ['bodies', id], message: 'its sessions have no name' }]
        : [],
    ),
    ...template.reminders.sessions.flatMap(({ body, steps }): Fault[] =>
      words.followUps[body] && words.followUps[body].length !== steps.length
        ? [{ path: ['followUps', body], message: `must name the ${steps.length} steps of the template, in their order` }]
        : [],
    ),
  ];
}

function compared(part: string, named: string[], known: string[]): Fault[] {
  return [
    ...known.filter((id) => !named.includes(id)).map((id) => ({ path: [part], message: `${id} has no name` })),
    ...named.filter((id) => !known.includes(id)).map((id) => ({ path: [part, id], message: 'the template has no such part' })),
  ];
}
