import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ApiOnTheTable, apiOnTheTable } from '../support/api.js';

let table: ApiOnTheTable;
const http = () => request(table.app.getHttpServer());
const at = '/v1/editions/c-16';
/** What a browser sends. */
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const pageAt = async (address: string): Promise<string> => {
  const answer = await http().get(address).set('Accept', browser).expect(200);
  expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', vary: expect.stringContaining('Accept') });
  return answer.text;
};
/** Where the links of a page lead, told from the address at which it was found. */
const linksOf = (page: string, address: string): string[] =>
  [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), `http://x${address}`).pathname);

beforeAll(async () => {
  table = await apiOnTheTable();
  table.clock.present = '2029-06-01T09:00:00.000Z';
  const edition = {
    id: 'c-16',
    title: 'Sixteenth <b>Congress</b>',
    template: { id: 'un-crime-congress' },
    zone: 'Asia/Tokyo',
    targetYear: 2033,
    dates: { opening: '2033-04-25', closing: '2033-04-30' },
    conference: 250,
  };
  await http().post('/v1/editions').send(edition).expect(201);
  await http()
    .put(`${at}/externals/previous-outcome`)
    .send({ evidence: { symbol: 'A/RES/81/190' } })
    .expect(200);
  await http()
    .post(`${at}/milestones/M01/completion`)
    .send({ evidence: { symbol: 'A/RES/83/190', link: 'https://example.org/a"b', note: '<script>alert(1)</script>' } })
    .expect(200);
});
afterAll(() => table.app.close());

describe('a milestone in a browser', () => {
  it('is a page that says when it is due and why, who acts, what it waits for, and what waits for it', async () => {
    const page = await pageAt(`${at}/milestones/M17`);
    const json = (await http().get(`${at}/milestones/M17`).expect(200)).body as { title: string; due: { why: string } };
    expect(page).toContain(`<h1 dir="auto">M17 ${json.title}</h1>`);
    expect(page).toContain(json.due.why.replaceAll('"', '&quot;'));
    expect(page).toContain('<dt>Responsible</dt>');
    expect(page).toContain('nobody holds this role');
    expect(page).toContain('the step &quot;Issue the guide in all languages&quot; of the stage');
    const links = linksOf(page, `${at}/milestones/M17`);
    expect(links).toEqual(expect.arrayContaining([at, `${at}/progress`, `${at}/milestones/M15`, `${at}/milestones/M22.africa`]));
    for (const address of new Set(links)) await http().get(address).expect(200);
  });

  it('tells the evidence, escaped, and leads to nothing but the web', async () => {
    const page = await pageAt(`${at}/milestones/M01`);
    expect(page).toContain('A/RES/83/190');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<b>Congress|javascript:/);
    expect(page).toContain('href="https://example.org/a');
    expect(page).not.toContain('a"b"');
  });

  it('is there by its format too, whatever is accepted, and data is there in a browser', async () => {
    for (const address of [`${at}/milestones/M17`, at]) {
      const asked = await http().get(`${address}?format=html`).set('Accept', 'application/json').expect(200);
      expect(asked.text).toBe(await pageAt(address));
      const data = await http().get(`${address}?format=json`).set('Accept', browser).expect(200);
      expect(data.headers['content-type']).toMatch(/json/);
      await http().get(`${address}?format=pdf`).expect(400);
    }
  });

  it('that does not exist is told on a page, and as a problem to programs', async () => {
    const there = await http().get(`${at}/milestones/M999%3Cb%3E`).set('Accept', browser).expect(404);
    expect(there.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', vary: expect.stringContaining('Accept') });
    expect(there.text).toContain('M999&lt;b&gt;');
    expect(there.text).not.toContain('M999<b>');
    expect((await http().get(`${at}/milestones/M999?format=html`).expect(404)).text).toMatch(/^<!doctype html>/);
    for (const ask of [http().get(`${at}/milestones/M999`), http().get(`${at}/milestones/M999?format=json`).set('Accept', browser)]) {
      expect((await ask.expect(404)).headers['content-type']).toMatch(/^application\/problem\+json/);
    }
    const command = await http().post(`${at}/milestones/M999/completion`).set('Accept', browser).send({ evidence: {} }).expect(404);
    expect(command.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('stays data for whoever does not ask for a page', async () => {
    for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.5']) {
      const answer = await http().get(`${at}/milestones/M17`).set('Accept', accept).expect(200);
      expect(answer.headers['content-type']).toMatch(/json/);
      expect(answer.headers['etag']).toBeDefined();
    }
  });
});

describe('an edition in a browser', () => {
  it('is a page with its stages, its milestones and the ways to all of them', async () => {
    const page = await pageAt(at);
    expect(page).toContain('Sixteenth &lt;b&gt;Congress&lt;/b&gt;');
    expect(page).toContain('2033-04-25 to 2033-04-30');
    const links = linksOf(page, at);
    const { items } = (await http().get(`${at}/milestones?limit=200`).expect(200)).body as { items: { key: string }[] };
    expect(links).toEqual(expect.arrayContaining(items.map(({ key }) => `${at}/milestones/${key}`)));
    const others = links.filter((address) => !address.includes('/milestones/'));
    expect(others.length).toBeGreaterThan(8);
    for (const address of others.filter((link) => !link.endsWith('/reminders'))) await http().get(address).expect(200);
    expect((await http().get(at).expect(200)).body).toMatchObject({ id: 'c-16' });
  });
});
