import type { Certificate } from '../certificate/certificate.ts';
import { LIMITS } from '../certificate/limits.ts';
import { readFile } from '../certificate/read.ts';
import { ReadError } from '../certificate/reasons.ts';

export type SourceErrorCode =
  | 'not-found'
  | 'not-readable'
  | 'unknown-kind'
  | 'too-large'
  | 'too-many-pages'
  | 'too-slow'
  | 'broken-picture'
  | 'broken-pdf'
  | 'no-code-found';

/** Why nothing could be taken from a file. Says nothing of what is in it. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;

  constructor(code: SourceErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** One code of a source: its text, the texts of its parts, or what a file held that has been read already. */
export interface FoundCode {
  /** Where it was found, for people: `list.txt:12`, `scan.pdf#page=2`. */
  readonly source: string;
  readonly found: readonly string[] | Certificate | ReadError | SourceError;
}

/** A line and where it stands. */
export interface Line {
  readonly source: string;
  readonly text: string;
}

const PART = /^shc:\/(\d{1,3})\/(\d{1,3})\//i;

/**
 * Puts the parts of codes in several parts together (`shc:/1/3/…`), each beside the others in any order; a part that is
 * missing is noticed when the code is read. Whatever is no part passes through.
 */
export async function* gatherParts(lines: AsyncIterable<Line>): AsyncGenerator<FoundCode> {
  let begun: { source: string; total: string; parts: Map<string, string> } | undefined;
  const ended = (): FoundCode[] => {
    const gathered = begun;
    begun = undefined;
    return gathered ? [{ source: gathered.source, found: [...gathered.parts.values()] }] : [];
  };
  for await (const { source, text } of lines) {
    const [, part, total] = PART.exec(text) ?? [];
    if (part === undefined || total === undefined) {
      yield* ended();
      yield* codesIn(source, text);
      continue;
    }
    if (begun && (begun.total !== total || begun.parts.has(part))) yield* ended();
    begun ??= { source, total, parts: new Map() };
    begun.parts.set(part, text);
    if (begun.parts.size >= Number(total)) yield* ended();
  }
  yield* ended();
}

/** A ZIP (DIVOC) in base64, with WHO's prefix or bare. */
const ZIP_BASE64 = /^(?:B64:)?(UEsDB[A-Za-z0-9+/_-]+=*)$/;

/** The codes of one text: a certificate file has several, everything else is one. */
function* codesIn(source: string, text: string): Generator<FoundCode> {
  const [, zip] = ZIP_BASE64.exec(text) ?? [];
  if (zip !== undefined) {
    yield { source, found: [Buffer.from(zip, 'base64').toString('latin1')] };
    return;
  }
  if (!text.startsWith('{') || text.length > LIMITS.fileLength) {
    yield { source, found: [text] };
    return;
  }
  try {
    const entries = readFile(text);
    for (const [index, found] of entries.entries()) {
      yield { source: entries.length > 1 ? `${source}#${index + 1}` : source, found };
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    yield { source, found: error };
  }
}

/** By how much a line of JSON opens more objects and lists than it closes; no string goes beyond its line. */
function opened(line: string): number {
  let depth = 0;
  for (const [bracket] of line.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
  }
  return depth;
}

const BEGINS_A_CODE = /^[A-Za-z0-9]+:/;

/**
 * Splits text into lines, leaves blank ones out, and joins those of a JSON object that is written over several. A line
 * or an object that is longer than any file of certificates is cut, and so refused when it is read.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Line> {
  let number = 0;
  let object: { from: number; text: string; depth: number } | undefined;
  const ended = (): Line[] => {
    const line = object && { source: `${name}:${object.from}`, text: object.text };
    object = undefined;
    return line ? [line] : [];
  };
  for await (const raw of rawLines(chunks)) {
    number++;
    const text = raw.trim();
    // Where another code begins, the object will not be ended any more.
    if (object && (BEGINS_A_CODE.test(text) || object.text.length > LIMITS.fileLength)) yield* ended();
    if (object) {
      object.text += `\n${text}`;
      object.depth += opened(text);
    } else if (text.startsWith('{')) object = { from: number, text, depth: opened(text) };
    else if (text !== '') yield { source: `${name}:${number}`, text };
    if (object && object.depth <= 0) yield* ended();
  }
  yield* ended();
}

async function* rawLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  const kept = (text: string) => text.slice(0, LIMITS.fileLength + 1);
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = kept(lines.pop() ?? '');
    for (const line of lines) yield kept(line);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
