import { editionActions, type Actions } from '../../../domain/edition/actions.js';
import type { Actor } from '../../../domain/edition/actor.js';
import type { EditionState } from '../../../domain/edition/state.js';
import type { Meeting } from '../../../domain/plan/plan.types.js';
import type { Standing } from '../reading/worlds.js';

/** An edition as it stands today, to somebody; its milestones, stages, sessions and people have addresses of their own. */
export interface EditionView extends Pick<
  EditionState,
  | 'id'
  | 'title'
  | 'shortTitle'
  | 'madeUp'
  | 'template'
  | 'zone'
  | 'mode'
  | 'status'
  | 'placement'
  | 'conference'
  | 'host'
  | 'venue'
  | 'modality'
  | 'cancelled'
  | 'adjustments'
  | 'keyDates'
  | 'postponements'
  | 'previous'
  | 'stages'
  | 'touched'
> {
  meetings: Meeting[];
  /** Today in the edition's zone. */
  today: string;
  actions: Actions;
}

export function editionView({ world, edition, today }: Standing, actor: Actor): EditionView {
  const {
    id,
    title,
    shortTitle,
    madeUp,
    template,
    zone,
    mode,
    status,
    placement,
    conference,
    host,
    venue,
    modality,
    cancelled,
    adjustments,
    keyDates,
    postponements,
    previous,
    stages,
    meetings,
    touched,
  } = edition;
  return {
    id,
    title,
    ...(shortTitle === undefined ? {} : { shortTitle }),
    ...(madeUp ? { madeUp } : {}),
    template,
    zone,
    mode,
    status,
    placement,
    ...(conference === undefined ? {} : { conference }),
    ...(host === undefined ? {} : { host }),
    ...(venue === undefined ? {} : { venue }),
    ...(modality === undefined ? {} : { modality }),
    ...(cancelled === undefined ? {} : { cancelled }),
    ...(adjustments === undefined ? {} : { adjustments }),
    keyDates,
    postponements,
    ...(previous === undefined ? {} : { previous }),
    stages,
    meetings,
    today,
    touched,
    actions: editionActions(world, today, actor),
  };
}
