import { Injectable } from '@nestjs/common';
import { Directory, type Person } from '../people/directory.js';
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
    const { words } = situation;
    const [reader] = await this.readers(situation);
    if (!reader) return done(situation, words.say('unsubscribeBefore'));
    return {
      status: 200,
      page: {
        ...pageOf(situation),
        lead: [words.say(reader.digest === 'daily' ? 'unsubscribeDaily' : 'unsubscribeWeekly')],
        form: { fields: [], given: {}, faults: {}, submit: words.say('unsubscribe') },
      },
    };
  }

  async act(situation: Situation): Promise<Answered> {
    const { words } = situation;
    const readers = await this.readers(situation);
    for (const reader of readers) if (await this.directory.stopDigest(reader)) await this.people.tell(reader.edition);
    return done(situation, words.say(readers.length === 0 ? 'unsubscribeBefore' : 'unsubscribeDone'));
  }

  /**
   * The entries under which its reader receives overviews, of every edition that had a part in this one: they came as one
   * message, so they are stopped as one.
   */
  private async readers({ person, link }: Situation): Promise<Person[]> {
    const parts = (await this.reading.collapsedInto(link.notice)).map(({ edition, recipient }) => ({ edition, id: recipient }));
    const entries = new Map<string, Person>();
    for (const { edition, id } of [{ edition: link.edition, id: person.id }, ...parts]) {
      const entry = await this.directory.find(edition, id);
      if (entry && entry.digest !== 'none' && entry.email === person.email) entries.set(`${edition} ${id}`, entry);
    }
    return [...entries.values()];
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
