import { describe, expect, test } from '@jest/globals';
import { kyoto } from '../../../test/builders/declaration.js';
import { resolveParagraph } from './inherit.js';

describe('what a paragraph inherits', () => {
  test('[R099] paragraphs 21 to 95 take their verb from the chapeau and their subject from the nearest heading', () => {
    for (let number = 21; number <= 95; number++) {
      const resolved = resolveParagraph(kyoto(), number);
      expect(resolved?.verb).toBe('endeavour');
      expect(resolved?.addressees).toEqual(['Member States']);
    }
    expect(resolveParagraph(kyoto(), 49)).toMatchObject({ headings: ['Promoting the rule of law', 'Legal aid'], subject: 'Legal aid' });
  });

  test('[R099] a paragraph’s own words win over those above it', () => {
    expect(resolveParagraph(kyoto(), 96)).toMatchObject({ verb: 'call upon', addressees: ['Commission'], headings: [] });
    expect(resolveParagraph(kyoto(), 97)).toMatchObject({ verb: 'thank', subject: 'hospitality of the host' });
  });

  test('the innermost chapeau that says something is the one that counts', () => {
    const text = kyoto();
    const sections = text.sections.map((s) => (s.id === 'ii' ? { ...s, chapeau: { text: 'In particular', verb: 'undertake' } } : s));
    expect(resolveParagraph({ ...text, sections }, 35)).toMatchObject({ verb: 'undertake', addressees: ['Member States'] });
    expect(resolveParagraph({ ...text, sections }, 48)?.verb).toBe('endeavour');
  });

  test('an unknown paragraph resolves to nothing; sections that contain each other do not run for ever', () => {
    expect(resolveParagraph(kyoto(), 98)).toBeUndefined();
    const circular = {
      ...kyoto(),
      sections: [
        { id: 'a', within: 'b' },
        { id: 'b', within: 'a', heading: 'B' },
      ],
      paragraphs: [{ number: 1, text: 'x', section: 'a' }],
    };
    expect(resolveParagraph(circular, 1)?.headings).toEqual(['B']);
  });
});
