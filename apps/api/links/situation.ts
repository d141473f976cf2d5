import type { MilestoneState } from '../../../domain/edition/state.js';
import type { Names } from '../../../domain/template/names.js';
import type { MilestoneKey } from '../../../domain/template/template.js';
import type { PageKey } from '../../../domain/words/pages/pages.js';
import type { StepKey } from '../../../domain/words/steps/steps.js';
import type { Words } from '../../../domain/words/words.js';
import type { Person } from '../people/directory.js';
import type { Standing } from '../reading/worlds.js';
import type { FollowedLink } from './link-reader.js';
import type { NamesKnown } from './people.js';

/** Someone who has followed a link of a message, where it leads, and the words to speak about it. */
export interface Situation {
  link: FollowedLink;
  standing: Standing;
  person: Person;
  words: Words<PageKey>;
  names: Names;
  /** What steps of stages are called. */
  steps: Words<StepKey>;
  /** What others are called, as far as this one may know it. */
  people: NamesKnown;
  now: string;
}

/** The same of a link that is about one milestone. */
export interface AboutMilestone extends Situation {
  key: MilestoneKey;
  milestone: MilestoneState;
}
