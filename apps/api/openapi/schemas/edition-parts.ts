import { z } from 'zod';
import { date } from './named.js';

/** What an edition is, wherever an answer tells of one. */
export const status = z.enum(['preparing', 'suspended', 'cancelled', 'archived']);
export const mode = z.enum(['live', 'historic']);
export const template = z.strictObject({ id: z.string(), version: z.int() });
export const placement = z.enum(['opening', 'closing']);
export const period = z.strictObject({ opening: date, closing: date });
/** Of a session: whether its days are known or only its months. */
export const certainty = z.enum(['dated', 'expected']);
