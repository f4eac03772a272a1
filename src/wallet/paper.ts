import type { Certificate } from '../certificate/certificate.ts';
import { drawQr, type QrDrawing } from '../ui/draw-qr.ts';
import { formatCountry, formatDayOf } from '../ui/formats.ts';
import { internationalWording } from '../ui/international-texts.ts';
import { PAPER } from '../ui/languages/paper.ts';
import { drawA4 } from './paper-a4.ts';
import { drawFoldCards } from './paper-card.ts';
import {
  type BothTexts,
  bothWords,
  type PaperContent,
  type PaperField,
  paperContent,
} from './paper-content.ts';
import { type PaperFonts, TaggedPdf } from './tagged-pdf.ts';
import '../ui/words/certificate.ts';

/** What somebody wants on paper. */
export interface PaperOrder {
  readonly certificate: Certificate;
  /** As the trust of this device names it, where it knows it. */
  readonly issuerName: BothTexts | undefined;
}

/** All that one certificate says on paper. */
export interface Paper {
  readonly name: string;
  readonly content: PaperContent;
  /** Undefined where it is too long for any code. */
  readonly code: QrDrawing | undefined;
  readonly codeAlt: string;
  /** What the certificate says of itself. */
  readonly facts: readonly PaperField[];
  /** What WHO's certificate must say as it is, a paragraph each. */
  readonly wording: readonly { readonly language: string; readonly text: string }[];
  readonly notes: readonly BothTexts[];
}

export interface PaperSettings {
  readonly sheet: 'a4' | 'card';
  readonly fonts: PaperFonts;
  readonly now: Date;
  /** Of a service whose people are made up, which paper has to say too. */
  readonly demo: boolean;
}

/**
 * A PDF of certificates, a page each or as cards to be folded, made here without asking anybody.
 *
 * @returns the bytes of the file.
 */
export function paperPdf(
  orders: readonly PaperOrder[],
  settings: PaperSettings,
): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, fonts, now, demo } = settings;
  const pdf = new TaggedPdf(`${PAPER.title.vi} / ${PAPER.title.en}`, fonts, now);
  const document = pdf.tag(undefined, 'Document');
  const papers = orders.map((order) => paperOf(order, demo));
  if (sheet === 'card') drawFoldCards(pdf, document, papers);
  else for (const paper of papers) drawA4(pdf, document, paper);
  document.end();
  return pdf.finish();
}

function paperOf({ certificate, issuerName }: PaperOrder, demo: boolean): Paper {
  const { format, holder, issuer, issuedAtSeconds, expiresAtSeconds } = certificate;
  const code = drawQr(certificate);
  const named = { vi: formatCountry(issuer, 'vi'), en: formatCountry(issuer, 'en') };
  const facts = [
    fact('issuer', PAPER.issuer, issuerName ?? named),
    ...(issuedAtSeconds === undefined ? [] : [fact('issuedOn', PAPER.issuedOn, bothDaysOf(issuedAtSeconds))]),
    ...(expiresAtSeconds === undefined
      ? []
      : [fact('validUntil', PAPER.validUntil, bothDaysOf(expiresAtSeconds))]),
    fact('kind', PAPER.kind, bothWords(`formats.${format}`)),
  ];
  const { en, fr } = internationalWording(certificate);
  const international = [
    ...en.map((text) => ({ language: 'en', text })),
    ...fr.map((text) => ({ language: 'fr', text })),
  ];
  return {
    name: holder.name,
    content: paperContent(certificate),
    code,
    codeAlt: `${PAPER.code.vi} / ${PAPER.code.en}`.replaceAll('{name}', holder.name),
    facts,
    wording: format === 'who-icvp' ? international : [],
    notes: [...(demo ? [PAPER.demo] : []), code ? PAPER.codeCounts : PAPER.noCode],
  };
}

const fact = (key: string, label: BothTexts, line: BothTexts): PaperField => ({
  key,
  label,
  lines: line.vi === '' ? [] : [line],
});

const bothDaysOf = (seconds: number): BothTexts => {
  const instant = new Date(seconds * 1000);
  return { vi: formatDayOf(instant, 'vi'), en: formatDayOf(instant, 'en') };
};
