import type { RefusalCode } from '../../../domain/refusal.js';

/** What is told with a refusal because only the API can say it: the core knows neither headers nor addresses. */
export const overHttp: Partial<Record<RefusalCode, string>> = {
  'role-required':
    'X-Lustrum-Actor says who acts; PUT /v1/editions/{edition}/roles/{role}/holders/{person} gives a role, and anybody may do so.',
};

/** Title of each of the core's refusals, and what it means and what to do about it. */
export const refusalTexts: Record<RefusalCode, readonly [title: string, help: string]> = {
  'edition-unknown': ['There is no such edition', 'GET /v1/editions lists the editions.'],
  'edition-exists': ['The edition exists already', 'Choose another id, or work on the edition that is there.'],
  'edition-archived': ['The edition is archived', 'An archived edition can be read, not changed.'],
  'edition-suspended': [
    'The congress is postponed without a date',
    'What hangs on its opening or closing waits for new dates: POST its reconvening first.',
  ],
  'edition-not-suspended': [
    'The congress is not suspended',
    'There is nothing to reconvene. To postpone, POST a postponement and then its suspension.',
  ],
  'edition-cancelled': [
    'The congress is cancelled',
    'Its plan does not change any more. What was done can still be recorded; then POST its closure.',
  ],
  'congress-held': ['The congress has been opened', 'What has begun is neither cancelled nor planned anew.'],
  'postponement-not-announced': ['No postponement has been announced', 'POST a postponement with its trigger first.'],
  'postponement-open': ['A postponement is open already', 'Settle it by a suspension and a reconvening before another one is announced.'],
  'templates-differ': [
    'The editions follow different templates',
    'Editions can be compared that follow one template, in whatever version.',
  ],
  'template-not-newer': [
    'The edition follows that version or a newer one',
    'GET /v1/templates lists the versions; an edition adopts newer ones only.',
  ],
  'template-unfit': [
    'The edition cannot go on with that version',
    'What `facts` names must be in a version that editions of the present one adopt; put it back under a newer version.',
  ],
  'template-unknown': ['There is no such template', 'GET /v1/templates lists the templates with their versions.'],
  'dates-invalid': [
    'The dates are not possible',
    'Dates are written YYYY-MM-DD, must exist, and end after they begin; an opening lies in the future.',
  ],
  'dates-already-decided': ['The dates are decided already', 'They change by a postponement: announce it, suspend, reconvene.'],
  'duration-exceeded': ['The congress would last too long', 'The mandate limits its meeting days; `facts` names the rule.'],
  'zone-unknown': ['There is no such time zone', 'Give an IANA name such as Asia/Tokyo.'],
  'person-unknown': ['There is no such person', 'Enter the person under /v1/editions/{edition}/people first.'],
  'role-unknown': ['There is no such role', "The edition's template names its roles; GET /v1/editions/{edition}/roles lists them."],
  'session-unknown': ['There is no such session', 'Sessions are named by body and number (commission-31) or year (ecosoc-2021).'],
  'session-passed': ['The session is over', 'Choose a session that is still to come.'],
  'hypothesis-contradictory': ['The hypotheses cannot all be so', '`facts` names what they contradict; change or leave out one of them.'],
  'hypothesis-circular': ['The hypotheses count from each other', 'Give one of those that `facts` names a date of its own.'],
  'simulation-applied': [
    'The simulation has been applied',
    'A simulation is applied once; `facts` names who did and when. To change the plan again, simulate again.',
  ],
  'changes-missing': ['There is nothing to change', 'Name at least one change of plan under `changes`.'],
  'basis-missing': [
    'The legal basis is missing',
    'The template asks for one: name the resolution or decision under `basis`; GET the template to see for which changes.',
  ],
  'role-required': [
    'The role is missing',
    'Only who holds one of the roles that `facts` names, or is a deputy, decides on the plan. As long as nothing proves who acts, anybody can give a role, to a person of the directory.',
  ],
  'external-unknown': ['There is no such external fact', 'GET /v1/editions/{edition}/externals lists those that the template knows.'],
  'milestone-unknown': ['There is no such milestone', 'GET /v1/editions/{edition}/milestones lists them with their keys.'],
  'milestone-suspended': ['The milestone is suspended', 'The congress is postponed without a date; reconvene it first.'],
  'milestone-not-open': [
    'The milestone is not open',
    'It is done, waived, or in the state asked for already. Reopen it if that was wrong.',
  ],
  'milestone-not-closed': ['The milestone is not closed', 'Only what is done or waived can be reopened.'],
  'milestone-owned-by-stage': [
    'Another command completes this milestone',
    'It belongs to a stage or a decision; `facts` names the step to use.',
  ],
  'prerequisites-open': ['Prerequisites are open', '`facts` names what must be done or waived first.'],
  'external-open': [
    'It waits for something outside the edition',
    '`facts` names the external facts to record first, under /v1/editions/{edition}/externals.',
  ],
  'deliverable-missing': [
    'The deliverable is missing',
    'A milestone is completed by its deliverable: a document symbol, a link or a date.',
  ],
  'symbol-malformed': [
    'The document symbol is not right',
    'Symbols look like A/RES/72/192 or E/CN.15/2017/11; the milestone accepts the patterns that `facts` names.',
  ],
  'effective-in-future': ['It cannot have happened yet', 'What is reported as done lies in the past or on the present day.'],
  'effective-malformed': [
    'The date of the act is not understood',
    'Give a day (2018-09-12), a month (2018-09), a year, a session (commission-26) or "unknown".',
  ],
  'reason-missing': ['The reason is missing', 'Say why; the reason stays on record.'],
  'ladder-invalid': ['The ladder cannot be used', 'Rungs stand in the order of their days, each day once, and each reaches someone.'],
  'scope-unknown': ['There is no such part of the edition', 'Name `edition`, `stage:<id>` or `milestone:<key>`.'],
  'not-a-reader': ['The person is not reminded of this', 'Only those who are reminded of a milestone answer its reminders.'],
  'promise-invalid': ['The promised day cannot be used', 'It lies ahead, and within what the template allows.'],
  'snooze-invalid': ['The reminder cannot be put off so long', 'Choose a day that lies ahead, within what the template allows.'],
  'snoozes-used-up': ['The reminder has been put off often enough', 'Acknowledge it, report it done, or say that it is not yours.'],
  'promises-used-up': [
    'It has been promised often enough',
    'Report it done, say that it is not yours, or ask an organiser for another date.',
  ],
  'handover-invalid': ['It cannot be handed over to that person', 'Name somebody else, or nobody: an organiser will find one.'],
  'nothing-reported': ['Nobody has reported it done', 'Complete the milestone with its evidence instead.'],
  'not-pinned': ['The date is not pinned', 'It follows its rule already.'],
  'not-retargetable': [
    'It cannot be moved to that session',
    'Only a milestone that hangs on a session of a body moves, and only to a session of the same body.',
  ],
  'stage-unknown': ['There is no such stage', 'GET /v1/editions/{edition}/stages lists the stages that have steps.'],
  'stage-not-started': ['The stage has not started', '`facts` names the milestone that starts it.'],
  'stage-ended': ['The stage has ended', 'Nothing of it is open. Reopen one of its milestones to go on.'],
  'step-unknown': ['The stage has no such step', 'GET the stage to see its steps.'],
  'step-malformed': ['The step is not complete', '`errors` names each fault of its payload.'],
  'step-done': ['The step has been done', 'Reopen its milestone to do it again.'],
  'step-too-early': ['The step comes later', '`facts` names the steps that come before it.'],
  'step-rule': ['A rule of the mandate forbids it', '`facts` names the rule by its requirement id.'],
  'meeting-unknown': ['There is no such meeting', 'GET /v1/editions/{edition}/meetings lists the regional meetings.'],
  'meetings-invalid': ['The list of meetings is not right', 'Each meeting has an id and a number of its own, and ends after it begins.'],
  'meeting-held': ['The meeting has been held', 'What has been opened or held stays on the calendar with its days and its number.'],
  'segment-held': ['The high-level segment has been held', 'What has begun stays where it stands.'],
  'version-stale': ['What you saw has changed since', 'Read it again, look at the change, and decide anew with the new ETag.'],
  'key-reused': [
    'The key was used for another command',
    'An Idempotency-Key belongs to one request: the same address, body and If-Match. A new attempt needs a new key.',
  ],
};
