import { Injectable, Logger } from '@nestjs/common';
import { languages, type Language } from '../../../domain/directory/profile.js';
import { namesOf, type Names } from '../../../domain/template/names.js';
import { pageCatalogues, type PageKey } from '../../../domain/words/pages/pages.js';
import { stepCatalogues } from '../../../domain/words/steps/steps.js';
import { wordsFrom, type Words } from '../../../domain/words/words.js';
import { Directory } from '../people/directory.js';
import { Problem } from '../problems/problem.js';
import { Clock } from '../reading/clock.js';
import { Reading } from '../reading/reading.js';
import { Vocabulary } from '../reading/vocabulary.js';
import { type Standing, Worlds } from '../reading/worlds.js';
import { Answers } from './answers.js';
import { LinkReader, linkPurposes, type LinkPurpose } from './link-reader.js';
import { type Page, rendered } from './page.js';
import { namesKnown } from './people.js';
import type { Situation } from './situation.js';
import { Unsubscribing } from './unsubscribing.js';
import { whyPage } from './why.js';

/** A page as it goes out. */
export interface Shown {
  status: number;
  html: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
}

/** A page before it is put into HTML, with the status that it is answered with. */
export interface Answered {
  status: number;
  page: Page;
  retryAfter?: number;
}

/** A link as it was followed. */
export interface Followed {
  purpose: string;
  token: string;
  /** What the browser asks for: the language in which one is answered of whom nothing is known. */
  language: Language;
}

/** What stands behind the links of messages: a page that shows and changes nothing, and an act that is done once. */
@Injectable()
export class LinksService {
  private readonly logger = new Logger('links');

  constructor(
    private readonly links: LinkReader,
    private readonly worlds: Worlds,
    private readonly directory: Directory,
    private readonly vocabulary: Vocabulary,
    private readonly reading: Reading,
    private readonly answers: Answers,
    private readonly unsubscribing: Unsubscribing,
    private readonly clock: Clock,
  ) {}

  /** What a link is about. Changes nothing, whoever asks: programs that look for harm in messages open every link. */
  show(followed: Followed): Promise<Shown> {
    return this.told(followed, async (purpose, situation) => {
      if (purpose === 'why') return { status: 200, page: await this.why(situation) };
      return purpose === 'unsubscribe' ? this.unsubscribing.show(situation) : this.answers.show(purpose, situation);
    });
  }

  /** Does what a link is for, with what was filled in. */
  act(followed: Followed, body: unknown): Promise<Shown> {
    return this.told(followed, async (purpose, situation) => {
      if (purpose === 'why') return { status: 200, page: await this.why(situation) };
      return purpose === 'unsubscribe' ? this.unsubscribing.act(situation) : this.answers.act(purpose, situation, body);
    });
  }

  private async told(
    { purpose, token, language }: Followed,
    answer: (purpose: LinkPurpose, situation: Situation) => Promise<Answered>,
  ): Promise<Shown> {
    const plain = wordsFrom(pageCatalogues, language, this.missing);
    const known = linkPurposes.find((name) => name === purpose);
    const link = known === undefined ? 'forged' : await this.links.read(known, token, this.clock.now());
    if (link === 'forged' || known === undefined) return this.shown(plain, message(plain, 404, 'forgedTitle', 'forged'));
    if (link === 'expired') return this.shown(plain, message(plain, 410, 'expiredTitle', 'expired'));
    const [standing, person] = await Promise.all([this.standing(link.edition), this.directory.find(link.edition, link.person)]);
    if (!standing || !person) return this.shown(plain, message(plain, 410, 'goneTitle', 'gone'));
    const words = wordsFrom(pageCatalogues, person.language, this.missing);
    const steps = wordsFrom(stepCatalogues, person.language, this.missing);
    const now = this.clock.now();
    const [names, people] = await Promise.all([
      this.namesIn(standing, person.language),
      namesKnown(this.directory, { link, standing, person, now }),
    ]);
    return this.shown(words, await answer(known, { link, standing, person, words, names, steps, people, now }));
  }

  private async why(situation: Situation): Promise<Page> {
    const { edition, notice: key } = situation.link;
    const [notice, collapsed] = await Promise.all([this.reading.notice(edition, key), this.reading.collapsedInto(key)]);
    return whyPage(
      situation,
      notice,
      collapsed.filter((line) => line.edition === edition),
    );
  }

  private async standing(edition: string): Promise<Standing | undefined> {
    try {
      const [standing, latest] = await Promise.all([this.worlds.standing(edition), this.reading.world(edition)]);
      // who stands in for whom changes without an event, and says here who may do what
      return latest ? { ...standing, world: { ...standing.world, people: latest.people } } : standing;
    } catch (error) {
      if (error instanceof Problem && error.code === 'edition-unknown') return undefined;
      throw error;
    }
  }

  private async namesIn({ world }: Standing, language: Language): Promise<Names> {
    const words = await this.vocabulary.find(world.template.id, language);
    return namesOf(world, words, this.missing);
  }

  /** What a language lacks was said in English. */
  private readonly missing = (what: string): void => this.logger.warn({ message: 'A page lacks words', what });

  private shown(words: Words<PageKey>, { status, page, retryAfter }: Answered): Shown {
    return { status, html: rendered(page, words), ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
}

/** A page that says one thing and reveals nothing. */
const message = (words: Words<PageKey>, status: number, heading: PageKey, text: PageKey): Answered => ({
  status,
  page: { heading: words.say(heading), told: [{ text: words.say(text), kind: 'note' }], particulars: [] },
});

/** What is shown where the server has failed. */
export function failedPage(language: Language): Shown {
  const words = wordsFrom(pageCatalogues, language);
  return { status: 500, html: rendered(message(words, 500, 'laterTitle', 'failed').page, words) };
}

/** The language that a browser asks for, of those that there are. */
export const languageAsked = (accepts: (...languages: string[]) => string | false): Language =>
  languages.find((language) => language === accepts('en', ...languages)) ?? 'en';
