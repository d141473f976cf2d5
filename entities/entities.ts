import { CommandEntity } from './command.entity.js';
import { EditionEntity } from './edition.entity.js';
import { EventEntity } from './event.entity.js';
import { NoticeAttemptEntity } from './notice-attempt.entity.js';
import { NoticeEntity } from './notice.entity.js';
import { PersonEntity } from './person.entity.js';
import { StreamEntity } from './stream.entity.js';
import { TemplateEntity } from './template.entity.js';

/** Every table of ours. */
export const entities = [
  EditionEntity,
  StreamEntity,
  EventEntity,
  CommandEntity,
  NoticeEntity,
  NoticeAttemptEntity,
  PersonEntity,
  TemplateEntity,
];
