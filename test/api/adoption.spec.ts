import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { schemas, type SchemaName } from '../../apps/api/openapi/schemas/index.js';
import type { Difference } from '../../domain/replanning/difference.types.js';
import type { CycleTemplate } from '../../domain/template/template.js';
import { Templates } from '../../entities/templates.js';
import { readTemplate } from '../../seeds/templates.js';
import { dueRule, milestoneDefinition } from '../builders/template.js';
import { ApiOverDatabase } from '../support/api-over-database.js';

jest.setTimeout(60_000);

/** A template that is corrected while an edition follows it. */
const present = readTemplate('seeds/templates/un-crime-congress.yaml');
const corrected: CycleTemplate = {
  ...present,
  version: present.version + 1,
  milestones: [
    ...present.milestones.map((m) => (m.id === 'M11' ? { ...m, due: dueRule('opening-8m') } : m)),
    milestoneDefinition({ id: 'Y1', title: 'Visas are arranged', due: 'opening-6m', stage: 'host', responsible: 'organiser' }),
  ],
};
const adopt = { type: 'adopt-template', version: corrected.version };
const symbol = 'decision 85/550 A';
const basis = { symbol, date: '2030-02-08' };

let api: ApiOverDatabase;
let at = '';
let editions = 0;
const http = () => request(api.app.getHttpServer());
const fits = (name: SchemaName, body: unknown): void => expect(schemas[name].safeParse(body)).toMatchObject({ success: true });

beforeAll(async () => {
  api = await ApiOverDatabase.start();
});
afterAll(() => api?.stop());
beforeEach(() => {
  api.clock.present = '2030-02-11T09:00:00.000Z';
});

/** An edition under the present version, with somebody who may decide on its plan. */
async function opened(): Promise<void> {
  const id = `c-${(editions += 1)}`;
  at = `/v1/editions/${id}`;
  const dates = { opening: '2031-04-21', closing: '2031-04-26' };
  const template = { id: present.id, version: present.version };
  await http().post('/v1/editions').send({ id, title: 'Sixteenth', template, zone: 'Asia/Tokyo', targetYear: 2031, dates }).expect(201);
  await http().post(`${at}/people`).send({ id: 'oskar', name: 'Oskar', email: 'oskar@example.org' }).expect(201);
  await http().put(`${at}/roles/organiser/holders/oskar`).send({}).expect(200);
}

interface Simulated {
  number: number;
  revision: number;
  difference: Difference;
}
const tried = (...changes: object[]) => http().post(`${at}/simulations`).send({ changes });
const applied = (number: number) =>
  http().post(`${at}/simulations/${number}/application`).set('X-Lustrum-Actor', 'oskar').set('Idempotency-Key', 'adopted').send({ basis });
const version = async (): Promise<unknown> => (await http().get(at).expect(200)).body.template;

describe('the adoption of a corrected template', () => {
  it('is refused while there is no such version', async () => {
    await opened();
    const { body } = await tried({ ...adopt, version: 999 });
    expect(body).toMatchObject({ status: 404, code: 'template-unknown', pointer: '/changes/0/version' });
    expect((await tried({ ...adopt, version: present.version })).body).toMatchObject({ status: 409, code: 'template-not-newer' });
    expect((await tried({ ...adopt, version: 0 })).body).toMatchObject({ status: 422, pointer: '/changes/0/version' });
    expect((await tried({ ...adopt, version: '2' })).body).toMatchObject({ status: 422, pointer: '/changes/0/version' });
  });

  it('is tried out by a service that ran before the version was there, and applied as it was tried', async () => {
    await new Templates(api.data.database).store(corrected);
    await opened();
    const answer = await tried(adopt).expect(201);
    fits('Simulation', answer.body);
    const { number, difference, revision } = answer.body as Simulated;
    expect(difference.headline).toContain(`Version ${corrected.version} of the template holds from now on.`);
    expect(difference.milestones.find(({ key }) => key === 'M11')).toMatchObject({
      change: 'moved',
      to: { on: '2030-08-21' },
      rule: 'opening-8m',
    });
    expect(difference.milestones.find(({ key }) => key === 'Y1')).toMatchObject({ change: 'new', to: { on: '2030-10-21' } });
    expect(await version()).toEqual({ id: present.id, version: present.version });
    const { text } = await http().get(`${at}/simulations/${number}?format=md`).expect(200);
    expect(text).toContain('Visas are arranged');

    const application = await applied(number).expect(200);
    fits('ApplicationAnswer', application.body);
    expect(await version()).toEqual({ id: present.id, version: corrected.version });
    expect((await http().get(`${at}/milestones/M11`)).body).toMatchObject({ due: { on: '2030-08-21' } });
    expect((await http().get(`${at}/milestones/Y1`)).body).toMatchObject({ title: 'Visas are arranged', due: { on: '2030-10-21' } });
    expect((await applied(number).expect(200)).body.command).toEqual(application.body.command);
    const { body } = await http().get(`${at}/events?type=template-adopted`).expect(200);
    expect(body.items).toMatchObject([
      { event: { type: 'template-adopted', version: corrected.version }, actor: 'oskar', basis: `${symbol} of 8 February 2030` },
    ]);
    // what stood before it is read under the version that held then
    const { touched } = (await http().get(at)).body as { touched: number };
    const since = await http().get(`${at}/differences?from=${revision}&to=${touched}`).expect(200);
    expect(since.body.congress).toMatchObject({
      from: { templateVersion: present.version },
      to: { templateVersion: corrected.version },
    });
    expect(since.body.milestones).toEqual(difference.milestones);
    const list = await http().get('/v1/editions?limit=200').expect(200);
    expect((list.body.items as { id: string; template: object }[]).find(({ id }) => at.endsWith(id))?.template).toEqual({
      id: present.id,
      version: corrected.version,
    });
  });
});
