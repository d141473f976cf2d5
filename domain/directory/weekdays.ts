import { z } from 'zod';

/** ISO weekdays, each once: 1 is Monday. */
export const weekdays = z
  .array(z.int().min(1).max(7))
  .min(1)
  .refine((days) => new Set(days).size === days.length, 'must name each day once');
