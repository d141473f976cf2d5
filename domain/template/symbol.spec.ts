import { describe, expect, it } from '@jest/globals';
import { exampleOf, isSymbol, matchesPattern, normaliseSymbol, patternFault } from './symbol.js';

describe('document symbols', () => {
  it.each([
    'A/RES/65/230',
    'A/RES/72/192',
    'A/RES/57/270 B',
    'A/RES/415(V)',
    'E/RES/155(VII)C',
    'E/RES/2021/20',
    'decision 74/550 A',
    'decision 74/544',
    'A/64/123',
    'A/65/457',
    'A/77/128',
    'A/C.3/72/L.2',
    'A/C.3/72/L.2/Rev.1',
    'A/C.3/72/SR.43',
    'E/2021/30',
    'E/2010/30',
    'E/CN.15/2017/11',
    'E/CN.15/2007/6',
    'E/CN.15/2018/CRP.4',
    'E/2021/30-E/CN.15/2021/20',
    'ST/AI/342',
    'UNODC/CCPCJ/EG.4/2017/4',
  ])('%s is one', (symbol) => {
    expect(isSymbol(symbol)).toBe(true);
  });

  it.each([
    '',
    'A',
    'A/',
    'A/RES',
    'A/RES/72',
    'A/RES/72/',
    'RES/72/192',
    'a/res/72/192',
    'A/RES/72/192/',
    'A//72/192',
    '74/550 A',
    'decision 74',
    'A/CONF/234/16',
    'A/CONF.234',
    'A/CONF.234/',
    'A/CONF.234/PM',
    'A/CONF.234/RPM.5/L',
    'A/CONF.234/16/Add',
    'A/CONF.234/PM.1 and others',
    'E/CN.15/2017/',
    'https://undocs.org/A/RES/72/192',
    'A/RES/72/192-',
    '2021/20',
  ])('%p is none', (text) => {
    expect(isSymbol(text)).toBe(false);
  });

  it.each([
    'A/CONF.234/PM.1',
    'A/CONF.234/PM/CRP.1',
    'A/CONF.234/RPM.5/L.1',
    'A/CONF.234/RPM.5/L.2',
    'A/CONF.234/RPM.5/L.2/Add.4',
    'A/CONF.234/RPM.5/INF/2',
    'A/CONF.234/RPM.5/1',
    'A/CONF.213/17',
    'A/CONF.213/18',
    'A/CONF.234/16',
    'A/CONF.234/L.6',
    'A/CONF.222/INF/1',
    'A/CONF.169/RPM.2',
    'A/CONF.169/RPM.1/Rev.1',
    'A/CONF.234/16*',
  ])('[R055] %s belongs to the series of a Congress', (symbol) => {
    expect(isSymbol(symbol)).toBe(true);
  });

  it('are filed without the white space that typesetting leaves in them', () => {
    expect(normaliseSymbol('A/CONF. 213/18')).toBe('A/CONF.213/18');
    expect(normaliseSymbol('A/CONF.234/\n  RPM.5/1')).toBe('A/CONF.234/RPM.5/1');
    expect(normaliseSymbol('Decision  74/550A')).toBe('decision 74/550 A');
    expect(isSymbol(' A/CONF. 213/18 ')).toBe(true);
    expect([normaliseSymbol('A/DEC/74/550A'), normaliseSymbol('A/DEC/81/500')]).toEqual(['decision 74/550 A', 'decision 81/500']);
  });
});

describe('a symbol pattern', () => {
  it('takes any number where nothing is known of the edition', () => {
    expect(matchesPattern('A/CONF.213/18', 'A/CONF.{c}/{n}')).toBe(true);
    expect(matchesPattern('A/CONF. 234/16', 'A/CONF.{c}/{n}')).toBe(true);
    expect(matchesPattern('A/CONF.234/RPM.5/1', 'A/CONF.{c}/RPM.{k}/1')).toBe(true);
  });

  it('[R055] holds a document to the numbers of its conference and of its regional meeting', () => {
    const kyoto = { conference: 234, meetingNumber: 5 };
    expect(matchesPattern('A/CONF.234/RPM.5/1', 'A/CONF.{c}/RPM.{k}/1', kyoto)).toBe(true);
    expect(matchesPattern('A/CONF.213/RPM.5/1', 'A/CONF.{c}/RPM.{k}/1', kyoto)).toBe(false);
    expect(matchesPattern('A/CONF.234/RPM.4/1', 'A/CONF.{c}/RPM.{k}/1', kyoto)).toBe(false);
    expect(matchesPattern('A/CONF.2345/16', 'A/CONF.{c}/{n}', kyoto)).toBe(false);
  });

  it.each([
    ['A/RES/65/230', 'A/RES/{s}/{n}'],
    ['A/RES/57/270 B', 'A/RES/{s}/{n}'],
    ['E/RES/2021/20', 'E/RES/{year}/{n}'],
    ['E/2021/30', 'E/{year}/30'],
    ['E/2021/30-E/CN.15/2021/20', 'E/{year}/30'],
    ['E/CN.15/2017/11', 'E/CN.15/{year}/{n}'],
    ['A/CONF.234/L.6', 'A/CONF.{c}/L.{n}'],
    ['decision 74/550 A', 'decision {s}/{n} A'],
    ['A/DEC/74/550A', 'decision {s}/{n} A'],
    ['A/DEC/81/500', 'decision {s}/{n}'],
  ])('%s is what %s asks for', (symbol, pattern) => {
    expect(matchesPattern(symbol, pattern)).toBe(true);
  });

  it.each([
    ['E/2021/31', 'E/{year}/30'],
    ['decision 74/550 B', 'decision {s}/{n} A'],
    ['decision 74/550 B', 'decision {s}/{n}'],
    ['A/CONF.234/16', 'A/CONF.{c}/L.{n}'],
    ['A/72/192', 'A/RES/{s}/{n}'],
    ['AxRES/72/192', 'A/RES/{s}/{n}'],
  ])('%s is not what %s asks for', (symbol, pattern) => {
    expect(matchesPattern(symbol, pattern)).toBe(false);
  });

  it('[R123] accepts a revision in place of the document it replaces, but neither its corrigendum nor its addendum', () => {
    expect(matchesPattern('A/CONF.234/L.6/Rev.1', 'A/CONF.{c}/L.{n}')).toBe(true);
    expect(matchesPattern('A/CONF.234/16*', 'A/CONF.{c}/{n}')).toBe(true);
    expect(matchesPattern('A/CONF.234/16/Corr.1', 'A/CONF.{c}/{n}')).toBe(false);
    expect(matchesPattern('A/CONF.234/16/Add.1', 'A/CONF.{c}/{n}')).toBe(false);
  });

  it('is shown by an example with the numbers of the edition', () => {
    expect(exampleOf('A/CONF.{c}/RPM.{k}/L.2/Add.{m}', { conference: 250, meetingNumber: 3 })).toBe('A/CONF.250/RPM.3/L.2/Add.1');
    for (const pattern of ['decision {s}/{n} B', 'E/CN.15/{year}/{n}', 'A/CONF.{c}/{n}'])
      expect(matchesPattern(exampleOf(pattern, { conference: 250 }), pattern, { conference: 250 })).toBe(true);
    expect(exampleOf('A/CONF.{c}/PM.1')).toBe('A/CONF.…/PM.1');
  });

  it('is itself checked', () => {
    expect(patternFault('A/CONF.{c}/RPM.{k}/L.2/Add.{m}')).toBeUndefined();
    expect(patternFault('decision {s}/{n} B')).toBeUndefined();
    expect(patternFault('A/CONF.{congress}/1')).toContain('unknown placeholder {congress}');
    expect(patternFault('A/CONF.{c}/L.*')).toContain('does not make a document symbol');
  });
});
