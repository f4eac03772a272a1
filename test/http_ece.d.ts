declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';
  /** Reads a message that was encrypted as RFC 8188 and RFC 8291 say. */
  export function decrypt(
    body: Buffer,
    parameters: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string },
  ): Buffer;
}
