import { describe, expect, it } from 'vitest';
import { otherCode } from '../../src/verifier/other-code.ts';

const VIETQR =
  '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F';
const BOARDING_PASS = 'M1NGUYEN/VAN AN       EABC123 HANSGNVN 0213 334Y012A0025 100';
const CITIZEN_CARD = '001090012345|012345678|Nguyễn Văn An|01011990|Nam|Số 1, Hà Nội|01012022';

describe('otherCode', () => {
  it.each([
    ['VIVX:TRUST:6BFOXN', 'trust'],
    ['VIVX:WALLET:6BFOXN', 'wallet'],
    ['VIVX:KEY:BHx', 'wallet'],
    ['VI-VACXIN-SETTINGS:1:{"sound":true}', 'settings'],
    ['VI-VACXIN-SETTINGS:2:{}', 'settings'],
    ['7Q4K-X2M9-RT0A', 'enrolment'],
    ['WIFI:T:WPA;S:Nha An;P:bimat;;', 'wifi'],
    ['BEGIN:VCARD\nVERSION:3.0\nN:Nguyễn;An\nEND:VCARD', 'contact'],
    ['MECARD:N:Nguyen,An;TEL:0901234567;;', 'contact'],
    ['mailto:an@example.org', 'email'],
    ['MATMSG:TO:an@example.org;SUB:;BODY:;;', 'email'],
    ['an@example.org', 'email'],
    ['tel:+84901234567', 'phone'],
    ['+84901234567', 'phone'],
    ['SMSTO:+84901234567:Xin chào', 'sms'],
    ['geo:21.03,105.85', 'place'],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR', 'event'],
    [VIETQR, 'payment'],
    [CITIZEN_CARD, 'citizenCard'],
    [BOARDING_PASS, 'boardingPass'],
    ['8934588012112', 'product'],
    ['036000291452', 'product'],
    ['96385074', 'product'],
  ])('takes %j for %s, and keeps nothing of what it says', (text, kind) => {
    expect(otherCode(text)).toEqual({ kind });
  });

  it.each([
    ['https://example.org/thuc-don?ho-ten=An#1', 'example.org'],
    ['HTTP://EXAMPLE.ORG', 'example.org'],
    [' http://example.org:8080/ ', 'example.org'],
    ['www.example.org/thuc-don', 'www.example.org'],
    ['https://suckhoe.gov.vn@evil.example/', 'evil.example'],
    ['https://suckhoe.gov.vn:443@evil.example/', 'evil.example'],
    ['https://evil.example\\@suckhoe.gov.vn/', 'evil.example'],
    ['https://suckhoe.gov.vn%2eevil.example/', 'suckhoe.gov.vn.evil.example'],
    ['https://tiêmchủng.example/', 'xn--timchng-kya0120e.example'],
    // Its first letter is Cyrillic.
    ['https://аpple.example/', 'xn--pple-43d.example'],
    ['https://0x7f.1/', '127.0.0.1'],
  ])('names the host of %j as the browser would go there', (text, host) => {
    expect(otherCode(text)).toEqual({ kind: 'web', host });
  });

  it('shows the end of a long host, where its owner stands', () => {
    const code = otherCode(`https://suckhoe.gov.vn.${'a'.repeat(60)}.${'b'.repeat(300)}.evil.example/`);
    expect(code).toMatchObject({ kind: 'web', host: expect.stringMatching(/^…b+\.evil\.example$/) });
    expect(code?.kind === 'web' && code.host).toHaveLength(48);
  });

  it.each([
    'Xin chào',
    '',
    'https://',
    'https://exa mple.org/',
    'javascript:alert(1)',
    'vivx:trust:6BFOXN',
    // No digit looks like an I or an O.
    '7Q4K-X2M9-RTIO',
    // A product's number but for its check digit; a citizen's number alone.
    '8934588012113',
    '001090012345',
    '0002016304',
    'M1',
  ])('says nothing of %j', (text) => {
    expect(otherCode(text)).toBeUndefined();
  });
});
