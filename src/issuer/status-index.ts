import { createCipheriv, createHmac } from 'node:crypto';
import { SHARD_INDEXES } from '../trust/status/status-list.ts';

/**
 * The status index of a certificate by its place in the sequence of all: each index once, densely, and within a shard in
 * an order that only the service knows, so that an index tells nothing about whose certificate it is.
 *
 * @param secret the service's own.
 */
export function statusIndexes(secret: Uint8Array): (position: number) => number {
  let current: { readonly shard: number; readonly order: Uint32Array } | undefined;
  return (position) => {
    const shard = Math.floor(position / SHARD_INDEXES);
    if (current?.shard !== shard) current = { shard, order: shuffled(secret, shard) };
    return shard * SHARD_INDEXES + (current.order[position % SHARD_INDEXES] ?? 0);
  };
}

/** All places of a shard in a random order (Fisher–Yates), from a stream that the secret and the shard's number make. */
function shuffled(secret: Uint8Array, shard: number): Uint32Array {
  const key = createHmac('sha256', secret).update(`status indexes ${shard}`).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(4 * SHARD_INDEXES));
  const order = Uint32Array.from({ length: SHARD_INDEXES }, (_, index) => index);
  for (let last = SHARD_INDEXES - 1; last > 0; last--) {
    const other = stream.readUInt32LE(4 * last) % (last + 1);
    const place = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = place;
  }
  return order;
}
