import type { Certificate } from '../certificate/certificate.ts';
import { verify } from '../certificate/verify.ts';
import { trustState } from '../ui/cached-trust.ts';
import { canShareFile } from '../ui/share-files.ts';
import { cardPicture } from './card-picture.ts';
import { healthCardFile } from './health-card-file.ts';

/** What certificates can leave the wallet as. */
export const EXPORT_WAYS = ['a4', 'card', 'picture', 'health-card'] as const;
export type ExportWay = (typeof EXPORT_WAYS)[number];

/** The only error of this module; people get the translated sentence of `code`. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: 'not-loaded' | 'failed';

  constructor(code: ExportError['code'], cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** A certificate of the wallet in its forms. */
export interface Exported {
  /** As it was chosen to be shown. */
  readonly shown: Certificate;
  readonly forms: readonly Certificate[];
}

const healthCardOf = ({ forms }: Exported) => forms.find(({ format }) => format === 'shc');

/**
 * Makes the files.
 *
 * @returns them, and whose certificate is in none: other wallets open SMART Health Cards and no other form, and
 *   a picture must hold the code.
 * @throws {ExportError}
 */
export async function exportFiles(
  way: ExportWay,
  certificates: readonly Exported[],
): Promise<{ files: readonly File[]; leftOut: readonly Exported[] }> {
  try {
    if (way === 'health-card') {
      const cards = certificates.map(healthCardOf);
      const [first, ...others] = cards.filter((card) => card !== undefined);
      return {
        files: first ? [healthCardFile([first, ...others])] : [],
        leftOut: certificates.filter((_, at) => !cards[at]),
      };
    }
    if (way === 'picture') {
      const pictures: (File | undefined)[] = [];
      // One after the other: a canvas is large, and a cheap phone small.
      for (const { shown } of certificates) pictures.push(await cardPicture(shown));
      return {
        files: pictures.filter((picture) => picture !== undefined),
        leftOut: certificates.filter((_, at) => !pictures[at]),
      };
    }
    const { loadFonts, paperFile } = await loaded(import('./paper-file.ts'));
    const fonts = await loaded(loadFonts());
    const orders = await Promise.all(certificates.map(orderOf));
    return { files: [await paperFile(orders, way, fonts)], leftOut: [] };
  } catch (error) {
    throw error instanceof ExportError ? error : new ExportError('failed', error);
  }
}

const loaded = <T>(loading: Promise<T>): Promise<T> =>
  loading.catch((error) => {
    throw new ExportError('not-loaded', error);
  });

async function orderOf({ shown }: Exported) {
  const state = trustState.value;
  const { issuer } = await verify(shown, state.status === 'ready' ? state.trust : undefined, new Date());
  return { certificate: shown, issuerName: issuer?.name };
}

/** Several files as one, since browsers save one for a touch. */
export async function asOneFile(files: readonly [File, ...File[]]): Promise<File> {
  const [first, ...others] = files;
  if (others.length === 0) return first;
  const { zipSync } = await import('fflate');
  const contents: Record<string, Uint8Array> = {};
  for (const [at, file] of files.entries()) {
    contents[`${at + 1}-${file.name}`] = new Uint8Array(await file.arrayBuffer());
  }
  return new File([zipSync(contents, { level: 0 })], 'chung-nhan.zip', { type: 'application/zip' });
}

const PROBES: Record<ExportWay, readonly [name: string, type: string]> = {
  a4: ['a.pdf', 'application/pdf'],
  card: ['a.pdf', 'application/pdf'],
  picture: ['a.png', 'image/png'],
  'health-card': ['a.smart-health-card', 'application/smart-health-card'],
};

/** Whether this browser hands such files to other apps. */
export function canShareAs(way: ExportWay): boolean {
  return canShareFile(...PROBES[way]);
}
