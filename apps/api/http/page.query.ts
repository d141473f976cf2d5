import { QueryNumber, TextField } from './fields.js';

/** Which page of a list. */
export class PageQuery {
  @TextField(1000, { optional: true, description: 'Where the page begins: `next` of the page before.' })
  cursor?: string;

  @QueryNumber(1, 200, { description: 'Entries on the page. Default 50.', example: 50 })
  limit?: number;
}

export const defaultLimit = 50;
