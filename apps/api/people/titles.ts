import { Injectable } from '@nestjs/common';
import { titlesOf, type Titles } from '../../../domain/template/titles.js';
import { Worlds } from '../reading/worlds.js';
import { Directory } from './directory.js';

/** More than any edition has. */
const mostPeople = 100_000;

/** What the people, roles and stages of an edition are called, for renderings that are made for people. */
@Injectable()
export class TitlesOfEditions {
  constructor(
    private readonly worlds: Worlds,
    private readonly directory: Directory,
  ) {}

  /** @throws Problem `edition-unknown` */
  async of(edition: string): Promise<Titles> {
    const { world } = await this.worlds.standing(edition);
    const people = await this.directory.list(edition, { limit: mostPeople });
    return titlesOf(world.template, new Map(people.map(({ id, name }) => [id, name])));
  }
}
