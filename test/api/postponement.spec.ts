import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';
import { organised } from '../support/organiser.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';

beforeAll(async () => {
  table = await apiOnTheTable();
  const template = { id: 'un-crime-congress' };
  await http().post('/v1/editions').send({ id: 'c-16', title: 'Sixteenth', template, zone: 'Asia/Tokyo', targetYear: 2031 }).expect(201);
  await organised(http, at);
});
afterAll(() => table.app.close());

/** The two decisions of a postponement, as organisers take them. */
describe('from a target year alone to new dates after a postponement', () => {
  it('dates are decided once; before that much is undated or expected', async () => {
    const act = () =>
      http().post(`${at}/dates`).send({ opening: '2031-04-21', closing: '2031-04-26', venue: 'Kyoto', basis: 'A/RES/85/184' });
    expect((await act().expect(200)).body).toMatchObject({ edition: { venue: 'Kyoto', keyDates: { present: { opening: '2031-04-21' } } } });
    expect((await act()).body).toMatchObject({ status: 409, code: 'dates-already-decided' });
  });

  it('a suspension comes after its announcement', async () => {
    const evidence = { symbol: 'decision 85/550 A' };
    expect((await http().post(`${at}/suspension`).send({ evidence, basis: 'Decision 85/550 A' })).body).toMatchObject({
      status: 409,
      code: 'postponement-not-announced',
    });
    await http().post(`${at}/postponements`).send({ evidence }).expect(200);
    const { body } = await http().post(`${at}/suspension`).send({ evidence, basis: 'Decision 85/550 A' }).expect(200);
    expect(body.edition).toMatchObject({ status: 'suspended', keyDates: { suspended: true } });
    expect((body.edition.actions.allowed as { action: string }[]).map((a) => a.action)).toContain('reconvene');
    const suspended = (await http().get(`${at}/milestones?status=suspended&limit=200`)).body.items as { due: { on: string | null } }[];
    expect(suspended.length).toBeGreaterThan(20);
    expect((await http().get(`${at}/progress`)).body.headline).toContain('decision 85/550 A');
  });

  it('new dates are refused with a way of attending that there is none of', async () => {
    const evidence = { symbol: 'decision 85/550 B' };
    const { body } = await http()
      .post(`${at}/reconvening`)
      .send({ opening: '2032-03-08', closing: '2032-03-13', modality: 'by-post', evidence });
    expect(body).toMatchObject({ status: 422, errors: [{ pointer: '/modality' }] });
    expect((await http().get(at)).body.status).toBe('suspended');
  });

  it('new dates move what counts from the opening, and re-target what the decision names', async () => {
    const { body } = await http()
      .post(`${at}/reconvening`)
      .send({
        opening: '2032-03-08',
        closing: '2032-03-13',
        evidence: { symbol: 'decision 85/550 B' },
        modality: 'hybrid',
        retarget: { M55: 'commission-41' },
        basis: 'Decision 85/550 B',
      })
      .expect(200);
    expect(body.edition).toMatchObject({
      status: 'preparing',
      modality: 'hybrid',
      keyDates: { first: { opening: '2031-04-21' }, present: { opening: '2032-03-08' } },
    });
    expect((await http().get(`${at}/milestones/M46`)).body.due.on).toBe('2032-03-08');
    expect((await http().get(`${at}/milestones/M55`)).body.due.session).toBe('commission-41');
    expect(
      (await http().post(`${at}/retargets`).send({ milestone: 'M55', session: 'ecosoc-2032', basis: 'Decision 85/550 B' })).body,
    ).toMatchObject({
      status: 409,
      code: 'not-retargetable',
      pointer: '/session',
    });
  });
});

describe('the reports after it', () => {
  it('print the decisions with their bases in every rendering', async () => {
    const { postponements } = (await http().get(`${at}/progress`).expect(200)).body as { postponements: Record<string, string>[] };
    expect(postponements).toEqual([expect.objectContaining({ suspendedOn: '2030-02-11', reconvenedOn: '2030-02-11' })]);
    const text = async (format: string): Promise<string> => (await http().get(`${at}/progress?format=${format}`).expect(200)).text;
    expect(await text('md')).toMatch(
      /## Postponements \(1\)[^#]*\| 2030-02-11 \| 2030-02-11 \| 2030-02-11 \| – \| [^|]*decision 85\/550 A/,
    );
    expect(await text('html')).toMatch(/<h2>Postponements \(1\)<\/h2>[\s\S]*decision 85\/550 A/);
    const csv = await text('csv');
    for (const title of ['Postponement announced', 'Suspended', 'Reconvened'])
      expect(csv).toMatch(new RegExp(`postponement,,${title},,,2030-02-11,,.*decision 85/550 B`));
  });
});

describe('a regional meeting', () => {
  it('waits for the calendar of meetings, then takes its own steps by its own address', async () => {
    const { body } = await http().get(`${at}/meetings/africa`).expect(200);
    expect(body).toMatchObject({ id: 'africa', stage: { status: 'waiting', meeting: 'africa', startsAfter: 'M19' } });
    const step = (body.stage.steps as { id: string }[])[0]?.id ?? '';
    expect((await http().post(`${at}/meetings/africa/steps/${step}`).send({ payload: {} })).body).toMatchObject({
      status: 409,
      code: 'stage-not-started',
    });
    await http().post(`${at}/milestones/M15/waiver`).send({ reason: 'settled by correspondence' }).expect(200);
    await http().post(`${at}/milestones/M19/waiver`).send({ reason: 'settled by correspondence' }).expect(200);
    expect((await http().get(`${at}/meetings/africa`)).body.stage.status).toBe('running');
    const answer = await http().post(`${at}/meetings/africa/steps/nonsense`).send({ payload: {} });
    expect(answer.body).toMatchObject({ status: 404, code: 'step-unknown', errors: [{ parameter: 'step' }] });
  });
});
