import { type CertificateContent, type Dose, issueShc, type Signer } from '../../src/certificate/issue.ts';
import { LARGEST } from './cards.ts';

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng'];
const MIDDLE = ['Văn', 'Thị', 'Minh', 'Ngọc', 'Hữu', 'Thanh', 'Quốc'];
const GIVEN = ['An', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Linh', 'Nam', 'Oanh', 'Phúc'];
const pick = (from: readonly string[], index: number): string => from[index % from.length] ?? '';
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A made-up person, another one for each index. */
export const personAt = (index: number) => ({
  family: pick(FAMILY, index),
  given: [pick(MIDDLE, index >> 2), `${pick(GIVEN, index >> 1)} ${index}`],
  birthDate: `${1940 + (index % 70)}-${twoDigits(1 + (index % 12))}-${twoDigits(1 + (index % 28))}`,
});

/** One to four doses a card, another person each: what comes up a queue. */
export function cardContentAt(index: number): CertificateContent {
  const { family, given, birthDate } = personAt(index);
  return {
    ...LARGEST,
    holder: { name: [family, ...given].join(' '), birthDate, nationality: 'VN' },
    doses: LARGEST.doses
      .slice(0, 1 + (index % 4))
      .map((dose): Dose => ({ ...dose, lot: `L${index}${dose.lot?.slice(0, 4)}` })),
    number: `N${index.toString(36).toUpperCase()}`,
    revocationId: String(1_000_000 + index),
  };
}

export const manyCards = (count: number, signer: Signer): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => issueShc(cardContentAt(index), signer)));
