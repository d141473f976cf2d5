import { Injectable } from '@nestjs/common';
import { capacities } from '../../../domain/template/template.js';
import { own } from '../../../domain/own.js';
import { isHeldByReport } from '../../../domain/edition/answers.js';
import { isActive } from '../../../domain/edition/milestones.js';
import { profileOf, recipientFor } from '../../../domain/reminders/readers.js';
import { dateIn, daysBetween } from '../../../domain/time/plain-date.js';
import { editionStream } from '../../../workflows/contracts/naming.js';
import type { Answer } from '../../../workflows/contracts/handle.js';
import { Commands, Refused } from '../commands/commands.service.js';
import type { Asked } from '../http/asked.js';
import { requestHash } from '../http/canonical.js';
import { kindOf } from '../problems/catalogue.js';
import { Problem } from '../problems/problem.js';
import { Reading } from '../reading/reading.js';
import { type Field, type Given, readForm } from './form.js';
import type { Answered } from './links.service.js';
import type { Form, Page, Particular, Told } from './page.js';
import type { Purpose } from './purposes/purpose.js';
import { purposes } from './purposes/purposes.js';
import { lastingRefusal, type LastingRefusal, refusedAnswer } from './refused.js';
import type { AboutMilestone, Situation } from './situation.js';

type PurposeName = keyof typeof purposes;

/** How often one link can be refused by the core after it seemed that it could be used: things change meanwhile. */
const mostAttempts = 20;

/** Links by which reminders are answered, and answers decided on: each acts once. */
@Injectable()
export class Answers {
  constructor(
    private readonly commands: Commands,
    private readonly reading: Reading,
  ) {}

  async show(name: PurposeName, situation: Situation): Promise<Answered> {
    const about = milestoneOf(situation);
    if (!about) return stale(situation, situation.words.say('staleGone'), 200);
    const purpose = purposes[name];
    const { used } = await this.attempt(about);
    if (used) return { status: 200, page: pageOf(about, purpose, [{ text: about.words.say(purpose.before), kind: 'done' }]) };
    return (await this.closed(name, about, 200)) ?? { status: 200, page: formPage(about, purpose) };
  }

  async act(name: PurposeName, situation: Situation, body: unknown): Promise<Answered> {
    const about = milestoneOf(situation);
    if (!about) return stale(situation, situation.words.say('staleGone'), 409);
    const purpose = purposes[name];
    const { given, faults } = readForm(purpose.fields(about), body, about.words);
    const hash = requestHash({ method: 'POST', path: `/r/${name}/${about.link.id}`, body: given });
    const { id, used } = await this.attempt(about);
    if (used) return usedAlready(about, purpose, used.hash === hash);
    if (id === undefined) return stale(about, about.words.say('usedInVain'), 409);
    const closed = await this.closed(name, about, 409);
    if (closed) return closed;
    if (Object.keys(faults).length > 0) {
      const told: Told = { text: about.words.say('faults'), kind: 'wrong' };
      return { status: 422, page: formPage(about, purpose, { given, faults, told }) };
    }
    return this.carryOut(about, purpose, given, { actor: about.person.id, key: id, keyGiven: true, hash });
  }

  private async carryOut(about: AboutMilestone, purpose: Purpose, given: Given, asked: Asked): Promise<Answered> {
    const { command, act } = purpose.command(about, given);
    const { edition } = about.link;
    const refusal = await this.commands.trial(asked, edition, editionStream, command, act);
    if (refusal) return refused(about, purpose, given, new Refused(refusal));
    try {
      const { events } = await this.commands.send(asked, edition, editionStream, command, act);
      const types = events.map(({ type }) => type);
      return { status: 200, page: pageOf(about, purpose, [{ text: purpose.done(about, given, types), kind: 'done' }]) };
    } catch (error) {
      // Two requests at the same moment with different bodies: the other one was first.
      if (error instanceof Refused && error.refusal.code === 'key-reused') return usedAlready(about, purpose, false);
      if (error instanceof Refused) return refused(about, purpose, given, error);
      if (error instanceof Problem && error.status === 503) return later(about, purpose, given, error);
      throw error;
    }
  }

  /**
   * The id of the command that a link gives. One that was refused leaves the link as it was, so that the next one has an id
   * of its own; one that was accepted has used it up.
   */
  private async attempt({ link }: AboutMilestone): Promise<{ id?: string; used?: { hash: string; answer: Answer } }> {
    for (let n = 1; n <= mostAttempts; n++) {
      const id = n === 1 ? `link/${link.id}` : `link/${link.id}/${n}`;
      const known = await this.reading.answered(link.edition, id);
      if (!known) return { id };
      if (known.answer.accepted) return { used: known };
    }
    return {};
  }

  /** Why nothing can be done with a link any more, if so. */
  private async closed(name: PurposeName, about: AboutMilestone, status: number): Promise<Answered | undefined> {
    const { link, person, words, key, standing, now } = about;
    const decides = name === 'confirm' || name === 'reject';
    if (decides && !isOrganiser(about)) return stale(about, words.say('staleReader'), status);
    if (!decides && isActive(about.milestone) && isHeldByReport(standing.world, key, person.id, now))
      return stale(about, words.say('staleReported'), status);
    const asked = { actor: person.id, key: `link/${link.id}`, keyGiven: false, hash: '' };
    const refusal = await this.commands.trial(asked, link.edition, editionStream, purposes[name].trial(about));
    const lasting = refusal && lastingRefusal(about, purposes[name], refusal);
    return lasting && stale(about, lasting, status, decides ? purposes[name].particulars?.(about) : []);
  }
}

/** Undefined where the milestone is not there any more, or the link names none. */
function milestoneOf(situation: Situation): AboutMilestone | undefined {
  const { link, standing } = situation;
  const key = link.milestone;
  const milestone = key === undefined ? undefined : own(standing.edition.milestones, key);
  return key === undefined || !milestone ? undefined : { ...situation, key, milestone };
}

/** Whether the reader sees to the edition, or stands in for someone who does. */
function isOrganiser({ person, now, standing: { world, edition } }: AboutMilestone): boolean {
  const holders = own(edition.roles, world.template.reminders.organiser);
  const all = capacities.flatMap((capacity) => (capacity === 'informed' ? [] : (holders?.[capacity] ?? [])));
  const standsIn = (holder: string): boolean => recipientFor(world, holder, dateIn(profileOf(world, holder).zone, now)) === person.id;
  return all.some((holder) => holder === person.id || standsIn(holder));
}

interface Filled {
  given: Given;
  faults: Form['faults'];
  told?: Told;
}

function formPage(about: AboutMilestone, purpose: Purpose, { given, faults, told }: Filled = { given: {}, faults: {} }): Page {
  const fields: Field[] = purpose.fields(about);
  return {
    ...pageOf(about, purpose, told ? [told] : []),
    lead: purpose.lead(about),
    // what was emptied stays empty
    form: { fields: told ? fields.map(({ value: _, ...field }) => field) : fields, given, faults, submit: about.words.say(purpose.title) },
  };
}

const pageOf = (about: AboutMilestone, purpose: Purpose, told: readonly Told[]): Page => ({
  heading: about.words.say(purpose.title),
  edition: about.standing.edition.title,
  told,
  particulars: [...particulars(about), ...(purpose.particulars?.(about) ?? [])],
});

function usedAlready(about: AboutMilestone, purpose: Purpose, asBefore: boolean): Answered {
  const { words } = about;
  if (asBefore) return { status: 200, page: pageOf(about, purpose, [{ text: words.say(purpose.before), kind: 'done' }]) };
  return { status: 409, page: pageOf(about, purpose, [{ text: words.say('usedOtherwise'), kind: 'wrong' }]) };
}

/** The form again, with what was filled in and why it cannot be taken; or why nothing can be any more. */
function refused(about: AboutMilestone, purpose: Purpose, given: Given, { refusal }: Refused): Answered {
  const lasting = lastingRefusal(about, purpose, refusal);
  if (lasting) return stale(about, lasting, 409);
  return { status: kindOf(refusal.code).status, page: formPage(about, purpose, { given, ...refusedAnswer(about, purpose, refusal) }) };
}

function later(about: AboutMilestone, purpose: Purpose, given: Given, { extras }: Problem): Answered {
  const told: Told = { text: about.words.say('later'), kind: 'wrong' };
  const page = { ...formPage(about, purpose, { given, faults: {}, told }), heading: about.words.say('laterTitle') };
  return { status: 503, page, ...(extras.retryAfter === undefined ? {} : { retryAfter: extras.retryAfter }) };
}

function stale(
  situation: Situation | AboutMilestone,
  why: string | LastingRefusal,
  status: number,
  more: readonly Particular[] = [],
): Answered {
  const { words, standing } = situation;
  return {
    status,
    page: {
      heading: (typeof why === 'string' ? undefined : why.heading) ?? words.say('staleTitle'),
      edition: standing.edition.title,
      told: [typeof why === 'string' ? { text: why, kind: 'note' } : why.told],
      particulars: ['key' in situation ? particulars(situation) : [], more].flat(),
    },
  };
}

/** Edition, milestone and date, as they are now. */
function particulars({ key, milestone, link, names, words, standing: { edition }, person, now }: AboutMilestone): Particular[] {
  const { say } = words;
  const { on } = milestone.due;
  const days = on === null ? 0 : daysBetween(dateIn(person.zone, now), on);
  const due =
    on === null
      ? say('undated')
      : days < 0 && isActive(milestone)
        ? say('overdue', { date: words.date(on), days: -days })
        : days < 0
          ? words.date(on)
          : say('dueIn', { date: words.date(on), days });
  const moved = link.revision !== undefined && link.revision !== milestone.revision;
  const deliverable = names.deliverable(key);
  return [
    { term: say('edition'), values: [edition.title], quoted: true },
    { term: say('milestone'), values: [`${key} ${names.milestone(key)}`] },
    { term: say('due'), values: [due, ...(moved ? [say('moved')] : [])] },
    ...(deliverable === undefined ? [] : [{ term: say('deliverable'), values: [deliverable] }]),
  ];
}
