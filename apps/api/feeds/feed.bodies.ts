import { languages, type Language } from '../../../domain/directory/profile.js';
import { feedScopes, type FeedScope } from '../../../domain/feed/scope.js';
import { ChoiceField, NumberField, TextField } from '../http/fields.js';

export class FeedBody {
  @ChoiceField(feedScopes, { description: 'What the calendar shows.', example: 'stage' })
  scope!: FeedScope['scope'];

  @TextField(100, { optional: true, description: 'Which stage, body or person; not for all of an edition.', example: 'declaration' })
  of?: string;

  @ChoiceField(languages, { optional: true, description: 'Default: that of the person, else `en`.' })
  language?: Language;

  @NumberField(0, 60, {
    optional: true,
    description: 'Days before an entry at which the calendar program reminds. Default: not at all.',
    example: 3,
  })
  alarmDays?: number;
}
