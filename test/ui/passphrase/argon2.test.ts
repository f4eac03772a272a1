import { describe, expect, it } from 'vitest';
import { stretch } from '../../../src/ui/passphrase/argon2.ts';
import { stretchHere } from '../../../src/ui/passphrase/argon2id.ts';
import { stretchWithoutWorker } from './workers.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const cost = { memoryKiB: 64, passes: 2, lanes: 1 };
const salt = new TextEncoder().encode('somesaltsomesalt');

describe('stretch', () => {
  stretchWithoutWorker();

  // The reference implementation: printf password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32 -r
  it('is Argon2id as the reference implementation has it', async () => {
    const stretched = await stretchHere({
      secret: 'password',
      salt: new TextEncoder().encode('somesalt'),
      bytes: 32,
      memoryKiB: 256,
      passes: 2,
      lanes: 1,
    });
    expect(hex(stretched)).toBe('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe');
  });

  it('gives the same for the same text, however its accents are composed', async () => {
    const [composed, decomposed, other] = await Promise.all(
      ['Phở Hà Nội', 'Phở Hà Nội'.normalize('NFD'), 'Pho Ha Noi'].map((secret) =>
        stretch({ ...cost, secret, salt, bytes: 32 }),
      ),
    );
    expect(composed).toEqual(decomposed);
    expect(composed).not.toEqual(other);
  });
});
