import { isAbsolute, join, resolve } from 'node:path';
import { SettingsFaults, type SettingsFault } from './faults.js';
import { variables, type Variables } from './variables.js';

export { SettingsFaults, type SettingsFault } from './faults.js';

export type LogLevel = Variables['LOG_LEVEL'];

/** All that Lustrum takes from its environment, read once at boot. Meanings of the variables: `.env.example`. */
export interface Settings {
  /** The one folder that data lives in, absolute. */
  readonly dataDir: string;
  /** Messages are kept here, one file each, while no mail server is set. */
  readonly mailboxDir: string;
  /** `sqlite:` and an absolute path, or `postgres://…`. */
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** Where people reach the API, for links in messages and feeds; no slash at its end. */
  readonly publicUrl: string;
  /** The largest request body that is read, in bytes. */
  readonly bodyLimit: number;
  readonly temporal: {
    /** host:port of the frontend. */
    readonly address: string;
    readonly namespace: string;
    readonly taskQueue: string;
    /** Ports of the server that `npm start` brings up itself; absent when an outside one is used. */
    readonly own?: { readonly port: number; readonly uiPort: number };
  };
  /** Absent: messages go to the local mailbox. */
  readonly smtpUrl?: string;
  /** File (absolute) of certificates that its server may have beside those the system trusts. */
  readonly smtpCaFile?: string;
  readonly mailFrom: string;
  /** Signs what a mail server reports of messages that came back; absent: such reports are not taken. */
  readonly bounceSecret?: string;
  /** Hosts and ranges of addresses that webhooks may lead to although they are not public. */
  readonly webhookAllow: readonly string[];
  readonly logLevel: LogLevel;
}

/**
 * Reads the settings from an environment. A variable that is empty counts as unset.
 *
 * @param folder what relative paths start from
 * @throws SettingsFaults naming every variable that cannot be used
 */
export function readSettings(env: NodeJS.ProcessEnv, folder = process.cwd()): Settings {
  const given = Object.fromEntries(Object.keys(variables.shape).map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = variables.safeParse(given);
  const faults: SettingsFault[] = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const variable = String(path[0]);
    return { variable, says: given[variable] ?? '', expected: message };
  });
  if (!parsed.success) throw new SettingsFaults(faults);
  const clashes = portClashes(parsed.data);
  if (clashes.length > 0) throw new SettingsFaults(clashes);
  return settingsOf(parsed.data, folder);
}

function settingsOf(read: Variables, folder: string): Settings {
  const dataDir = resolve(folder, read.LUSTRUM_DATA_DIR);
  const ours = `127.0.0.1:${read.TEMPORAL_PORT}`;
  return {
    dataDir,
    mailboxDir: join(dataDir, 'mailbox'),
    databaseUrl: read.DATABASE_URL ? absoluteFile(read.DATABASE_URL, folder) : `sqlite:${join(dataDir, 'lustrum.sqlite')}`,
    host: read.HOST,
    port: read.PORT,
    publicUrl: (read.PUBLIC_URL ?? `http://${reachable(read.HOST)}:${read.PORT}`).replace(/\/+$/, ''),
    bodyLimit: read.BODY_LIMIT,
    temporal: {
      address: read.TEMPORAL_ADDRESS ?? ours,
      namespace: read.TEMPORAL_NAMESPACE,
      taskQueue: read.TASK_QUEUE,
      ...(read.TEMPORAL_ADDRESS ? {} : { own: { port: read.TEMPORAL_PORT, uiPort: read.TEMPORAL_UI_PORT } }),
    },
    ...(read.SMTP_URL ? { smtpUrl: read.SMTP_URL } : {}),
    ...(read.SMTP_CA_FILE ? { smtpCaFile: resolve(folder, read.SMTP_CA_FILE) } : {}),
    ...(read.BOUNCE_SECRET ? { bounceSecret: read.BOUNCE_SECRET } : {}),
    mailFrom: read.MAIL_FROM,
    webhookAllow: read.WEBHOOK_ALLOW ?? [],
    logLevel: read.LOG_LEVEL,
  };
}

function absoluteFile(url: string, folder: string): string {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined;
  return file === undefined || file === ':memory:' || isAbsolute(file) ? url : `sqlite:${resolve(folder, file)}`;
}

/** An address that means "all interfaces" is none that a link can lead to. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Two servers of ours cannot share a port; an outside Temporal takes none here. */
function portClashes(read: Variables): SettingsFault[] {
  const ports: [string, number][] = [['PORT', read.PORT]];
  if (!read.TEMPORAL_ADDRESS) ports.push(['TEMPORAL_PORT', read.TEMPORAL_PORT], ['TEMPORAL_UI_PORT', read.TEMPORAL_UI_PORT]);
  return ports.flatMap(([variable, port], index) => {
    const earlier = ports.slice(0, index).find(([, other]) => other === port);
    return earlier ? [{ variable, says: String(port), expected: `a port other than that of ${earlier[0]}` }] : [];
  });
}
