import { Body, Controller, Delete, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { type Asked, Commanded } from '../http/asked.js';
import type { Versioned } from '../http/versioned.js';
import { reasonOf } from '../milestones/milestone.bodies.js';
import { type MilestoneAnswer, MilestonesService } from '../milestones/milestones.service.js';
import { Changes } from '../openapi/operation.js';
import {
  AcknowledgementBody,
  ConfirmationBody,
  DeclineBody,
  RejectionBody,
  RejectionQuery,
  ReportBody,
  SnoozeBody,
} from './response.bodies.js';

/** What readers answer to their reminders: for programs what the links of messages are for people. A milestone shows its answers. */
@ApiTags('responses')
@Controller('v1/editions/:edition/milestones/:milestone')
export class ResponsesController {
  constructor(private readonly milestones: MilestonesService) {}

  @Post('acknowledgement')
  @HttpCode(200)
  @Changes('Take a milestone on', {
    description:
      'Nobody is reminded of it until the promised day has passed; then the ladder goes on. Takes the place of another’s promise that stands; that one is told.',
    body: { type: AcknowledgementBody, example: { person: 'a.tanaka', promise: '2030-03-01' } },
    answers: 'MilestoneAnswer',
    problems: ['milestone-unknown', 'milestone-not-open', 'milestone-suspended', 'not-a-reader', 'promise-invalid'],
  })
  acknowledge(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() { person, promise, note, ...act }: AcknowledgementBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    const more = { ...(promise === undefined ? {} : { promise }), ...(note === undefined ? {} : { note }) };
    return this.milestones.change(edition, asked, { type: 'acknowledge', milestone, person, ...more }, act);
  }

  @Post('snooze')
  @HttpCode(200)
  @Changes('Have somebody reminded later', {
    description: 'That person alone, for this due date alone; how far and how often, the template says.',
    body: { type: SnoozeBody, example: { person: 'a.tanaka', until: '2030-03-01', reason: 'The host decides next week.' } },
    answers: 'MilestoneAnswer',
    problems: ['milestone-unknown', 'milestone-not-open', 'milestone-suspended', 'not-a-reader', 'snooze-invalid', 'snoozes-used-up'],
  })
  snooze(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() { person, until, reason, ...act }: SnoozeBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'snooze', milestone, person, until, reason }, act);
  }

  @Post('report')
  @HttpCode(200)
  @Changes('Report a milestone as done', {
    description:
      'Completes it where the word of that person is enough and nothing stands in the way. Else the organisers, but not the author, are asked to confirm it; for as long as a promise usually runs nobody is reminded. What a step of a stage or a decision records cannot be confirmed: the report is settled by that.',
    body: { type: ReportBody, example: { person: 'a.tanaka', evidence: { link: 'https://example.org/note' }, effectiveOn: '2030-02-10' } },
    answers: 'MilestoneAnswer',
    problems: [
      'milestone-unknown',
      'milestone-not-open',
      'milestone-suspended',
      'not-a-reader',
      'deliverable-missing',
      'symbol-malformed',
      'effective-in-future',
    ],
  })
  report(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() { person, evidence, ...act }: ReportBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'report-done', milestone, person, evidence: { ...evidence } }, act);
  }

  @Post('report/confirmation')
  @HttpCode(200)
  @Changes('Confirm a report', {
    description: 'Completes the milestone with the evidence that was reported, on the day that was reported unless another one is given.',
    body: { type: ConfirmationBody, example: { basis: 'Note verbale of 11 February 2030' } },
    answers: 'MilestoneAnswer',
    problems: [
      'milestone-unknown',
      'milestone-not-open',
      'nothing-reported',
      'milestone-owned-by-stage',
      'prerequisites-open',
      'external-open',
      'deliverable-missing',
    ],
  })
  confirm(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() body: ConfirmationBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'confirm-report', milestone }, body);
  }

  @Delete('report')
  @Changes('Reject a report', {
    description:
      'The milestone stays open, reminders go on, and who reported it is told the reason, which goes into the body, or into the query where a client sends none with DELETE.',
    body: { type: RejectionBody, example: { reason: 'The annex is missing.' } },
    answers: 'MilestoneAnswer',
    problems: ['milestone-unknown', 'nothing-reported', 'query-invalid'],
  })
  reject(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() { reason, ...act }: RejectionBody,
    @Query() query: RejectionQuery,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    return this.milestones.change(edition, asked, { type: 'reject-report', milestone, reason: reasonOf(reason, query.reason) }, act);
  }

  @Post('decline')
  @HttpCode(200)
  @Changes('Say that a milestone is not somebody’s', {
    description: 'That person is no longer reminded of it, and the organisers are told whose it is said to be.',
    body: { type: DeclineBody, example: { person: 'a.tanaka', note: 'Protocol sees to this.', to: 'b.sato' } },
    answers: 'MilestoneAnswer',
    problems: ['milestone-unknown', 'milestone-not-open', 'milestone-suspended', 'not-a-reader', 'person-unknown', 'handover-invalid'],
  })
  decline(
    @Param('edition') edition: string,
    @Param('milestone') milestone: string,
    @Body() { person, note, to, ...act }: DeclineBody,
    @Commanded() asked: Asked,
  ): Promise<Versioned<MilestoneAnswer>> {
    const handedTo = to === undefined ? {} : { to };
    return this.milestones.change(edition, asked, { type: 'decline', milestone, person, note, ...handedTo }, act);
  }
}
