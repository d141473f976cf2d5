import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { followUp, upTo, walk } from '../../../test/builders/follow-up-walk.js';
import { commissionFollowUp } from './commission-follow-up.js';

describe('commission follow-up', () => {
  test('the Fourteenth from its report to the opening of the Fifteenth', () => {
    const end = upTo('');
    expect(end.describe()).toBe('Outcome resolution adopted; every mandate carried out');
    expect(commissionFollowUp.over?.(end.state, end.view)).toBe(true);
    for (const slot of commissionFollowUp.slots.filter((s) => s !== 'expertGroups'))
      expect([slot, end.view.slot(slot)?.status]).toEqual([slot, 'done']);
  });

  test('[R116] Commission, Council, Third Committee and Assembly cannot be walked out of order', () => {
    const chain = walk.slice(0, walk.findIndex(([id]) => id === 'adopt-outcome-resolution') + 1).filter(([id]) => id !== 'list-documents');
    const resting = [
      'consider-outcome',
      'recommend-follow-up',
      'recommend-to-assembly',
      'include-item',
      'transmit-draft',
      'act-on-draft',
      'report-to-plenary',
      'adopt-outcome-resolution',
    ];
    // Whichever link is tried while any link before it is missing, it is refused.
    resting.forEach((missing, index) => {
      const table = upTo(missing);
      for (const later of resting.slice(index + 1)) {
        const [step, payload, on] = chain.find(([id]) => id === later) ?? ['', {}, ''];
        expect([missing, step, table.perform(step, payload, on).some((r) => r.code === 'step-too-early')]).toEqual([missing, step, true]);
      }
    });
  });

  test('is not over while a mandate or a pledge is open', () => {
    const end = upTo('answer-mandate');
    expect(commissionFollowUp.over?.(end.state, end.view)).toBe(false);
    expect(end.describe()).toBe('Outcome resolution adopted; 1 of 9 mandates open');
  });

  test('says in words whose turn it is', () => {
    const said = [
      'issue-congress-report',
      'consider-outcome',
      'approve-declaration',
      'recommend-to-assembly',
      'include-item',
      'list-documents',
      'report-to-plenary',
      'adopt-outcome-resolution',
    ];
    expect(said.map((step) => upTo(step, followUp()).describe())).toEqual([
      'Report of the congress awaited',
      'Report of the congress issued; the Commission awaited',
      'Before the Commission',
      'Recommended by the Commission; the Council awaited',
      'Recommended by the Council; the General Assembly awaited',
      'Before the Third Committee',
      'Acted on in the Third Committee; its report awaited',
      'Recommended by the Third Committee; the plenary awaited',
    ]);
  });

  test('ids are unique, what steps come after exists, and every payload can be described', () => {
    const ids = commissionFollowUp.steps.map((s) => s.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const step of commissionFollowUp.steps) {
      for (const after of step.after)
        expect(after.startsWith('slot:') ? commissionFollowUp.slots : ids).toContain(after.replace('slot:', ''));
      for (const move of step.moves ?? []) expect(commissionFollowUp.slots).toContain(move.slot);
      expect(z.toJSONSchema(step.payload, { io: 'input' })).toMatchObject({ type: 'object', additionalProperties: false });
    }
    for (const slot of commissionFollowUp.slots)
      expect(commissionFollowUp.steps.some((s) => s.moves?.some((m) => m.slot === slot && m.to === 'done'))).toBe(true);
  });
});
