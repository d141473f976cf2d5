import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { seedsFolder } from '../../seeds/folder.js';
import { readRehearsal } from '../../seeds/rehearsals.js';
import { daysBetween } from '../time/plain-date.js';
import { htmlOf } from './html.js';
import { markdownOf } from './markdown.js';
import { rehearse } from './rehearse.js';
import { summaryOf } from './summary.js';

const today = '2026-11-21';
const { rehearsal, ...means } = readRehearsal(join(seedsFolder, 'rehearsals', 'postponement.yaml'), today);
const result = rehearse(rehearsal, { ...means, today });
const [hoped, september, , undated] = result.scenarios;
const markdown = markdownOf(result);
const summary = summaryOf(result);

describe('a rehearsed postponement', () => {
  it('gives each message the day that its reader sees on a calendar', () => {
    // in Vienna it is still the evening before when the host's counterpart in Japan is written to; in UTC even more so
    const single = hoped?.reminders?.filter(({ kind, fate }) => kind === 'reminder' && fate === 'sent') ?? [];
    expect(new Set(single.map(({ to }) => to))).toEqual(new Set(['ada', 'bela', 'dana']));
    for (const { on, to, about } of single) {
      expect({ to, rung: daysBetween(about[0]?.dueOn ?? '', on) }).toEqual({ to, rung: about[0]?.rung });
    }
    const toDana = single.find(({ to }) => to === 'dana');
    expect(toDana?.at.slice(0, 10)).not.toBe(toDana?.on);
    expect(markdown).toContain(`| ${toDana?.on} | Dana Host | reminder, notice | M09 (30 days before ${toDana?.about[0]?.dueOn}) |`);
  });

  it('says on a terminal that a congress without dates is not the same as one that has them', () => {
    const lost = hoped?.milestones.filter(
      ({ key, dueOn }) => dueOn !== null && undated?.milestones.some((other) => other.key === key && other.dueOn === null && !other.doneOn),
    );
    expect(lost?.length).toBeGreaterThan(50);
    expect(undated?.dates.present).toBeUndefined();
    expect(summary).toContain(
      `"Left without a date" against "As hoped, in April": ${lost?.length} milestones have no date any more, 6 occur in addition`,
    );
    expect(summary).not.toContain('every milestone has the same course');
  });

  it('marks what was waived as that, and not as open', () => {
    const waived = result.scenarios.flatMap(({ milestones }) => milestones).filter(({ status }) => status === 'waived');
    expect(waived.length).toBeGreaterThan(0);
    expect(htmlOf(result)).toMatch(/<circle class="waived" cx="[\d.]+" cy="[\d.]+" r="4.5"><title>[^<]*: waived/);
    expect(htmlOf(result)).not.toMatch(/<circle class="open"[^>]*><title>[^<]*: waived/);
  });

  it('says what became of the dates when they were lost and set anew', () => {
    const plan = september?.timeline?.filter(({ kind }) => kind === 'plan').map(({ on, says }) => `${on} ${says}`) ?? [];
    expect(plan).toContainEqual(expect.stringMatching(/^2029-03-15 \d+ milestones have no date any more: postponed without a date/));
    expect(plan).toContainEqual(expect.stringMatching(/^2029-06-28 \d+ milestones have a date now: reconvened for 2031-09-22/));
  });

  it('calls people, roles, bodies and sessions by their names, whatever it is read in', () => {
    for (const text of [markdown, htmlOf(result), summary]) {
      expect(text).toContain('Ada Organiser');
      expect(text.match(/.{0,80}(\b(ada|bela|dana)\b|role:|(commission|ecosoc|general-assembly)-\d).{0,80}/g)).toBeNull();
    }
    for (const one of [
      'Dana Host becomes responsible as Host counterpart.',
      '(at the 37th session of the Commission on Crime Prevention and Criminal Justice)',
      'moves to the 87th session of the General Assembly.',
      '| session, 38th session of the Commission',
      '| Documents officer |',
    ]) {
      expect(markdown).toContain(one);
    }
    expect(result.names.people).toEqual({ ada: 'Ada Organiser', bela: 'Bela Documents', dana: 'Dana Host' });
  });

  it('fits a telephone: pictures of its width, and cells that say what they are', () => {
    const page = htmlOf(result);
    expect(page.match(/<svg viewBox="0 0 1000 /g)).toHaveLength(result.scenarios.length);
    expect(page.match(/<svg viewBox="0 0 360 /g)).toHaveLength(result.scenarios.length);
    expect(page).toMatch(/max-width: 46rem\) \{ \.on-paper \{ display: none; \} \.on-telephones \{ display: block; \}/);
    expect(page).not.toMatch(/<td(?![^>]* data-of="[^"]+")/);
  });

  it('counts one day as one', () => {
    expect(markdown).toContain('(1 day before ');
    expect([markdown, htmlOf(result), summary].join().match(/.{0,80}\b1 (days|milestones|lines|decisions)\b/g)).toBeNull();
  });
});
