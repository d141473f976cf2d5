import { z } from 'zod';
import { isSymbol, normaliseSymbol } from '../template/symbol.js';
import { isPlainDate } from '../time/plain-date.js';

/** Fields that payloads of steps share. Each is described, because the public description of the interface is made of them. */

export const text = z.string().trim().min(1, 'says nothing').max(20_000, 'is longer than 20,000 characters');
export const date = z
  .string()
  .refine(isPlainDate, 'is not a date that exists; write it as YYYY-MM-DD')
  .describe('Calendar date, YYYY-MM-DD');
/** A short name used as a key: of a meeting, a comment, a recommendation. */
export const key = z
  .string()
  .max(63, 'is longer than 63 characters')
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'is not a key: use small letters, digits, dots and hyphens');
/** The id of a regional meeting: streams, milestones and workflows are named after it. */
export const meetingId = z
  .string()
  .max(63, 'is longer than 63 characters')
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'is not an id: use small letters, digits and hyphens');
export const person = text.describe('Id of a person, never the name');
export const positive = z.int().min(1, 'counts from 1');
export const symbol = z
  .string()
  .overwrite(normaliseSymbol)
  .refine(isSymbol, 'is not a document symbol; symbols look like A/CONF.234/PM.1')
  .describe('Symbol of a document');

/** What proves that a milestone is done; which part of it is needed, the template says. */
export const evidence = z
  .strictObject({
    symbol: symbol.optional(),
    also: z.array(symbol).optional().describe('Further symbols of the same act: addenda, a second document'),
    link: z.url().optional().describe('Where it can be read, if it has no symbol'),
    date: date.optional(),
    note: text.optional().describe('In words, where neither document nor link says enough'),
  })
  .describe('Document, link or date that proves it');
