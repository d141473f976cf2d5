import type { Language } from '../directory/profile.js';
import type { MilestoneId } from './template.js';

/** The names of a template's parts in one language; what is missing is named as in the template itself. */
export interface TemplateWords {
  /** Id of the template, of whatever version. */
  template: string;
  language: Language;
  title: string;
  milestones: Record<MilestoneId, { title: string; deliverable?: string }>;
  stages: Record<string, string>;
  /** `session` names one of its sessions, with `{n}` for its number or year. */
  bodies: Record<string, { title: string; session?: string }>;
  roles: Record<string, string>;
  /** Regional meetings by their ids, as far as the template plans them. */
  meetings: Record<string, string>;
  /** What must be recorded from outside, by its id. */
  externals: Record<string, string>;
  /** What sessions must receive, by body, in the order of the template's steps. */
  followUps: Record<string, string[]>;
}
