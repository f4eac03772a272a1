import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { afterEach, describe, expect, it } from 'vitest';
import type { Holder } from '../../../src/certificate/certificate.ts';
import { vi } from '../../../src/ui/languages/document-vi.ts';
import { DocumentCheck } from '../../../src/verifier/document/document-check.tsx';
import {
  documentRead,
  dropDocument,
  lookedAtMs,
  readDocument,
} from '../../../src/verifier/document/read-document.ts';
import { movesOn, stopsQueue, toldOf } from '../../../src/verifier/scan.ts';
import { passport } from '../../certificate/person/zones.ts';
import { scanOf } from '../modes/scans.ts';

const AN: Holder = { name: 'Nguyễn Văn An', birthDate: '1990-01-02' };
const zone = (surname: string, givenNames: string, birthDate = '900102', rest = {}) =>
  passport({ surname, givenNames }, birthDate, rest).join('\n');

const html = (holder = AN) => render(h(DocumentCheck, { holder }));
const textOf = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const marked = () => [...html().matchAll(/<mark>([^<]*)<\/mark>/g)].map(([, text]) => text);

afterEach(dropDocument);

describe('a queue', () => {
  const scan = scanOf(AN);
  it('goes by whom a travel document surely shows, and stands at everybody else whose document was read', async () => {
    expect([movesOn(scan), toldOf(scan)]).toEqual([true, 'valid']);
    const reading = readDocument(zone('NGUYEN', 'VAN<AN'));
    expect([movesOn(scan), toldOf(scan)]).toEqual([false, undefined]);
    await reading;
    expect([movesOn(scan), toldOf(scan)]).toEqual([true, 'valid']);
    for (const [given, born] of [
      ['VAN<BINH', '900102'],
      ['VAN<AN', '910102'],
      ['VAN<AN<HAI', '900102'],
    ] as const) {
      await readDocument(zone('NGUYEN', given, born));
      expect([movesOn(scan), stopsQueue(scan), toldOf(scan)]).toEqual([false, true, 'look']);
    }
    dropDocument();
    await readDocument('P<VNMNGUYEN<<VAN<AN');
    expect([movesOn(scan), toldOf(scan)]).toEqual([false, 'look']);
  });
});

describe('the panel on whom a certificate is about', () => {
  it('shows the name in capitals, and in the letters of a travel document where they are others', () => {
    expect(textOf(html())).toMatch(/NGUYỄN VĂN AN NGUYEN VAN AN .*02\/01\/1990/);
    expect(textOf(html({ ...AN, latinName: 'NGUYEN<<VAN<AN' }))).toContain('NGUYỄN VĂN AN NGUYEN VAN AN');
    expect(textOf(html({ name: 'John Doe', birthDate: '1990' }))).toMatch(/^ JOHN DOE Ngày sinh 1990 /);
  });

  it('says that a document is of the same person', async () => {
    await readDocument(zone('NGUYEN', 'VAN<AN'));
    expect(textOf(html())).toContain(vi.answers.same);
    expect(textOf(html())).toMatch(/Chứng nhận NGUYỄN VĂN AN .*Hộ chiếu Việt Nam NGUYEN VAN AN/);
    expect(marked()).toEqual([]);
    expect(textOf(html())).not.toContain(vi.decide);
  });

  it('marks what differs in both names and says it to who does not see it', async () => {
    await readDocument(zone('NGUYEN', 'VAN<BINH'));
    expect(html()).toContain('data-answer="different"');
    expect(marked()).toEqual(['AN', 'BINH']);
    expect(textOf(html())).toContain('Khác nhau: chứng nhận “AN”, giấy tờ “BINH”.');
    expect(textOf(html())).toContain(vi.decide);
  });

  it('marks a date of birth that differs, in the century that it can be of', async () => {
    await readDocument(zone('NGUYEN', 'VAN<AN', '910102'));
    expect(marked()).toEqual(['02/01/1990', '02/01/1991']);
    expect(textOf(html())).toContain(vi.birthDateDiffers);
  });

  it('shows the number of the document that the certificate names beside that of this one, which may be newer', async () => {
    const holder = { ...AN, documentNumber: 'B7654321' };
    expect(textOf(html(holder))).toContain('B7654321');
    await readDocument(zone('NGUYEN', 'VAN<AN'));
    expect(textOf(html(holder))).toMatch(/B7654321 .*C1234567/);
    expect(textOf(html(holder))).toContain(vi.answers.same);
    expect(textOf(html())).not.toContain('C1234567');
  });

  it('says what is known in part, cut off, expired or misread', async () => {
    await readDocument(zone('NGUYEN', 'VAN<AN', '90<<<<', { expires: '120415' }));
    expect(textOf(html())).toContain(vi.answers['probably-same']);
    expect(textOf(html())).toContain(vi.birthDatePartly);
    expect(textOf(html())).toContain(vi.expired);
    const [first, second] = passport('NGUYEN<<VAN<AN<THANH<PHUONG<HOANG<KHANH', '900102');
    await readDocument(`${first}\n${second.replace('C1234567', 'C1234568')}`);
    expect(textOf(html())).toContain(vi.cutOff);
    expect(textOf(html())).toContain(`${vi.fields.number}, ${vi.fields.composite}`);
  });

  it('does not say that it has expired by a day that was misread', async () => {
    const [first, second] = passport({ surname: 'NGUYEN', givenNames: 'VAN<AN' }, '900102');
    await readDocument(`${first}\n${second.replace('320415', '220415')}`);
    expect(textOf(html())).toContain(vi.fields.expiry);
    expect(textOf(html())).not.toContain(vi.expired);
  });

  it('says that it could not read a document, and what to do', async () => {
    await readDocument('P<VNMNGUYEN<<VAN<AN');
    expect(textOf(html())).toContain(vi.unreadable);
    expect(textOf(html())).toContain(vi.unreadableNext);
    expect(textOf(html())).toContain('document-unreadable');
  });
});

describe('a document that was read', () => {
  it('takes the place of another, which is told, unless it is the same', async () => {
    let others = 0;
    const count = () => others++;
    await readDocument(zone('NGUYEN', 'VAN<AN'), count);
    await readDocument(zone('NGUYEN', 'VAN<AN'), count);
    expect(others).toBe(0);
    await readDocument(zone('TRAN', 'THI<BINH', '900102', { number: 'C7654321<' }), count);
    expect(others).toBe(1);
  });

  it('does not come back when it was dropped while it was being read', async () => {
    const reading = readDocument(zone('NGUYEN', 'VAN<AN'));
    dropDocument();
    await reading;
    expect(documentRead.value).toBeUndefined();
  });

  it('lets a verdict be looked at for as long again', async () => {
    expect(lookedAtMs(Date.now() + 1_000)).toBeGreaterThan(Date.now());
    const before = Date.now() - 50_000;
    await readDocument(zone('NGUYEN', 'VAN<AN'));
    expect(lookedAtMs(before)).toBeGreaterThan(before + 49_000);
  });
});
