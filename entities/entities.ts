import { CommandEntity } from './command.entity.js';
import { EditionEntity } from './edition.entity.js';
import { EventEntity } from './event.entity.js';
import { GivenUpRunEntity } from './given-up-run.entity.js';
import { NoticeAttemptEntity } from './notice-attempt.entity.js';
import { NoticeEntity } from './notice.entity.js';
import { PersonEntity } from './person.entity.js';
import { StreamEntity } from './stream.entity.js';
import { TemplateEntity } from './template.entity.js';
import { FeedEntity } from './feed.entity.js';
import { SecretEntity } from './secret.entity.js';
import { SimulationEntity } from './simulation.entity.js';
import { StationEntity } from './station.entity.js';
import { TranslationEntity } from './translation.entity.js';
import { WebhookEntity } from './webhook.entity.js';
import { WebhookAttemptEntity } from './webhook-attempt.entity.js';

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
  FeedEntity,
  GivenUpRunEntity,
  SecretEntity,
  SimulationEntity,
  StationEntity,
  TranslationEntity,
  WebhookEntity,
  WebhookAttemptEntity,
];
