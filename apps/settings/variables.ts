import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { taskQueue } from '../../workflows/contracts/naming.js';

/** A variable's text, held to a rule; the rule's words are what a person reads when the text breaks it. */
const text = (expected: string, holds: (value: string) => boolean = () => true) => z.string().refine(holds, expected);

const protocols =
  (...known: string[]) =>
  (value: string): boolean =>
    URL.canParse(value) && known.includes(new URL(value).protocol) && new URL(value).hostname !== '';

const whole = (value: string): number => (/^\d{1,9}$/.test(value) ? Number(value) : Number.NaN);

const port = text('a port from 1 to 65535', (value) => whole(value) >= 1 && whole(value) <= 65_535).transform(Number);

const units = { b: 1, kb: 1024, mb: 1024 ** 2 } as const;

function bytes(value: string): number {
  const [, amount, unit] = /^(\d{1,6})(b|kb|mb)$/i.exec(value) ?? [];
  return amount && unit ? Number(amount) * units[unit.toLowerCase() as keyof typeof units] : Number.NaN;
}

function listed(value: string): string[] {
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

const emailOf = (value: string): string => /^[^<>]*<([^<>]+)>$/.exec(value)?.[1] ?? value;

/**
 * Every variable that Lustrum reads from its environment, with its default; one that has none may stay unset.
 * Their meanings stand in `.env.example`.
 */
export const variables = z.object({
  LUSTRUM_DATA_DIR: text('the path of a folder').default('data'),
  DATABASE_URL: text(
    'sqlite:<path of a file>, or postgres://user:password@host:port/database',
    (value) => /^sqlite:(?!\/\/)./.test(value) || protocols('postgres:', 'postgresql:')(value),
  ).optional(),
  HOST: text('the name or address of an interface, such as 127.0.0.1', (value) => /^[\w.:-]+$/.test(value)).default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: text('an address that starts with http:// or https://', protocols('http:', 'https:')).optional(),
  BODY_LIMIT: text('a size such as 256kb or 1mb', (value) => bytes(value) > 0)
    .transform(bytes)
    .default(256 * 1024),
  TEMPORAL_ADDRESS: text('host:port', (value) => /^[^\s/]+:\d+$/.test(value)).optional(),
  TEMPORAL_NAMESPACE: text('the name of a namespace', (value) => /^[\w.-]+$/.test(value)).default('default'),
  TEMPORAL_PORT: port.default(7233),
  TEMPORAL_UI_PORT: port.default(8233),
  TASK_QUEUE: text('the name of a task queue').default(taskQueue),
  SMTP_URL: text('smtp://host:port or smtps://user:password@host:port', protocols('smtp:', 'smtps:')).optional(),
  SMTP_CA_FILE: text('the path of a file with certificates (PEM)').optional(),
  BOUNCE_SECRET: text('a secret that begins with whsec_', (value) => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(value)).optional(),
  MAIL_FROM: text('an e-mail address, or a name and an address in angle brackets', (value) =>
    /^[^\s@]+@[^\s@]+$/.test(emailOf(value)),
  ).default('Lustrum <lustrum@localhost>'),
  WEBHOOK_ALLOW: text('host names, IP addresses and ranges such as 10.1.0.0/16, with commas between them', (value) =>
    listed(value).every((entry) => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(entry)),
  )
    .transform(listed)
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'debug, info, warn or error').default('info'),
});

export type Variables = z.infer<typeof variables>;
