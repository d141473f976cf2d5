import { expect, it } from '@jest/globals';
import { aLife, beforeSessions, joins, papers } from '../../../test/builders/reminding.js';
import { milestoneDefinition } from '../../../test/builders/template.js';
import { person } from '../../../test/builders/person.js';
import { namesOf } from '../../../domain/template/names.js';
import { pageCatalogues } from '../../../domain/words/pages/pages.js';
import { wordsFrom } from '../../../domain/words/words.js';
import type { NoticeEntry } from '../reading/reading.js';
import type { Situation } from './situation.js';
import { whyPage } from './why.js';

/** The page of the last thing that `ada` was told after a time in which nothing was sent. */
function pageAfterSilence(): Map<string, string[]> {
  const template = papers({ sessions: beforeSessions });
  const more = [
    milestoneDefinition({ id: 'M3', due: 'opening-10w', responsible: 'organiser' }),
    milestoneDefinition({ id: 'M6', due: 'commission(+1 after opening)', responsible: 'organiser' }),
  ];
  const life = aLife({}, { template: { ...template, milestones: [...template.milestones, ...more] } });
  joins(life, 'ada', 'supervisor', 'organiser');
  life.act({ type: 'date-session', session: 'commission-40', start: '2031-05-19', end: '2031-05-23' });
  life.until('2031-01-20').downUntil('2031-03-11').until('2031-03-11', 13);
  const notice = life.notices.findLast(({ kind, recipient }) => kind === 'catch-up' && recipient === 'ada');
  const line = { ...notice, sentAt: null, attempts: 0, response: null, concern: null, session: null } as unknown as NoticeEntry;
  const situation = {
    standing: { edition: life.edition },
    person: person({ id: 'ada' }),
    words: wordsFrom(pageCatalogues, 'en'),
    names: namesOf(life.world),
  } as unknown as Situation; // what else it holds is about links
  return new Map(whyPage(situation, line, []).particulars.map(({ term, values }) => [term, values]));
}

it('names every role for which a message that collects others came, and every rule, sessions included', () => {
  const page = pageAfterSilence();
  expect(page.get('Reason')).toEqual(['You are responsible in the role: author.', 'You are supervisor of the role: organiser.']);
  expect(page.get('Rule')).toEqual([
    'Reminders as set in the template',
    expect.stringMatching(/^What a session must receive: .*session of the Commission/i),
  ]);
});
