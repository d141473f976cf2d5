import type { z } from 'zod';
import type { Refusal } from '../../refusal.js';
import { shift } from '../../time/plain-date.js';
import type { StageState, StageView } from '../procedure.js';
import { payloadOf, payloadsOf, repeated, surelyAfter, surelyBefore, wasPerformed } from '../reading.js';
import { breaks } from '../stage.js';
import * as payloads from './payloads.js';

type Payload<K extends keyof typeof payloads> = z.output<(typeof payloads)[K]>;

const settings = (view: StageView): Payload<'guideSettings'> => payloads.guideSettings.parse(view.settings);

/** The guide groups each agenda item with its workshop (A/CONF.234/RPM.5/1, para. 7). */
export function checkSections({ sections }: Payload<'draftSections'>): Refusal[] {
  const items = repeated(sections.map((s) => s.item)).map((item) =>
    breaks('R029', `Item ${item} has more than one section; give each item one, with its workshop.`, '/payload/sections'),
  );
  const workshops = repeated(sections.flatMap((s) => s.workshops.map((w) => w.number))).map((n) =>
    breaks('R019', `Workshop ${n} stands with more than one item; name it with one.`, '/payload/sections'),
  );
  const alone = sections
    .filter((s) => s.workshops.length === 0 && s.alone === undefined)
    .map((s) =>
      breaks('R029', `Item ${s.item} has no workshop; group it with its workshop, or say why it stands alone.`, '/payload/sections'),
    );
  return [...items, ...workshops, ...alone];
}

export function adviseSections({ sections }: Payload<'draftSections'>): string[] {
  const workshops = sections.flatMap((s) => s.workshops).length;
  return workshops === sections.length
    ? []
    : [`${sections.length} items and ${workshops} workshops: usually there is one workshop for each item.`];
}

/** The draft goes to the body at a session that the mandate names, and before that session ends. */
export function checkSubmission({ session: name }: Payload<'submitDraft'>, _state: StageState, view: StageView): Refusal[] {
  const session = view.session(name);
  if (!session) return [breaks('R026', `The calendar has no session "${name}"; name one of it.`, '/payload/session')];
  const { body } = settings(view);
  if (session.body !== body)
    return [breaks('R026', `"${name}" is a session of ${session.body}; name one of ${body}, to which the draft goes.`, '/payload/session')];
  if (surelyAfter(view, session.end))
    return [
      breaks(
        'R026',
        `${session.title} ended on ${session.end} and cannot consider a draft submitted later; name a later session.`,
        '/payload/session',
      ),
    ];
  return [];
}

export function checkConsideration(
  { session: name, comments }: Payload<'recordCommissionComments'>,
  state: StageState,
  view: StageView,
): Refusal[] {
  const submitted = payloadOf(state, 'submit-draft', payloads.submitDraft);
  const elsewhere =
    submitted && submitted.session !== name
      ? [
          breaks(
            'R026',
            `The draft was submitted to ${submitted.session}, not to ${name}. Reopen the milestone and submit it anew if it was put off.`,
            '/payload/session',
          ),
        ]
      : [];
  const session = view.session(name);
  const early =
    session && surelyBefore(view, session.start)
      ? [breaks('R026', `${session.title} begins on ${session.start}; it cannot have considered the draft before.`)]
      : [];
  return [
    ...elsewhere,
    ...early,
    ...known(
      comments.map((c) => c.id),
      state,
    ),
  ];
}

/** Comments can be taken into account only until the guide is final. */
export function checkStateComment({ id }: Payload<'recordStateComment'>, state: StageState): Refusal[] {
  const late = wasPerformed(state, 'finalise')
    ? [breaks('R027', 'The guide is final; a comment that comes now cannot be taken into account any more.')]
    : [];
  return [...late, ...known([id], state)];
}

/** Every comment is taken into account: taken up, or answered with a reason. */
export function checkAnswers({ answers }: Payload<'finalise'>, state: StageState): Refusal[] {
  const asked = comments(state);
  const answered = answers.map((a) => a.comment);
  const open = asked.filter((id) => !answered.includes(id));
  return [
    ...(open.length > 0
      ? [breaks('R027', `Comments not answered: ${open.join(', ')}. Say of each how it was taken up, or why not.`, '/payload/answers')]
      : []),
    ...answered
      .filter((id) => !asked.includes(id))
      .map((id) => breaks('R027', `There is no comment "${id}" to answer; leave it out, or record it first.`, '/payload/answers')),
    ...repeated(answered).map((id) => breaks('R027', `The comment "${id}" is answered twice; answer it once.`, '/payload/answers')),
  ];
}

/** All languages at once (A/RES/55/222), and in time for the meetings that the guide is made for. */
export function checkIssue({ versions }: Payload<'issue'>, _state: StageState, view: StageView): Refusal[] {
  const missing = settings(view).languages.filter((language) => !versions.some((v) => v.language === language));
  const days = [...new Set(versions.map((v) => v.issuedOn ?? 'on the day of issue'))];
  const first = firstMeeting(view);
  return [
    ...(missing.length > 0
      ? [
          breaks(
            'A/RES/55/222',
            `Missing languages: ${missing.join(', ')}. The guide is issued in all its languages or not yet.`,
            '/payload/versions',
          ),
        ]
      : []),
    ...(days.length > 1
      ? [
          breaks(
            'A/RES/55/222',
            `The language versions came out on different days (${days.join(', ')}); they must be issued simultaneously.`,
            '/payload/versions',
          ),
        ]
      : []),
    ...(first !== undefined && surelyAfter(view, first)
      ? [breaks('R024', `The first regional meeting began on ${first}; the guide is prepared for the meetings and cannot follow them.`)]
      : []),
  ];
}

export function adviseIssue(_payload: Payload<'issue'>, state: StageState, view: StageView): string[] {
  const { monthsBeforeMeetings, awaitsRequest } = settings(view);
  const first = firstMeeting(view);
  const latest = first && shift(first, { count: -monthsBeforeMeetings, unit: 'm' });
  return [
    ...(latest !== undefined && surelyAfter(view, latest)
      ? [`Less than ${monthsBeforeMeetings} months are left before the first regional meeting on ${first}.`]
      : []),
    ...(awaitsRequest && !wasPerformed(state, 'record-request')
      ? ['The resolution that asks for the final guide is still to come; it will confirm what is issued now.']
      : []),
  ];
}

function comments(state: StageState): string[] {
  const ofCommission = payloadsOf(state, 'record-commission-comments', payloads.recordCommissionComments).flatMap((p) => p.comments);
  return [...ofCommission, ...payloadsOf(state, 'record-state-comment', payloads.recordStateComment)].map((c) => c.id);
}

function known(ids: string[], state: StageState): Refusal[] {
  return repeated([...new Set(comments(state)), ...ids]).map((id) =>
    breaks('R027', `There is a comment "${id}" already; give each its own short name, so that each is answered.`),
  );
}

function firstMeeting(view: StageView): string | undefined {
  return view.meetings.flatMap((m) => (m.dates ? [m.dates.start] : [])).sort()[0];
}
