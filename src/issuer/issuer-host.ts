const TIMEOUT_MS = 10_000;

/**
 * What an issuer publishes at its own host. Only commands of the operator ask: no scan ever does.
 *
 * @throws where it cannot be had, is larger than `maxBytes`, or is elsewhere: a redirect could lead to an origin that is
 *   not the issuer's own.
 */
export async function fetchFromIssuer(url: string, maxBytes: number): Promise<string> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > maxBytes) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
