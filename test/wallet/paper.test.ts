import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { CVX, ICVP_PRODUCT } from '../../src/certificate/code-systems.ts';
import { read } from '../../src/certificate/read.ts';
import { type PaperSettings, paperPdf } from '../../src/wallet/paper.ts';
import { issuerWithCard, LARGEST } from '../certificate/cards.ts';
import { certificateOf } from './certificates.ts';

const MM = 72 / 25.4;
const { resolve } = createRequire(import.meta.url);
const font = (name: string) =>
  new Uint8Array(readFileSync(resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`)));
const SETTINGS: PaperSettings = {
  sheet: 'a4',
  fonts: {
    regular: font('400Regular/BeVietnamPro_400Regular'),
    strong: font('600SemiBold/BeVietnamPro_600SemiBold'),
    drawText: () => ({ dataUrl: createCanvas(200, 20).toDataURL('image/jpeg'), aspect: 10 }),
  },
  now: new Date('2026-11-26T00:00:00Z'),
  demo: false,
};

let card: Certificate;
beforeAll(async () => {
  card = read((await issuerWithCard()).jws);
});

async function opened(
  certificates: readonly Certificate[],
  changes: Partial<PaperSettings> = {},
): Promise<PDFDocumentProxy> {
  const issuerName = { vi: 'Bộ Y tế', en: 'Ministry of Health' };
  const data = await paperPdf(
    certificates.map((certificate) => ({ certificate, issuerName })),
    { ...SETTINGS, ...changes },
  );
  return getDocument({ data, verbosity: 0 }).promise;
}

/** What can be selected and copied on a page, its lines joined by blanks. */
async function textOf(pdf: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
    .join('')
    .replace(/\s+/g, ' ');
}

const allText = async (pdf: PDFDocumentProxy) =>
  (await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => textOf(pdf, at + 1)))).join(' ');

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly bbox?: readonly number[];
  readonly id?: string;
  readonly children?: readonly Node[];
}

const all = (node: Node | null): readonly Node[] =>
  node ? [node, ...(node.children ?? []).flatMap(all)] : [];

const tagsOn = async (pdf: PDFDocumentProxy, page: number) =>
  all((await (await pdf.getPage(page)).getStructTree()) as Node | null);

describe('a certificate on A4', () => {
  it('says all eleven fields of every dose in both languages, as text that can be copied', async () => {
    const text = await textOf(await opened([card]), 1);
    for (const words of [
      'Chứng nhận tiêm chủng / Vaccination certificate',
      'Họ và tên / Full name Công Tằng Tôn Nữ Nguyễn Thị Huyền Trang',
      'Ngày tháng năm sinh / Date of birth 30/12/1968 / 30 Dec 1968',
      'Quốc tịch / Nationality Việt Nam / Vietnam',
      'Bệnh được phòng / Disease targeted COVID-19',
      'Số mũi đã tiêm / Doses received 4',
      'Mũi 4 / Dose 4',
      'Ngày tiêm / Date of vaccination 28/05/2022 / 28 May 2022',
      'Số lô / Lot number 000190A',
      'Véc-tơ vi-rút / Viral vector',
      'Sản phẩm vắc xin / Vaccine product Vero Cell (BBIBP-CorV)',
      'Nhà sản xuất / Manufacturer Moderna',
      'Mã số chứng nhận / Certificate number 7Q4KX2M9RT',
      'Nơi cấp / Issuer Bộ Y tế / Ministry of Health',
      'Có hiệu lực đến / Valid until 30/05/2023 / 30 May 2023',
    ])
      expect(text).toContain(words);
  });

  it('is tagged for who listens: document, headings, lists of labels and values, and a code that is described', async () => {
    const pdf = await opened([card]);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Language: 'vi', Title: 'Chứng nhận tiêm chủng / Vaccination certificate' });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const tags = await tagsOn(pdf, 1);
    const count = (role: string) => tags.filter((tag) => tag.role === role).length;
    expect(['Document', 'Sect', 'H1', 'Figure', 'H2'].map(count)).toEqual([1, 1, 1, 1, 4]);
    expect(count('LI')).toBe(5 + 4 * 5 + 5);
    expect(count('Lbl')).toBe(count('LI'));
    expect(tags.find(({ role }) => role === 'Figure')?.alt).toContain(LARGEST.holder.name);
    expect(tags.filter(({ role }) => role === 'Span').every(({ lang }) => lang === 'en')).toBe(true);
    expect(count('Span')).toBeGreaterThan(25);
  });

  it('leaves nothing drawn outside of the tags but lines and separators', async () => {
    const page = await (await opened([card])).getPage(1);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const untagged: string[] = [];
    const open: string[] = [];
    for (const item of items) {
      if ('str' in item) {
        if (open.at(-1) === undefined || open.at(-1) === '') untagged.push(item.str.trim());
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? '');
    }
    expect(new Set(untagged.filter((text) => text !== ''))).toEqual(new Set(['/']));
  });

  it('shows the code at least 40 mm wide, and as squares rather than a picture', async () => {
    const pdf = await opened([card]);
    const figure = (await tagsOn(pdf, 1)).find(({ role }) => role === 'Figure');
    const [left = 0, , right = 0] = figure?.bbox ?? [];
    // Without its quiet zone.
    expect(((right - left) / MM) * (105 / 113)).toBeGreaterThan(40);
    const { fnArray } = await (await pdf.getPage(1)).getOperatorList();
    expect(fnArray).not.toContain(OPS.paintImageXObject);
  });

  it('gives each person a page, a child too, and goes on where one does not suffice', async () => {
    const child = certificateOf({ holder: { name: 'Đặng Bảo Ngọc', birthDate: '2019-03-08' } });
    const [dose] = card.immunizations;
    const many = certificateOf({
      immunizations: Array.from({ length: 9 }, () => ({ ...dose, vaccine: [], date: '2022-01-05' })),
    });
    const pdf = await opened([card, child, many]);
    expect(pdf.numPages).toBe(4);
    expect(await textOf(pdf, 2)).toContain('Đặng Bảo Ngọc');
    expect(await textOf(pdf, 4)).toMatch(/^Nguyễn Văn An .*Mũi 9/);
  });

  it('says what an issuer left out, what must not be overlooked, and that a demonstration is one', async () => {
    const dose = { vaccine: [{ system: CVX, code: '208' }], date: '', subpotent: true as const };
    const text = await textOf(await opened([certificateOf({ immunizations: [dose] })], { demo: true }), 1);
    expect(text).toContain('Ngày tiêm / Date of vaccination không ghi / not stated');
    expect(text).toContain('Mũi này được tiêm với liều thấp hơn dự kiến');
    expect(text).toContain('Bản thử nghiệm: mọi dữ liệu đều bịa ra / Demonstration');
  });

  it('gives an international certificate its fixed wording, each language marked as such', async () => {
    const dose = { vaccine: [{ system: ICVP_PRODUCT, code: 'YellowFeverProduct1' }], date: '2026-01-10' };
    const pdf = await opened([certificateOf({ format: 'who-icvp', immunizations: [dose] })]);
    expect(await allText(pdf)).toContain('conformément au Règlement sanitaire international');
    const roles = (await tagsOn(pdf, 1)).map(({ role = '', lang = '' }) => `${role} ${lang}`.trim());
    const from = roles.indexOf('P en');
    expect(roles.slice(from).filter((role) => role !== '')).toEqual([
      ...Array.from({ length: 5 }, () => 'P en'),
      ...Array.from({ length: 4 }, () => 'P fr'),
    ]);
    expect(roles.lastIndexOf('H2')).toBeLessThan(from);
  });

  it('bears what a stranger signed: endless lines, line breaks, and markup', async () => {
    const long = `${'<b>&amp; )('.repeat(400)}\n\nx`;
    const pdf = await opened([
      certificateOf({
        holder: { name: long, birthDate: '' },
        immunizations: [{ vaccine: [], productName: long, lot: long, date: '2022-01-05', performer: long }],
      }),
    ]);
    expect(pdf.numPages).toBeLessThan(4);
    expect(await allText(pdf)).toContain('<b>&amp; )(<b>');
  });

  it('draws a name that its letters cannot write, and still says it to who listens', async () => {
    const name = 'Θεόδωρος Ўладзімір';
    const pdf = await opened([certificateOf({ holder: { name, birthDate: '1990-01-02' } })]);
    const { fnArray } = await (await pdf.getPage(1)).getOperatorList();
    expect(fnArray.filter((operator) => operator === OPS.paintImageXObject)).toHaveLength(1);
    const data = await paperPdf(
      [{ certificate: certificateOf({ holder: { name, birthDate: '' } }), issuerName: undefined }],
      SETTINGS,
    );
    // As PDF has texts that are not Latin: UTF-16, the higher byte first.
    const said = ['/ActualText (', Buffer.from([0xfe, 0xff]), Buffer.from(name, 'utf16le').swap16(), ')'];
    expect(Buffer.from(data).includes(Buffer.concat(said.map((part) => Buffer.from(part as Buffer))))).toBe(
      true,
    );
  });

  it('says so where a certificate is too long for a code', async () => {
    const text = await textOf(await opened([certificateOf({ signedText: 'a'.repeat(9000) })]), 1);
    expect(text).toContain('This certificate is too long for one QR code');
  });
});

describe('a card to be folded', () => {
  it('has all fields of four doses and a code of 40 mm on one strip, two people on a page', async () => {
    const pdf = await opened([card, card, card], { sheet: 'card' });
    expect(pdf.numPages).toBe(2);
    const text = await textOf(pdf, 1);
    for (const words of ['Gấp', 'Mũi 4 / Dose 4', 'Số lô / Lot number 000190A', '7Q4KX2M9RT'])
      expect(text.toLowerCase()).toContain(words.toLowerCase());
    const figures = (await tagsOn(pdf, 1)).filter(({ role }) => role === 'Figure');
    expect(figures).toHaveLength(2);
    for (const { bbox: [left = 0, , right = 0] = [] } of figures)
      expect(((right - left) / MM) * (105 / 113)).toBeGreaterThan(40);
  });
});
