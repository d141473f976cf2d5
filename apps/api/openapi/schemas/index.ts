import * as common from './common.js';
import * as comparison from './comparison.js';
import * as difference from './difference.js';
import * as edition from './edition.js';
import * as feed from './feed.js';
import * as ladder from './ladder.js';
import * as memory from './memory.js';
import * as milestone from './milestone.js';
import { registry } from './named.js';
import * as records from './records.js';
import * as rehearsal from './rehearsal.js';
import * as report from './report.js';
import * as simulation from './simulation.js';
import * as stage from './stage.js';
import * as webhook from './webhook.js';
import * as whatIf from './what-if.js';

/** The schema of every answer, by its name in the description of the API. */
export const schemas = {
  Problem: common.problem,
  ProblemKind: common.problemKind,
  ProblemKindList: records.problemKindList,
  Milestone: milestone.milestone,
  MilestonePage: milestone.milestonePage,
  MilestoneAnswer: milestone.milestoneAnswer,
  LadderList: ladder.ladderList,
  Ladder: ladder.ladder,
  LadderAnswer: ladder.ladderAnswer,
  Edition: edition.edition,
  EditionPage: edition.editionPage,
  EditionAnswer: edition.editionAnswer,
  Stage: stage.stage,
  StageList: stage.stageList,
  StageAnswer: stage.stageAnswer,
  Meeting: stage.meeting,
  MeetingList: stage.meetingList,
  Session: edition.session,
  SessionList: edition.sessionList,
  SessionAnswer: edition.sessionAnswer,
  ExternalList: edition.externalList,
  ExternalAnswer: edition.externalAnswer,
  RoleList: edition.roleList,
  RoleAnswer: edition.roleAnswer,
  Person: edition.person,
  PersonPage: edition.personPage,
  Import: edition.peopleImport,
  StationList: edition.stationList,
  HolidayList: edition.holidayList,
  EventPage: records.eventPage,
  ReminderPage: records.reminderPage,
  Reminder: records.reminder,
  Bounce: records.bounce,
  TemplateList: records.templateList,
  Template: records.template,
  Memory: memory.memory,
  ProgressReport: report.progressReport,
  Rehearsal: rehearsal.rehearsal,
  Simulation: simulation.simulation,
  SimulationPage: simulation.simulationPage,
  ApplicationAnswer: simulation.applicationAnswer,
  Difference: difference.difference,
  Comparison: comparison.comparison,
  WhatIf: whatIf.whatIf,
  Liveness: records.liveness,
  Health: records.health,
  Feed: feed.feed,
  FeedPage: feed.feedPage,
  OpenedFeed: feed.openedFeed,
  Webhook: webhook.webhook,
  WebhookPage: webhook.webhookPage,
  NewWebhook: webhook.newWebhook,
  WebhookSecret: webhook.webhookSecret,
  WebhookAttempt: webhook.webhookAttempt,
  DeliveryPage: webhook.deliveryPage,
};

export type SchemaName = keyof typeof schemas;
export { registry };
