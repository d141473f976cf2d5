import { rendered } from '../pages/document.js';
import type { ProblemDetails } from './problem.js';

/** A problem as somebody reads it who followed an address in a browser: what is wrong and what stands behind it. */
export const problemPage = ({ type, title, status, detail, facts = [], errors = [], correlationId }: ProblemDetails): string =>
  rendered({
    title,
    lead: [detail],
    head: [
      ['Status', String(status)],
      ['Kind of problem', { text: type, href: type }],
      ['Correlation id', correlationId],
    ],
    sections: [
      { title: 'What stands behind it', columns: ['What', 'How it is'], rows: facts.map(({ ref, says }) => [ref, says]) },
      {
        title: 'What is wrong',
        columns: ['Where', 'What'],
        rows: errors.map(({ parameter, pointer, header, column, detail: says }) => [parameter ?? pointer ?? header ?? column ?? '', says]),
      },
    ],
  });
