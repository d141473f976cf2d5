import { Injectable } from '@nestjs/common';
import { procedures } from '../../../domain/procedures/registry.js';
import { refuse } from '../../../domain/refusal.js';
import type { CycleTemplate, Deliverable, MilestoneDefinition } from '../../../domain/template/template.js';
import { problemOf } from '../problems/problem.js';
import { Reading } from '../reading/reading.js';

export interface TemplateEntry {
  id: string;
  version: number;
  title: string;
  everyYears: number;
  milestones: number;
}

/** A milestone of a template, its due rule as it is written in the file. */
export interface TemplateMilestone extends Pick<
  MilestoneDefinition,
  'id' | 'title' | 'stage' | 'body' | 'responsible' | 'external' | 'source'
> {
  due: string;
  requires: string[];
  expects: string[];
  repeats?: 'meeting' | 'yearly' | 'postponement';
  deliverable?: Deliverable;
}

export interface TemplateView extends Pick<
  CycleTemplate,
  | 'id'
  | 'version'
  | 'title'
  | 'everyYears'
  | 'bodies'
  | 'chain'
  | 'roles'
  | 'externals'
  | 'postponement'
  | 'decisions'
  | 'reminders'
  | 'dueSoonDays'
  | 'facts'
> {
  stages: {
    id: string;
    title: string;
    procedure?: string;
    startsAfter?: string;
    steps: { procedure: string; id: string; title: string }[];
  }[];
  milestones: TemplateMilestone[];
}

@Injectable()
export class TemplatesService {
  constructor(private readonly reading: Reading) {}

  async list(): Promise<{ items: TemplateEntry[] }> {
    const templates = await this.reading.templates();
    return {
      items: templates.map(({ id, version, title, everyYears, milestones }) => ({
        id,
        version,
        title,
        everyYears,
        milestones: milestones.length,
      })),
    };
  }

  async read(id: string, version?: number): Promise<TemplateView> {
    return viewOf(await this.template(id, version));
  }

  /** The template itself, by default in its latest version. @throws Problem `template-unknown` */
  async template(id: string, version?: number): Promise<CycleTemplate> {
    const versions = (await this.reading.templates()).filter((t) => t.id === id && (version === undefined || t.version === version));
    const latest = versions.sort((a, b) => b.version - a.version)[0];
    if (latest) return latest;
    throw problemOf(
      refuse('template-unknown', `There is no template "${id}"${version === undefined ? '' : ` of version ${version}`}.`, {
        pointer: '/template',
      }),
    );
  }
}

function viewOf(template: CycleTemplate): TemplateView {
  const { id, version, title, everyYears, bodies, chain, roles, externals, postponement, decisions, reminders, dueSoonDays, facts } =
    template;
  return {
    ...{ id, version, title, everyYears, bodies, chain, roles, externals, reminders, dueSoonDays, facts },
    ...(postponement === undefined ? {} : { postponement }),
    ...(decisions === undefined ? {} : { decisions }),
    stages: template.stages.map((stage) => ({
      id: stage.id,
      title: stage.title,
      ...(stage.procedure ? { procedure: stage.procedure.id, startsAfter: stage.procedure.startsAfter } : {}),
      steps: [stage.procedure?.id, stage.procedure?.perMeeting?.id].flatMap((procedure) =>
        procedure === undefined ? [] : procedures[procedure].steps.map((s) => ({ procedure, id: s.id, title: s.title })),
      ),
    })),
    milestones: template.milestones.map((m) => ({
      ...{ id: m.id, title: m.title, stage: m.stage, body: m.body, responsible: m.responsible, external: m.external, source: m.source },
      due: m.due.text,
      requires: m.requires.map((p) => p.milestone),
      expects: m.expects.map((p) => p.milestone),
      ...(m.repeats === undefined ? {} : { repeats: m.repeats }),
      ...(m.deliverable === undefined ? {} : { deliverable: m.deliverable }),
    })),
  };
}
