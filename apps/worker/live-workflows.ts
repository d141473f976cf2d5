import { Not } from 'typeorm';
import type { StageState } from '../../domain/procedures/procedure.js';
import type { Database } from '../../entities/database.js';
import { EditionEntity } from '../../entities/edition.entity.js';
import { StreamEntity } from '../../entities/stream.entity.js';

/** An edition that should have a workflow, with its stages that should have one each. */
export interface LiveEdition {
  edition: string;
  stages: Pick<StageState, 'stream' | 'procedure'>[];
}

/** Archived editions have no workflow, nor have those that are told from records. */
export async function liveEditions({ reads }: Database): Promise<LiveEdition[]> {
  const editions = await reads.manager.find(EditionEntity, {
    select: { id: true },
    where: { mode: 'live', status: Not('archived') },
    order: { id: 'ASC' },
  });
  return Promise.all(editions.map(async ({ id }) => ({ edition: id, stages: await runningStages(reads.manager, id) })));
}

async function runningStages(manager: Database['reads']['manager'], edition: string): Promise<LiveEdition['stages']> {
  const rows = await manager.findBy(StreamEntity, { edition });
  const stages = rows.flatMap(({ procedure, state }) => (procedure === null ? [] : [JSON.parse(state) as StageState]));
  return stages.flatMap(({ stream, procedure, status }) => (status === 'ended' ? [] : [{ stream, procedure }]));
}
