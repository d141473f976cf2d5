import { organisers } from '../delivery/concerns.js';
import type { Concern, Notice } from '../edition/events.js';
import type { World } from '../engine.types.js';
import { isVacant, profileOf } from '../reminders/readers.js';
import { outOfQuiet } from '../reminders/working-time.js';
import type { Instant } from '../time/plain-date.js';

/** What the organisers are told of a webhook that was switched off; once, whoever of them there is, and after quiet hours. */
export function webhookConcerns(world: World, concern: Extract<Concern, { kind: 'webhook-disabled' }>, at: Instant): Notice[] {
  const { edition } = world;
  if (!edition) return [];
  return organisers(world, at).map(({ recipient, coverFor }): Notice => {
    const nobody = isVacant(recipient);
    const profile = profileOf(world, recipient);
    return {
      key: [edition.id, 'concern', concern.kind, recipient, concern.webhook, at].join('/'),
      recipient,
      role: world.template.reminders.organiser,
      kind: 'concern',
      about: [],
      status: nobody ? 'nobody' : profile.channel === 'calendar' ? 'calendar' : 'intended',
      at: nobody ? at : outOfQuiet(profile, at),
      why: { capacity: 'responsible', rule: 'webhook switched off', ...(coverFor === undefined ? {} : { coverFor }) },
      tone: 'urgent',
      ...(nobody ? {} : { language: profile.language }),
      concern,
    };
  });
}
