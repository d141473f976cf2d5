import type { Concern, Notice } from '../edition/events.js';
import type { World } from '../engine.types.js';
import type { Instant } from '../time/plain-date.js';

/** What the organisers are told of a webhook that was switched off; once, whoever of them there is. */
export function webhookConcerns(
  { edition, template, people }: World,
  concern: Extract<Concern, { kind: 'webhook-disabled' }>,
  at: Instant,
): Notice[] {
  if (!edition) return [];
  const role = template.reminders.organiser;
  const holders = edition.roles[role]?.responsible ?? [];
  return (holders.length > 0 ? holders : [`role:${role}`]).map((recipient): Notice => {
    const profile = people[recipient];
    return {
      key: [edition.id, 'concern', concern.kind, recipient, concern.webhook, at].join('/'),
      recipient,
      role,
      kind: 'concern',
      about: [],
      status: recipient.startsWith('role:') ? 'nobody' : profile?.channel === 'calendar' ? 'calendar' : 'intended',
      at,
      why: { capacity: 'responsible', rule: 'webhook switched off' },
      tone: 'urgent',
      ...(profile ? { language: profile.language } : {}),
      concern,
    };
  });
}
