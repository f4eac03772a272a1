/** Numbers from a seed: the same seed, the same mutations (mulberry32). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to less than `bound`. */
  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  }

  pick<Item>(from: readonly Item[]): Item {
    return from[this.below(from.length)] as Item;
  }
}

/** What a layer of a code is made of, and so how it can be broken with sense. */
export type LayerKind = 'bytes' | 'text' | 'json' | 'cbor';

const replaced = (bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array => {
  const result = new Uint8Array(from + by.length + bytes.length - to);
  result.set(bytes.subarray(0, from));
  result.set(by, from);
  result.set(bytes.subarray(to), from + by.length);
  return result;
};
const bytesOf = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => new TextEncoder().encode(text);

/** Lengths, markers and signs at which readers stumble. */
const TELLING = [
  0, 1, 0x17, 0x18, 0x1b, 0x20, 0x40, 0x5f, 0x7f, 0x80, 0x9f, 0xbf, 0xc2, 0xd8, 0xdf, 0xf7, 0xfb, 0xff,
];

type Mutate = (bytes: Uint8Array, chance: Chance) => Uint8Array;

const flipBit: Mutate = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return replaced(bytes, at, at + 1, bytesOf((bytes[at] ?? 0) ^ (1 << chance.below(8))));
};
const setByte: Mutate = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return replaced(bytes, at, at + 1, bytesOf(chance.below(2) ? chance.pick(TELLING) : chance.below(256)));
};
const insertByte: Mutate = (bytes, chance) => {
  const at = chance.below(bytes.length + 1);
  return replaced(bytes, at, at, bytesOf(chance.below(2) ? chance.pick(TELLING) : chance.below(256)));
};
const removeSome: Mutate = (bytes, chance) => {
  const from = chance.below(bytes.length);
  return replaced(bytes, from, Math.min(bytes.length, from + 1 + chance.below(8)), bytesOf());
};
const cutShort: Mutate = (bytes, chance) => bytes.slice(0, chance.below(bytes.length));
const repeatSome: Mutate = (bytes, chance) => {
  const from = chance.below(bytes.length);
  const piece = bytes.subarray(from, from + 1 + chance.below(32));
  return replaced(bytes, from, from, piece);
};
const moveSome: Mutate = (bytes, chance) => {
  const from = chance.below(bytes.length);
  const piece = bytes.slice(from, from + 1 + chance.below(16));
  const without = replaced(bytes, from, from + piece.length, bytesOf());
  const to = chance.below(without.length + 1);
  return replaced(without, to, to, piece);
};
const overwriteSome: Mutate = (bytes, chance) => {
  const from = chance.below(bytes.length);
  const to = Math.min(bytes.length, from + 1 + chance.below(16));
  return replaced(
    bytes,
    from,
    to,
    Uint8Array.from({ length: to - from }, () => chance.below(256)),
  );
};
const anyBytes: readonly Mutate[] = [
  flipBit,
  flipBit,
  setByte,
  setByte,
  insertByte,
  removeSome,
  cutShort,
  repeatSome,
  moveSome,
  overwriteSome,
];

const CHARACTERS = '0123456789ABCXYZabcxyz $%*+-./:_={}[]",\\\u00e9\u0000';
const setCharacter: Mutate = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return replaced(bytes, at, at + 1, ascii(chance.pick([...CHARACTERS])));
};
const insertCharacter: Mutate = (bytes, chance) => {
  const at = chance.below(bytes.length + 1);
  return replaced(bytes, at, at, ascii(chance.pick([...CHARACTERS])));
};
const swapCase: Mutate = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return replaced(bytes, at, at + 1, bytesOf((bytes[at] ?? 0) ^ 0x20));
};

const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[[\]{},:]/g;
const JSON_VALUES = [
  ...['null', 'true', '0', '-1', '1e308', '1e999', '-0', '1.5', '""', '" "', '[]', '{}', '[[]]', '{"a":1}'],
  ...['"\\u0000"', '"\\ud800"', '"\\u202e"', '"__proto__"', '"constructor"', '{"__proto__":{"a":1}}'],
  ...['"2022-02-30"', '"9999-99-99"', '"0000-00-00"', '253402300800', '99999999999', '1e22', '"https://"'],
  `"${'a'.repeat(500)}"`,
  `${'['.repeat(30)}${']'.repeat(30)}`,
  `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`,
  `[${'0,'.repeat(300)}0]`,
];
/** Puts another value, a repetition or nothing in a token's place. */
const changeJson: Mutate = (bytes, chance) => {
  const text = new TextDecoder().decode(bytes);
  const tokens = [...text.matchAll(JSON_TOKEN)];
  const token = chance.pick(tokens);
  if (!token) return flipBit(bytes, chance);
  const other = chance.pick(tokens)[0];
  const by = chance.pick([
    chance.pick(JSON_VALUES),
    other,
    '',
    `${token[0]},${token[0]}`,
    `${token[0]}:${other},`,
  ]);
  return ascii(text.slice(0, token.index) + by + text.slice(token.index + token[0].length));
};

const CBOR_ITEMS: readonly Uint8Array[] = [
  bytesOf(0xf6),
  bytesOf(0xf7),
  bytesOf(0xf4),
  bytesOf(0x00),
  bytesOf(0x20),
  // NaN, infinities, a float, the largest and beyond the largest safe integers.
  bytesOf(0xf9, 0x7e, 0x00),
  bytesOf(0xf9, 0x7c, 0x00),
  bytesOf(0xf9, 0xfc, 0x00),
  bytesOf(0xfb, 0x41, 0xd8, 0xa4, 0x1e, 0x00, 0x40, 0x00, 0x00),
  bytesOf(0x1b, 0x00, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  bytesOf(0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  bytesOf(0x1a, 0xff, 0xff, 0xff, 0xff),
  bytesOf(0x40),
  bytesOf(0x60),
  bytesOf(0x80),
  bytesOf(0xa0),
  bytesOf(0x81, 0x80),
  bytesOf(0xa1, 0x00, 0x00),
  // A key twice, a key that is a map, a key that is bytes.
  bytesOf(0xa2, 0x01, 0x00, 0x01, 0x00),
  bytesOf(0xa1, 0xa0, 0x00),
  bytesOf(0xa1, 0x41, 0x00, 0x00),
  // Indefinite lengths.
  bytesOf(0x5f, 0x41, 0x00, 0xff),
  bytesOf(0x7f, 0x61, 0x61, 0xff),
  bytesOf(0x9f, 0x00, 0xff),
  bytesOf(0xbf, 0x00, 0x00, 0xff),
  // Lengths far beyond the input.
  bytesOf(0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  bytesOf(0x7a, 0x7f, 0xff, 0xff, 0xff),
  bytesOf(0x9b, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00),
  bytesOf(0xba, 0x00, 0xff, 0xff, 0xff),
  // Tags: a date, an epoch, a bignum, one within another.
  bytesOf(0xc0, 0x60),
  bytesOf(0xc1, 0xf9, 0x7e, 0x00),
  bytesOf(0xc2, 0x48, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  bytesOf(0xd2, 0xd2, 0x80),
  // Not UTF-8; a lone control; the direction of writing turned round.
  bytesOf(0x61, 0xff),
  bytesOf(0x61, 0x00),
  bytesOf(0x63, 0xe2, 0x80, 0xae),
  // Nested without end.
  Uint8Array.from({ length: 2000 }, () => 0x81),
  Uint8Array.from({ length: 2000 }, () => 0xc1),
  Uint8Array.from({ length: 2000 }, (_, at) => (at % 2 ? 0x00 : 0xa1)),
];

/** Where each item of well-formed CBOR of definite lengths begins and ends. */
function itemsIn(bytes: Uint8Array): { from: number; to: number }[] {
  const items: { from: number; to: number }[] = [];
  const skip = (from: number): number => {
    const initial = bytes[from] ?? 0;
    const additional = initial & 0x1f;
    const width = additional < 24 ? 0 : 1 << (additional - 24);
    let argument = additional < 24 ? additional : 0;
    for (let index = 0; index < width; index++) argument = argument * 256 + (bytes[from + 1 + index] ?? 0);
    let to = from + 1 + width;
    const type = initial >> 5;
    const item = { from, to };
    items.push(item);
    if (type === 2 || type === 3) to += argument;
    const inside = type === 4 ? argument : type === 5 ? 2 * argument : type === 6 ? 1 : 0;
    for (let index = 0; index < inside; index++) to = skip(to);
    item.to = to;
    return to;
  };
  skip(0);
  return items;
}

/** Puts another item, a repetition or nothing in an item's place. */
const changeCbor: Mutate = (bytes, chance) => {
  const items = itemsIn(bytes);
  const item = chance.pick(items);
  const other = chance.pick(items);
  const by = chance.pick([
    chance.pick(CBOR_ITEMS),
    chance.pick(CBOR_ITEMS),
    bytes.subarray(other.from, other.to),
    bytesOf(),
    replaced(bytes.subarray(item.from, item.to), 0, 0, bytes.subarray(item.from, item.to)),
  ]);
  return replaced(bytes, item.from, item.to, by);
};

const MUTATIONS: Readonly<Record<LayerKind, readonly Mutate[]>> = {
  bytes: anyBytes,
  text: [...anyBytes, setCharacter, setCharacter, insertCharacter, insertCharacter, swapCase, swapCase],
  json: [...anyBytes, setCharacter, swapCase, ...Array.from({ length: 12 }, () => changeJson)],
  cbor: [...anyBytes, ...Array.from({ length: 12 }, () => changeCbor)],
};

/** One mutation, and now and then several on top of each other. */
export function mutated(bytes: Uint8Array, kind: LayerKind, chance: Chance): Uint8Array {
  let result = chance.pick(MUTATIONS[kind])(bytes, chance);
  // What structure there was may be gone by now.
  while (result.length > 0 && chance.below(4) === 0) result = chance.pick(anyBytes)(result, chance);
  return result;
}
