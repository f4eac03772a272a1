/**
 * The published file at an address of the service, such as `/trust/bundle.jwt`: from the network, or from what was
 * carried here. Rejects where it cannot be had. Nobody believes it before its signature was checked.
 */
export type PublishedFiles = (path: string) => Promise<Uint8Array>;

/** For so long nothing may come. A slow network needs a minute for all revocations, and would never have them otherwise. */
const STALLED_AFTER_MS = 15_000;
/** However it drips: others wait for their turn. */
const GIVEN_UP_AFTER_MS = 300_000;
/** More than any published file has; who reads one knows how much it may. */
const MAX_BYTES = 8_000_000;

export const fromNetwork: PublishedFiles = async (path) => (await download(path, MAX_BYTES)).bytes;

/** What is at an address now. Throws where it cannot be had, or is larger than `maxBytes`. */
export async function download(
  path: string,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; headers: Headers }> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new DOMException('stalled', 'TimeoutError'));
  const givingUp = setTimeout(stop, GIVEN_UP_AFTER_MS);
  let stalling = setTimeout(stop, STALLED_AFTER_MS);
  const onPiece = () => {
    clearTimeout(stalling);
    stalling = setTimeout(stop, STALLED_AFTER_MS);
  };
  try {
    const response = await fetch(path, { cache: 'no-cache', signal: stopping.signal });
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    return { bytes: await allOf(response.body, maxBytes, onPiece), headers: response.headers };
  } finally {
    clearTimeout(givingUp);
    clearTimeout(stalling);
  }
}

async function allOf(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  onPiece: () => void,
): Promise<Uint8Array> {
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    onPiece();
    length += piece.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new Error('too large');
    }
    pieces.push(piece.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
