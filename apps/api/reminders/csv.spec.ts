import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { NoticeEntry } from '../reading/reading.js';
import { asCsv } from './csv.js';

const line = (more: Partial<NoticeEntry>): NoticeEntry => ({
  id: 1,
  key: 'edition/catch-up/ada/2031-03-11T12:00:00.000Z',
  recipient: 'ada',
  role: 'author',
  kind: 'catch-up',
  status: 'sent',
  milestones: ['M1', 'M6'],
  about: [],
  why: null,
  tone: null,
  language: null,
  session: null,
  concern: null,
  decision: null,
  at: '2031-03-11T12:00:00.000Z',
  attempts: 1,
  lastAttemptAt: null,
  nextAttemptAt: null,
  answer: null,
  messageId: null,
  sentAt: null,
  collapsedInto: null,
  withdrawnWhy: null,
  response: null,
  respondedAt: null,
  ...more,
});
const read = (one: NoticeEntry): Record<string, string> => {
  const [row] = parse<Record<string, string>>(asCsv([one]), { columns: true });
  return {
    role: row?.['role'] ?? '',
    capacity: row?.['capacity'] ?? '',
    rule: row?.['rule'] ?? '',
    'stands in for': row?.['stands in for'] ?? '',
  };
};

it('names every role and rule of a notice that collects others, each once', () => {
  const why: NoticeEntry['why'] = {
    capacity: 'responsible',
    rule: 'ladder of the template',
    others: [
      { role: 'author', capacity: 'responsible', rule: 'follow-up by sessions of commission' },
      { role: 'organiser', capacity: 'deputy', rule: 'ladder of the template', coverFor: 'olga' },
    ],
  };
  expect(read(line({ why }))).toEqual({
    role: 'author; organiser',
    capacity: 'responsible; deputy',
    rule: 'ladder of the template; follow-up by sessions of commission',
    'stands in for': 'olga',
  });
});

it('names the role of a notice of an earlier version, of which no reason was kept', () => {
  expect(read(line({ why: null }))).toEqual({ role: 'author', capacity: '', rule: '', 'stands in for': '' });
});
