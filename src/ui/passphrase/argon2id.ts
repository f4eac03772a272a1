import { argon2id } from 'hash-wasm';
import type { Stretching } from './argon2.ts';

/** Argon2id itself (RFC 9106), here and now. */
export const stretchHere = ({
  secret,
  salt,
  bytes,
  memoryKiB,
  passes,
  lanes,
}: Stretching): Promise<Uint8Array> =>
  argon2id({
    password: secret,
    salt,
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: lanes,
    hashLength: bytes,
    outputType: 'binary',
  });
