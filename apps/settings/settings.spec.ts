import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { describeSettings } from './describe.js';
import { readSettings, SettingsFaults } from './settings.js';
import { variables } from './variables.js';

const folder = '/srv/lustrum';

function faultsOf(env: NodeJS.ProcessEnv): SettingsFaults {
  try {
    readSettings(env, folder);
  } catch (error) {
    if (error instanceof SettingsFaults) return error;
    throw error;
  }
  throw new Error('The settings were accepted.');
}

describe('settings', () => {
  it('need nothing set: everything on loopback, data in one folder, mail to the local mailbox', () => {
    expect(readSettings({}, folder)).toEqual({
      dataDir: '/srv/lustrum/data',
      mailboxDir: '/srv/lustrum/data/mailbox',
      databaseUrl: 'sqlite:/srv/lustrum/data/lustrum.sqlite',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      bodyLimit: 262_144,
      temporal: { address: '127.0.0.1:7233', namespace: 'default', taskQueue: 'lustrum', own: { port: 7233, uiPort: 8233 } },
      mailFrom: 'Lustrum <lustrum@localhost>',
      webhookAllow: [],
      logLevel: 'info',
    });
  });

  it('take an outside Temporal, database and mail server', () => {
    const settings = readSettings(
      { TEMPORAL_ADDRESS: 'temporal.example.org:7233', DATABASE_URL: 'postgres://a:b@db:5432/l', SMTP_URL: 'smtps://u:p@mail:465' },
      folder,
    );
    expect(settings.temporal).toEqual({ address: 'temporal.example.org:7233', namespace: 'default', taskQueue: 'lustrum' });
    expect(settings).toMatchObject({ databaseUrl: 'postgres://a:b@db:5432/l', smtpUrl: 'smtps://u:p@mail:465' });
  });

  it('take a certificate of the mail server by its file, and never show a secret that cannot be used', () => {
    expect(readSettings({ SMTP_CA_FILE: 'mail.pem' }, folder)).toMatchObject({ smtpCaFile: '/srv/lustrum/mail.pem' });
    const { message } = faultsOf({ BOUNCE_SECRET: 'whsec_tooshort' });
    expect(message).toContain('BOUNCE_SECRET');
    expect(message).not.toContain('tooshort');
  });

  it('take what webhooks may lead to beside public addresses: names, addresses, ranges', () => {
    expect(readSettings({ WEBHOOK_ALLOW: 'receiver.local, 10.1.0.0/16,::1, 127.0.0.1' }, folder).webhookAllow).toEqual([
      'receiver.local',
      '10.1.0.0/16',
      '::1',
      '127.0.0.1',
    ]);
    for (const WEBHOOK_ALLOW of ['http://receiver.local', '10.1.0.0/40', 'a b', '*'])
      expect(faultsOf({ WEBHOOK_ALLOW }).faults).toMatchObject([{ variable: 'WEBHOOK_ALLOW' }]);
  });

  it('name every fault at once: the variable, what it says, what is expected', () => {
    const { faults, message } = faultsOf({
      PORT: '70000',
      TEMPORAL_PORT: 'seven',
      DATABASE_URL: 'mysql://root@db/l',
      SMTP_URL: 'localhost:25',
      MAIL_FROM: 'the secretariat',
      LOG_LEVEL: 'loud',
      BODY_LIMIT: '1 elephant',
      PUBLIC_URL: 'lustrum.example.org',
      TEMPORAL_ADDRESS: 'temporal.example.org',
      HOST: 'http://0.0.0.0',
      TEMPORAL_NAMESPACE: 'two words',
    });
    expect(faults.map(({ variable }) => variable).sort()).toEqual([
      'BODY_LIMIT',
      'DATABASE_URL',
      'HOST',
      'LOG_LEVEL',
      'MAIL_FROM',
      'PORT',
      'PUBLIC_URL',
      'SMTP_URL',
      'TEMPORAL_ADDRESS',
      'TEMPORAL_NAMESPACE',
      'TEMPORAL_PORT',
    ]);
    expect(message).toContain('PORT: says "70000", expected a port from 1 to 65535');
    expect(message).toContain('LOG_LEVEL: says "loud", expected debug, info, warn or error');
  });

  it('refuse one port for two servers, unless Temporal stands outside', () => {
    expect(faultsOf({ PORT: '7233' }).message).toContain('TEMPORAL_PORT: says "7233", expected a port other than that of PORT');
    expect(readSettings({ PORT: '7233', TEMPORAL_ADDRESS: 'elsewhere:7233' }, folder).port).toBe(7233);
  });

  it.each([
    ['', '127.0.0.1'],
    ['  ', '127.0.0.1'],
    [' 10.0.0.1 ', '10.0.0.1'],
  ])('take "%s" as %s: empty is unset', (HOST, host) => {
    expect(readSettings({ HOST }, folder).host).toBe(host);
  });

  it.each([
    ['0.0.0.0', 'http://localhost:3000'],
    ['::', 'http://localhost:3000'],
    ['::1', 'http://[::1]:3000'],
    ['db.example.org', 'http://db.example.org:3000'],
  ])('lead from interface %s to a link that works: %s', (HOST, publicUrl) => {
    expect(readSettings({ HOST }, folder).publicUrl).toBe(publicUrl);
  });

  it('take relative paths from the working folder', () => {
    expect(readSettings({ LUSTRUM_DATA_DIR: '../data', DATABASE_URL: 'sqlite:here.db' }, folder)).toMatchObject({
      dataDir: '/srv/data',
      databaseUrl: 'sqlite:/srv/lustrum/here.db',
    });
  });

  it.each([
    ['512b', 512],
    ['64KB', 65_536],
    ['2mb', 2_097_152],
  ])('read %s as %d bytes', (BODY_LIMIT, size) => {
    expect(readSettings({ BODY_LIMIT }, folder).bodyLimit).toBe(size);
  });

  it('never show a password, neither when described nor in a fault', () => {
    const env = { DATABASE_URL: 'postgres://lustrum:hush@db:5432/l', SMTP_URL: 'smtps://post:h@sh:1@mail:465' };
    const described = describeSettings(readSettings(env, folder)).join('\n');
    expect(described).toContain('postgres://lustrum:***@db:5432/l');
    expect(described).toContain('smtps://post:***@mail:465');
    expect(faultsOf({ DATABASE_URL: 'mysql://lustrum:hush@db/l' }).message).toContain('mysql://lustrum:***@db/l');
    expect(described).not.toMatch(/hush|h@sh/);
  });
});

describe('.env.example', () => {
  const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
  const defaults = parseEnv(text);
  const examples = parseEnv(text.replace(/^#(?=[A-Z_]+=)/gm, ''));

  it('names the variables that the schema reads, each once', () => {
    const named = [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(Object.keys(variables.shape).sort());
  });

  it('gives each its meaning', () => {
    expect(text).not.toMatch(/\n\n#?[A-Z_]+=/);
  });

  it('shows the defaults: a copy of it changes nothing', () => {
    expect(variables.parse(defaults)).toEqual(variables.parse({}));
    expect(Object.keys(defaults).sort()).toEqual(Object.keys(variables.parse({})).sort());
  });

  it('shows examples that can be used', () => {
    expect(() => readSettings(examples, folder)).not.toThrow();
  });
});
