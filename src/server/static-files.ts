import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

interface StaticFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly etag: string;
  /** Made when first asked for. */
  brotli?: Promise<Uint8Array>;
  gzip?: Promise<Uint8Array>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.jwt': 'application/jwt',
  '.cose': 'application/cose; cose-type="cose-sign1"',
  '.pem': 'application/x-pem-file',
};
const COMPRESSIBLE = /^(text\/|application\/(json|jwt|manifest\+json|wasm)|image\/svg|font\/ttf)/;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const staticFile = (bytes: Uint8Array, path: string): StaticFile => ({
  bytes,
  type: TYPES[extname(path)] ?? 'application/octet-stream',
  etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`,
});

/** The built app, by address. Read once: it does not change while the service runs. */
export function readStaticFiles(directory: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(directory)) return files;
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(directory, path).split(sep).join('/')}`;
    // What starts with a dot is the build's own, not the public's.
    if (entry.isFile() && !address.includes('/.')) files.set(address, staticFile(readFileSync(path), path));
  }
  return files;
}

/** Reads published files as they are on disk now, anew only when one has been replaced. */
export function publicationReader(directory: string): (path: string) => StaticFile | undefined {
  const read = new Map<string, { readonly changedMs: number; readonly file: StaticFile }>();
  return (path) => {
    const name = join(directory, path);
    const changedMs = statSync(name, { throwIfNoEntry: false })?.mtimeMs;
    if (changedMs === undefined) {
      read.delete(path);
      return undefined;
    }
    const known = read.get(path);
    if (known?.changedMs === changedMs) return known.file;
    const file = staticFile(readFileSync(name), name);
    read.set(path, { changedMs, file });
    return file;
  };
}

/** Answers with a file: strong ETag, and compressed where that pays and the client takes it. */
export async function sendFile(
  context: Context,
  file: StaticFile,
  cacheControl: string,
  status: 200 | 404 = 200,
): Promise<Response> {
  const accepted = context.req.header('accept-encoding') ?? '';
  const compressible = COMPRESSIBLE.test(file.type) && file.bytes.length > 1000;
  const encoding = !compressible
    ? undefined
    : /\bbr\b/.test(accepted)
      ? 'br'
      : /\bgzip\b/.test(accepted)
        ? 'gzip'
        : undefined;
  // Each encoding is a representation of its own (RFC 9110 §8.8.3).
  const etag = encoding ? file.etag.replace(/"$/, `-${encoding}"`) : file.etag;
  const headers: Record<string, string> = { 'cache-control': cacheControl, etag };
  if (compressible) headers['vary'] = 'accept-encoding';
  if (
    status === 200 &&
    context.req
      .header('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(etag)
  ) {
    return context.body(null, 304, headers);
  }
  headers['content-type'] = file.type;
  if (encoding) headers['content-encoding'] = encoding;
  return context.body(new Uint8Array(await encoded(file, encoding)), status, headers);
}

function encoded(file: StaticFile, encoding: 'br' | 'gzip' | undefined): Uint8Array | Promise<Uint8Array> {
  if (encoding === 'br') {
    file.brotli ??= brotli(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    return file.brotli;
  }
  if (encoding === 'gzip') {
    file.gzip ??= gzipped(file.bytes);
    return file.gzip;
  }
  return file.bytes;
}
