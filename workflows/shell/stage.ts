import type { HandleResult } from '../contracts/handle.js';
import { editionStream, workflowId } from '../contracts/naming.js';
import type { StageInput } from '../contracts/stage.js';
import { Desk } from './desk.js';
import { stageInWords } from './details.js';
import { tell } from './neighbours.js';
import { changedSomething, stagesTouched } from './news.js';
import { StageKeeper, type ListedStage } from './stages.js';

export interface StageDuties {
  /** What the stage is for, for Temporal's UI. */
  purpose: string;
  /** Which of the stages that the core lists this one keeps running. Absent: none. */
  keeps?(listed: ListedStage): boolean;
}

/**
 * A stage while it lasts: it takes the commands of its procedure, one after the other, tells the edition (which keeps
 * the only clock) to look when one has changed something, and ends when the core says that it is over.
 */
export async function stageWhileItLasts(input: StageInput, duties: StageDuties): Promise<void> {
  const { edition, stream, clockOffset } = input;
  const keeper = new StageKeeper({ edition, clockOffset });
  const desk = new Desk(
    input,
    { edition, stream, clockOffset },
    {
      keepsTime: false,
      looksFirst: true,
      onNews: async (news) => {
        await Promise.all([
          keeper.keep(
            news.stages.filter((listed) => duties.keeps?.(listed) ?? false),
            stagesTouched(news, stream),
          ),
          changedSomething(news) ? tellEdition(edition) : undefined,
        ]);
      },
      details: (news: HandleResult) => stageInWords(news, duties.purpose),
    },
  );
  await desk.untilOver();
}

/** An edition without a workflow is told nothing; its journal has it. */
const tellEdition = (edition: string): Promise<boolean> => tell(workflowId(edition, editionStream));
