import type { DeliveryEvent, EditionEvent, RecordedEvent, StageEvent } from './edition/events.js';
import type { World } from './engine.types.js';
import { evolveDelivery, noDeliveries } from './delivery/evolve.js';
import { evolveEdition } from './edition/evolve.js';
import { evolveStage } from './procedures/stage.js';
import type { CycleTemplate } from './template/template.js';
import { following } from './template/versions.js';

/** The stream of the edition itself, and the one of its notices. All other streams are stages. */
export const editionStream = 'edition';
export const deliveryStream = 'delivery';

/** A world in which the edition has not been created yet. */
export const emptyWorld = (template: CycleTemplate): World => ({
  template,
  stages: {},
  delivery: noDeliveries(),
  people: {},
  isHoliday: () => false,
});

/**
 * The world after one recorded event of any of its streams.
 *
 * @throws Error where its edition adopted a version of its template that is not there
 */
export function evolve(world: World, recorded: RecordedEvent): World {
  const { stream, event } = recorded;
  // Which stream an event belongs to decides what kind it is; the journal never mixes them.
  if (stream === editionStream) {
    const edition = evolveEdition(world.edition, event as EditionEvent, recorded);
    return { ...(event.type === 'template-adopted' ? following(world, edition.template) : world), edition };
  }
  if (stream === deliveryStream) return { ...world, delivery: evolveDelivery(world.delivery, event as DeliveryEvent, recorded.sequence) };
  return { ...world, stages: { ...world.stages, [stream]: evolveStage(world.stages[stream], event as StageEvent, recorded) } };
}
