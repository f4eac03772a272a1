/** Why a file, or some of it, gives nothing; screens have words and a way forward for each. */
export const FILE_PROBLEMS = [
  'too-many-files',
  'too-many-codes',
  'file-too-large',
  'file-unreadable',
  'file-unknown-kind',
  'picture-not-readable-here',
  'picture-broken',
  'picture-too-large',
  'picture-without-code',
  'pdf-broken',
  'pdf-locked',
  'pdf-too-long',
  'pdf-too-slow',
  'pdf-without-code',
  'reader-not-loaded',
  'clipboard-refused',
  'clipboard-empty',
  'typing-changed',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** How far a reading has come, counted from 1. */
export interface FileProgress {
  readonly file: number;
  readonly files: number;
  /** Of a PDF. */
  readonly page?: number;
  readonly pages?: number;
}

/** Bounds that keep hostile or mistaken files from costing more than a moment. */
export const FILE_LIMITS = {
  /** Chosen, dropped or shared at once. */
  files: 20,
  /** The largest photos of phones take 40 MB. */
  fileBytes: 64 * 1024 * 1024,
  /** A card file takes a quarter of it at most. */
  textBytes: 1024 * 1024,
  /** As the picture itself claims, before it is decoded; phones take photos of 108 million. */
  claimedPixels: 120_000_000,
  /** Handed to the decoder: anything larger is made smaller. */
  pixels: 16_000_000,
  pages: 50,
  /** Of a picture in a page: a whole one that was scanned at 600 dpi has 35 million. */
  pageImagePixels: 40_000_000,
  /** In all files; a sheet of a large family's certificates has twenty. */
  codes: 200,
  /** For one picture or one page. */
  timeoutMs: 20_000,
  /** For a code that is not seen at once: in a photo, and in a page of a PDF, which is seldom one. */
  photoEffortMs: 8_000,
  pageEffortMs: 150,
} as const;

/**
 * What a promise gives, unless that takes too long.
 *
 * @throws {FileUnreadable} with `problem`, once `timeoutMs` have passed.
 */
export async function within<T>(work: Promise<T>, problem: FileProblem, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FileUnreadable(problem)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
