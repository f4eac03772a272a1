const NEWLINE = 0x0a;

/**
 * Splits bytes into lines, without their newlines. Of a line longer than `maxBytes` nothing is kept but that it was
 * there, so that one line of megabytes costs no more than any other.
 */
export async function* splitLines(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array | 'too-long'> {
  let pending: Uint8Array[] = [];
  let pendingLength = 0;
  const take = (): Uint8Array | 'too-long' => {
    const [only = new Uint8Array()] = pending;
    const taken = pendingLength > maxBytes ? 'too-long' : pending.length <= 1 ? only : Buffer.concat(pending);
    pending = [];
    pendingLength = 0;
    return taken;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      pendingLength += end - start;
      pending.push(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    pendingLength += chunk.length - start;
    // Of a line that is too long already, only the length is of interest.
    if (pendingLength <= maxBytes) pending.push(chunk.subarray(start));
    else pending = [];
  }
  if (pendingLength > 0) yield take();
}
