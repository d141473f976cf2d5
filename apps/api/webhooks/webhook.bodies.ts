import { eventTypes } from '../../../domain/webhooks/messages.js';
import { longestUrl } from '../../../domain/webhooks/address.js';
import { ChoiceField, ChoicesField, NumberField, PersonIdField, TextField } from '../http/fields.js';

export const types = Object.keys(eventTypes);

/** Longest time for which the secret before a new one goes on signing, in hours. */
const longestHours = 168;

/** Where a webhook leads and what it is told of. */
export class WebhookBody {
  @TextField(longestUrl, {
    description:
      'Address that messages are sent to by POST: https://, of a host with a public address, without user, password or fragment.',
    example: 'https://receiver.example.org/lustrum',
  })
  url!: string;

  @ChoicesField(types, {
    optional: true,
    description: 'Types of events to tell of; absent or empty: all of them. Not for the webhook of a person.',
    example: ['milestone.completed', 'milestone.overdue'],
  })
  types?: string[];
}

export class NewWebhookBody extends WebhookBody {
  @PersonIdField({
    optional: true,
    description:
      'Person whose notices it takes instead of letters, where `channel` of the person is `webhook`. Absent: it is told of events.',
  })
  person?: string;
}

export class RotationBody {
  @NumberField(0, longestHours, {
    optional: true,
    description: 'Hours for which messages are signed with the secret before as well. Default 24; 0: with the new one alone, at once.',
    example: 24,
  })
  hours?: number;
}

export class ResumptionBody {
  @ChoiceField(['now', 'where-it-stopped'], {
    optional: true,
    description: 'Tell it of what happens from now on, or of all that has happened since it stopped. Default `where-it-stopped`.',
    example: 'where-it-stopped',
  })
  from?: 'now' | 'where-it-stopped';
}
