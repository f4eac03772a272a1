import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDateOfZone } from '../../../src/certificate/person/compare-birth-dates.ts';
import { readZone } from '../../../src/certificate/person/read-zone.ts';
import { isExpired, isSameDocument } from '../../../src/certificate/person/travel-document.ts';
import { passport } from './zones.ts';

/** The specimens of ICAO Doc 9303-4 to -7, appendices. */
const SPECIMENS = {
  TD3: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
  TD2: 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6',
  TD1: 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<',
  'MRV-A': 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<',
  'MRV-B': 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<',
};
const FRENCH_CARD = 'IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n8806923102858CORINNE<<<<<<<6512068F6';
const [FIRST, SECOND] = SPECIMENS.TD3.split('\n') as [string, string];

describe('a machine-readable zone', () => {
  it.each(Object.entries(SPECIMENS))('is read from the specimen of a %s', (size, text) => {
    expect(readZone(text)).toMatchObject({
      kind: size === 'TD3' ? 'passport' : size.startsWith('MRV') ? 'visa' : 'card',
      surname: 'ERIKSSON',
      givenNames: 'ANNA<MARIA',
      isFull: false,
      issuer: 'UTO',
      birthDate: size.startsWith('MRV') ? '400907' : '740812',
      expires: size.startsWith('MRV') ? '961210' : '120415',
      failedChecks: [],
    });
  });

  it('is read from France’s older identity card, which has its names apart', () => {
    expect(readZone(FRENCH_CARD)).toMatchObject({
      surname: 'BERTHIER',
      givenNames: 'CORINNE',
      birthDate: '651206',
      expires: '',
      failedChecks: [],
    });
  });

  it('is read with a number that is longer than its field', () => {
    const card =
      'I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<';
    expect(readZone(card)).toMatchObject({ number: 'D23145890734', failedChecks: [] });
  });

  it.each([
    ['without an end of line between its lines', FIRST + SECOND],
    ['with line ends of Windows and blank lines', `\r\n${FIRST}\r\n\r\n${SECOND}\r\n`],
    ['with a tab between its lines', `${FIRST}\t${SECOND}`],
    ['in small letters and with blanks', SPECIMENS.TD3.toLowerCase().replaceAll('<<', '< <')],
    [
      'without the fillers at its ends',
      'P<UTOERIKSSON<<ANNA<MARIA\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ],
    ['no further than its dates', 'P<UTOERIKSSON<<ANNA<MARIA\nL898902C36UTO7408122F1204159'],
    ['with quotation marks for fillers', SPECIMENS.TD3.replaceAll('<<', '«')],
    ['with wide letters', `${FIRST.replaceAll('<', '＜')}\n${SECOND}`],
    ['among other text', `UTOPIA\nPassport / Passeport\nEriksson, Anna Maria\n${SPECIMENS.TD3}\nsigned`],
    [
      'with a figure among letters, and letters among figures',
      SPECIMENS.TD3.replace('ERIKSSON', 'ER1KSS0N').replace('7408122', '74O8I22'),
    ],
  ])('is read %s', (_, text) => {
    expect(readZone(text)).toMatchObject({
      surname: 'ERIKSSON',
      givenNames: 'ANNA<MARIA',
      number: 'L898902C3',
      birthDate: '740812',
      failedChecks: [],
    });
  });

  it.each([
    ['number', 'L898902C3', 'L898902C8', ['number', 'composite']],
    ['date of birth', '7408122', '7408132', ['birth-date', 'composite']],
    ['expiry', '1204159', '1304159', ['expiry', 'composite']],
    ['check digit over all', /0$/, '1', ['composite']],
  ])('says that its %s was misread', (_, from, to, failed) => {
    expect(readZone(`${FIRST}\n${SECOND.replace(from, to)}`)?.failedChecks).toEqual(failed);
  });

  it('takes a name that fills its field for one that may have been cut off', () => {
    const full = passport('NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K', '740812').join('\n');
    expect(readZone(full)).toMatchObject({ isFull: true, givenNames: 'CHAYAPA<DEJTHAMRONG<K' });
    const surname = passport('WOLFESCHLEGELSTEINHAUSENBERGERDORFFVORA', '740812').join('\n');
    expect(readZone(surname)).toMatchObject({ isFull: true, givenNames: '' });
  });

  it.each([
    ['nothing', ''],
    ['a certificate', 'shc:/567629095243206034602924374044603122295953265460346029254077280433602870'],
    ['a code of another family', 'HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA%NFQGRJPC'],
    ['half of it', FIRST],
    [
      'a driving licence of Switzerland',
      'AAA001D<<\nFACHE305142128097<<800126<<<<<\nMARCHAND<<FABIENNE<<<<<<<<<<<<',
    ],
    ['a zone without a name', `P<UTO${'<'.repeat(39)}\n${SECOND}`],
    ['a page and a half', 'A<'.repeat(1_001)],
  ])('is not in %s', (_, text) => {
    expect(readZone(text)).toBeUndefined();
  });

  it('is looked for in anything without an error', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'PIVAZ059<\n '), maxLength: 140 });
    const damaged = fc
      .tuple(fc.constantFrom(...Object.values(SPECIMENS)), fc.nat({ max: 92 }), letters)
      .map(([text, at, other]) => text.slice(0, at) + other.slice(0, 3) + text.slice(at + 3));
    fc.assert(
      fc.property(fc.oneof(letters, damaged, fc.string({ unit: 'grapheme', maxLength: 60 })), (text) => {
        const document = readZone(text);
        if (document) expect(document.surname + document.givenNames).not.toBe('');
      }),
    );
  });
});

describe('a travel document', () => {
  it.each([
    ['120415', '2012-04-15', false],
    ['120415', '2012-04-16', true],
    ['320101', '2026-11-26', false],
    ['961210', '2026-11-26', true],
    ['<<<<<<', '2026-11-26', false],
    ['', '2026-11-26', false],
  ])('that ends on %s has expired on %s: %s', (expires, today, expired) => {
    expect(isExpired({ expires }, today)).toBe(expired);
  });

  it.each([
    ['740812', '1974-08-12', '1974-08-12'],
    ['740812', '', '1974-08-12'],
    ['190812', '1919', '1919-08-12'],
    ['190812', '1950-01-01', '2019-08-12'],
    ['270812', '', '1927-08-12'],
    ['261126', '', '2026-11-26'],
    ['261127', '', '1926-11-27'],
    ['2612<<', '', '1926-12'],
    ['26<<<<', '', '2026'],
    ['7408<<', '', '1974-08'],
    ['74<<<<', '', '1974'],
    ['<<<<<<', '', ''],
  ])('says of %s, beside %j, that it is %j', (zone, certificate, shown) => {
    expect(birthDateOfZone(zone, certificate, '2026-11-26')).toBe(shown);
  });

  it('is known again by its number', () => {
    const [one, other] = [SPECIMENS.TD3, SPECIMENS.TD1].map(readZone);
    if (!one || !other) throw new Error('no zone');
    expect(isSameDocument(one, { ...one, surname: 'ERIKSON' })).toBe(true);
    expect(isSameDocument(one, other)).toBe(false);
  });
});
