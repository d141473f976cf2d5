import { allowedFrom } from '../../domain/webhooks/address.js';
import { type DynamicModule, Module } from '@nestjs/common';
import { BouncesController } from './bounces/bounces.controller.js';
import { BOUNCE_SECRET, BouncesService } from './bounces/bounces.service.js';
import { Carrier } from './commands/carrier.js';
import { Commands } from './commands/commands.service.js';
import { CalendarsController } from './feeds/calendars.controller.js';
import { Calendars } from './feeds/calendars.js';
import { FeedStore } from './feeds/feed-store.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { FeedsService, PUBLIC_URL } from './feeds/feeds.service.js';
import { EditionsController } from './editions/editions.controller.js';
import { EditionsService } from './editions/editions.service.js';
import { EventsController } from './events/events.controller.js';
import { EventsService } from './events/events.service.js';
import { ExternalsController } from './externals/externals.controller.js';
import { ExternalsService } from './externals/externals.service.js';
import { HomeController } from './home/home.controller.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { Answers } from './links/answers.js';
import { LaddersController } from './ladders/ladders.controller.js';
import { LaddersService } from './ladders/ladders.service.js';
import { LinkReader } from './links/link-reader.js';
import { LinksController } from './links/links.controller.js';
import { LinksService } from './links/links.service.js';
import { Unsubscribing } from './links/unsubscribing.js';
import { MailboxController } from './mailbox/mailbox.controller.js';
import { Mailbox } from './mailbox/mailbox.js';
import { MeetingsController } from './meetings/meetings.controller.js';
import { MeetingsService } from './meetings/meetings.service.js';
import { MemoryController } from './memory/memory.controller.js';
import { MemoryService } from './memory/memory.service.js';
import { MilestonesController } from './milestones/milestones.controller.js';
import { MilestonesService } from './milestones/milestones.service.js';
import type { ApiOptions, ApiParts } from './parts.js';
import { Directory } from './people/directory.js';
import { PeopleController } from './people/people.controller.js';
import { ImportService } from './people/import.service.js';
import { PeopleService } from './people/people.service.js';
import { TitlesOfEditions } from './people/titles.js';
import { ProblemsController } from './problems/problems.controller.js';
import { ProgressController } from './progress/progress.controller.js';
import { ProgressService } from './progress/progress.service.js';
import { Clock } from './reading/clock.js';
import { Reading } from './reading/reading.js';
import { Vocabulary } from './reading/vocabulary.js';
import { Worlds } from './reading/worlds.js';
import { RehearsalsController } from './rehearsals/rehearsals.controller.js';
import { RehearsalsService } from './rehearsals/rehearsals.service.js';
import { Threads } from './rehearsals/threads.js';
import { RemindersController } from './reminders/reminders.controller.js';
import { RemindersService } from './reminders/reminders.service.js';
import { ResponsesController } from './responses/responses.controller.js';
import { RolesController } from './roles/roles.controller.js';
import { RolesService } from './roles/roles.service.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { ComparisonsController } from './differences/comparisons.controller.js';
import { ComparisonsService } from './differences/comparisons.service.js';
import { DifferencesController } from './differences/differences.controller.js';
import { DifferencesService } from './differences/differences.service.js';
import { ApplicationService } from './simulations/application.service.js';
import { SimulationStore } from './simulations/simulation-store.js';
import { SimulationsController } from './simulations/simulations.controller.js';
import { SimulationsService } from './simulations/simulations.service.js';
import { StagesController } from './stages/stages.controller.js';
import { StagesService } from './stages/stages.service.js';
import { StationsController } from './stations/stations.controller.js';
import { StationsService } from './stations/stations.service.js';
import { TemplatesController } from './templates/templates.controller.js';
import { TemplatesService } from './templates/templates.service.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WhatIfService } from './what-if/what-if.service.js';
import { DeliveriesService } from './webhooks/deliveries.service.js';
import { Messenger } from './webhooks/messenger.js';
import { Deliveries, Register } from './webhooks/register.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WEBHOOK_ALLOW, WebhooksService } from './webhooks/webhooks.service.js';

const controllers = [
  TemplatesController,
  MemoryController,
  EditionsController,
  MilestonesController,
  ResponsesController,
  ProgressController,
  SimulationsController,
  DifferencesController,
  ComparisonsController,
  WhatIfController,
  StagesController,
  MeetingsController,
  SessionsController,
  ExternalsController,
  PeopleController,
  StationsController,
  RolesController,
  LaddersController,
  RemindersController,
  BouncesController,
  EventsController,
  WebhooksController,
  FeedsController,
  CalendarsController,
  LinksController,
  RehearsalsController,
  ProblemsController,
  HealthController,
  HomeController,
];

const services = [
  Commands,
  Worlds,
  TemplatesService,
  MemoryService,
  EditionsService,
  MilestonesService,
  ProgressService,
  SimulationsService,
  ApplicationService,
  DifferencesService,
  ComparisonsService,
  WhatIfService,
  StagesService,
  MeetingsService,
  SessionsService,
  ExternalsService,
  PeopleService,
  TitlesOfEditions,
  ImportService,
  StationsService,
  RolesService,
  LaddersService,
  RemindersService,
  BouncesService,
  EventsService,
  WebhooksService,
  DeliveriesService,
  FeedsService,
  Calendars,
  LinksService,
  Answers,
  Unsubscribing,
  RehearsalsService,
  HealthService,
];

/** The REST interface, over the parts that it is given. */
@Module({})
export class ApiModule {
  static over(
    { reading, directory, carrier, clock, links, vocabulary, webhooks, feeds, simulations, threads, close }: ApiParts,
    { publicUrl, mailboxDir, bounceSecret, webhookAllow = [] }: ApiOptions,
  ): DynamicModule {
    return {
      module: ApiModule,
      controllers: [...controllers, ...(mailboxDir === undefined ? [] : [MailboxController])],
      providers: [
        ...services,
        { provide: Reading, useValue: reading },
        { provide: Directory, useValue: directory },
        { provide: Carrier, useValue: carrier },
        { provide: Clock, useValue: clock },
        { provide: LinkReader, useValue: links },
        { provide: Vocabulary, useValue: vocabulary },
        { provide: Register, useValue: webhooks.register },
        { provide: Deliveries, useValue: webhooks.deliveries },
        { provide: Messenger, useValue: webhooks.messenger },
        { provide: FeedStore, useValue: feeds },
        { provide: SimulationStore, useValue: simulations },
        { provide: Threads, useValue: threads ?? new Threads() },
        { provide: PUBLIC_URL, useValue: publicUrl },
        { provide: WEBHOOK_ALLOW, useValue: allowedFrom(webhookAllow) },
        { provide: BOUNCE_SECRET, useValue: bounceSecret },
        { provide: 'closing', useValue: { onApplicationShutdown: () => close?.() } },
        ...(mailboxDir === undefined ? [] : [{ provide: Mailbox, useValue: new Mailbox(mailboxDir) }]),
      ],
    };
  }
}
