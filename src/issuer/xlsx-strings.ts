import { UnreadableFileError } from './table.ts';

const MAX_TEXT_BYTES = 256_000_000;
const MAX_STRINGS = 20_000_000;
const FIRST_BYTES = 1 << 20;

/**
 * Strings by number, in a few bytes more than their letters take: the table of a workbook of a million lines has
 * millions of them.
 */
export class StringTable {
  #text = Buffer.allocUnsafe(FIRST_BYTES);
  #ends = new Uint32Array(1 << 16);
  #count = 0;

  /** @throws {UnreadableFileError} where there is no end of them. */
  add(text: string): void {
    const start = this.#count === 0 ? 0 : (this.#ends[this.#count - 1] ?? 0);
    const end = start + Buffer.byteLength(text);
    if (end > MAX_TEXT_BYTES || this.#count >= MAX_STRINGS) {
      throw new UnreadableFileError('too-large', 'the workbook has too many different texts');
    }
    if (end > this.#text.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, this.#text.length * 2));
      this.#text.copy(larger, 0, 0, start);
      this.#text = larger;
    }
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#ends.length * 2);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#text.write(text, start);
    this.#ends[this.#count++] = end;
  }

  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined;
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    return this.#text.toString('utf8', start, this.#ends[index]);
  }
}
