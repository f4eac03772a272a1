/**
 * The published file at an address of the service, such as `/trust/bundle.jwt`: from the network, or from what was
 * carried here. Rejects where it cannot be had. Nobody believes it before its signature was checked.
 */
export type PublishedFiles = (path: string) => Promise<Uint8Array>;

const TIMEOUT_MS = 15_000;
/** More than any published file has; who reads one knows how much it may. */
const MAX_BYTES = 8_000_000;

export const fromNetwork: PublishedFiles = async (path) => (await download(path, MAX_BYTES)).bytes;

/** What is at an address now. Throws where it cannot be had, or is larger than `maxBytes`. */
export async function download(
  path: string,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; headers: Headers }> {
  const response = await fetch(path, { cache: 'no-cache', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new Error('too large');
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, headers: response.headers };
}
