import type { Request } from 'express';
import { ChoiceField, QueryFlag } from '../http/fields.js';
import { PageQuery } from '../http/page.query.js';
import { Problem } from '../problems/problem.js';

export class PeopleQuery extends PageQuery {
  @ChoiceField(['json', 'csv'], { optional: true, description: 'Rendering; wins over Accept.', example: 'json' })
  format?: 'json' | 'csv';
}

export class ImportQuery {
  @QueryFlag({ description: 'Only say what would change, and what is wrong.', example: true })
  preview?: boolean;
}

/** Whether the table is asked for. It has no pages. @throws Problem `query-invalid` */
export function tableOf(request: Request, { format, cursor, limit }: PeopleQuery): boolean {
  const asked = format ?? (request.accepts(['application/json', 'text/csv']) === 'text/csv' ? 'csv' : 'json');
  if (asked === 'json') return false;
  const paged = [...(cursor === undefined ? [] : ['cursor']), ...(limit === undefined ? [] : ['limit'])];
  if (paged.length === 0) return true;
  const errors = paged.map((parameter) => ({ parameter, detail: 'is for pages; the table has everybody' }));
  throw new Problem('query-invalid', `The query has faults: ${paged.join(' and ')} ${paged.length > 1 ? 'are' : 'is'} for pages.`, {
    errors,
  });
}
