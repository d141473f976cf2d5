import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { procedures as registry } from '../domain/procedures/registry.js';
import { checkTemplate } from '../domain/template/check.js';
import type { KnownProcedures } from '../domain/template/check-stages.js';
import { templateSchema } from '../domain/template/schema.js';
import type { CycleTemplate } from '../domain/template/template.js';
import { seedsFolder } from './folder.js';
import { readYaml } from './yaml.js';

/**
 * Reads and checks one cycle template; the slots and settings of its procedures are held to the procedures.
 *
 * @throws YamlFaults naming file, line, column and field of every fault
 */
export function readTemplate(file: string, procedures: KnownProcedures = registry): CycleTemplate {
  return readYaml(file, templateSchema, (template) => checkTemplate(template, procedures));
}

/**
 * All templates of `seeds/templates/`, by the name of their files, which is their id.
 *
 * @throws YamlFaults for the first template that cannot be used
 */
export function readTemplates(folder = join(seedsFolder, 'templates'), procedures: KnownProcedures = registry): CycleTemplate[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => {
    const file = join(folder, name);
    return readYaml(file, templateSchema, (template) => [
      ...(`${template.id}.yaml` === name
        ? []
        : [{ path: ['id'], message: `must be the name of its file, ${name.replace(/\.yaml$/, '')}` }]),
      ...checkTemplate(template, procedures),
    ]);
  });
}
