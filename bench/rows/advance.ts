import { Advances } from '../parts/advances.js';
import { bareUpdates } from '../parts/bare-updates.js';
import { ratio, type Row } from '../row.js';
import { sideBySide, type Subject } from '../samples.js';

const bare = 'bare update, one activity, one row';
/** What a command leaves to do (its neighbours are told, and look) has ended by then, in milliseconds. */
const rest = 300;

/** A milestone is completed with its evidence, from the request to the answer that shows it. */
export const advanceRow: Row = {
  name: 'advance',
  says: 'completing a milestone over HTTP',
  formula: 'median POST completion ÷ median bare Temporal update with one activity that inserts one row (WAL, synchronous=FULL)',
  target: 1.5,
  unit: '×',
  async measure(surroundings) {
    const { http } = await surroundings.lustrum();
    const edition = new Advances(http, 'bench-advance');
    await edition.open();
    await edition.recordExternal();
    const subjects: Subject[] = [
      { what: 'Lustrum', sample: edition.complete, between: edition.reopen },
      { what: bare, sample: await bareUpdates(surroundings) },
    ];
    const parts = await sideBySide(subjects, { warmUp: 40, rounds: 80, rest, seconds: 60 });
    return { value: ratio(parts, 0, 1), parts };
  },
};

/** The same for a milestone that a stage owns: the step goes to the stage's workflow and is recorded in both streams. */
export const stageStepRow: Row = {
  name: 'stage-step',
  says: 'a step of a stage that completes its milestone, over HTTP',
  formula: 'median POST step ÷ median bare Temporal update with one activity that inserts one row (WAL, synchronous=FULL)',
  target: 1.5,
  unit: '×',
  async measure(surroundings) {
    const { http } = await surroundings.lustrum();
    const edition = new Advances(http, 'bench-stage');
    await edition.open();
    await edition.beginGuide();
    const subjects: Subject[] = [
      { what: 'Lustrum', sample: edition.submitDraft, between: edition.takeBackDraft },
      { what: bare, sample: await bareUpdates(surroundings) },
    ];
    const parts = await sideBySide(subjects, { warmUp: 40, rounds: 80, rest, seconds: 60 });
    return { value: ratio(parts, 0, 1), parts };
  },
};
