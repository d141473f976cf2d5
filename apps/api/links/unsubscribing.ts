import { Injectable } from '@nestjs/common';
import { Directory } from '../people/directory.js';
import { PeopleService } from '../people/people.service.js';
import { Reading } from '../reading/reading.js';
import type { Answered } from './links.service.js';
import type { Page, Told } from './page.js';
import type { Situation } from './situation.js';

/** The link at the end of an overview, by which its reader wants no more of them. Mail providers follow it too (RFC 8058). */
@Injectable()
export class Unsubscribing {
  constructor(
    private readonly directory: Directory,
    private readonly people: PeopleService,
    private readonly reading: Reading,
  ) {}

  async show(situation: Situation): Promise<Answered> {
    const { words, person } = situation;
    if (person.digest === 'none') return done(situation, words.say('unsubscribeBefore'));
    return {
      status: 200,
      page: {
        ...pageOf(situation),
        lead: [words.say(person.digest === 'daily' ? 'unsubscribeDaily' : 'unsubscribeWeekly')],
        form: { fields: [], given: {}, faults: {}, submit: words.say('unsubscribe') },
      },
    };
  }

  /** Ends it in every edition that had a part in this overview: to its reader they came as one message. */
  async act(situation: Situation): Promise<Answered> {
    const { words, person, link } = situation;
    await this.stop(link.edition, person.id, person.email);
    for (const { edition, recipient } of await this.reading.collapsedInto(link.notice)) await this.stop(edition, recipient, person.email);
    return done(situation, words.say(person.digest === 'none' ? 'unsubscribeBefore' : 'unsubscribeDone'));
  }

  private async stop(edition: string, id: string, email: string): Promise<void> {
    const person = await this.directory.find(edition, id);
    if (!person || person.digest === 'none' || person.email !== email) return;
    await this.directory.correct({ ...person, digest: 'none' });
    await this.people.tell(edition);
  }
}

const pageOf = ({ words, standing: { edition } }: Situation): Page => ({
  heading: words.say('unsubscribe'),
  edition: edition.title,
  told: [],
  particulars: [{ term: words.say('edition'), values: [edition.title], quoted: true }],
});

function done(situation: Situation, text: string): Answered {
  const told: Told = { text, kind: 'done' };
  return { status: 200, page: { ...pageOf(situation), told: [told] } };
}
