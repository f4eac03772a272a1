/**
 * Another dirt than the demo country's, made apart from it and from the linkage: other errors, and two at once. Records
 * of people with a twin in the register, with a number of somebody of their family, and of people who are not in the
 * register at all.
 */
import { type Person, personAt } from '../../../src/demo/person.ts';
import { below, between, pick, type Random, randomStream, weighted } from '../../../src/demo/random.ts';
import type { Cells, Entry, Source } from './source.ts';

type Spoil = (random: Random, cells: Cells, family: Family) => Partial<Cells>;

/** Who of the register belongs to somebody: a twin with the next number, and a parent. */
interface Family {
  readonly twin: Person | undefined;
  readonly parent: Person | undefined;
}

const replaceAt = (text: string, at: number, by: string, length = 1) =>
  text.slice(0, at) + by + text.slice(at + length);
const digit = (random: Random) => String(below(random, 10));
const bare = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const swapAt = (text: string, at: number) => replaceAt(text, at, `${text[at + 1]}${text[at]}`, 2);
const letterAt = (random: Random, name: string) => {
  const places = [...name].flatMap((letter, at) => (/\p{Ll}/u.test(letter) ? [at] : []));
  return places.length > 0 ? pick(random, places) : 0;
};
const datePart = (random: Random, date: string, part: 0 | 1 | 2, least: number, most: number) => {
  const parts = date.split('-');
  parts[part] = String(between(random, least, most)).padStart(2, '0');
  return parts.join('-');
};

const NICKNAMES = ['Tí', 'Tèo', 'Bin', 'Bông', 'Cu Tí', 'Na', 'Mít', 'Bi', 'Út', 'Bé'];
const OTHER_FAMILIES = ['Trần', 'Lê', 'Phạm', 'Võ', 'Bùi', 'Đỗ', 'Huỳnh'];
const TELEX: readonly (readonly [string, string])[] = [
  ['ễ', 'eex'],
  ['ầ', 'aaf'],
  ['ê', 'ee'],
  ['ă', 'aw'],
  ['ị', 'ij'],
  ['ơ', 'ow'],
  ['ư', 'uw'],
  ['á', 'as'],
  ['à', 'af'],
  ['ô', 'oo'],
];
const LETTERS = 'abcdeghiklmnopqrstuvxy';

const NUMBER_ERRORS: Readonly<Record<string, Spoil>> = {
  'digits swapped': (random, { documentNumber }) => ({
    documentNumber: swapAt(documentNumber, below(random, 11)),
  }),
  'letters for digits': (_, { documentNumber }) => ({
    documentNumber: documentNumber.replaceAll('0', 'O').replace('1', 'I'),
  }),
  'a digit wrong anywhere': (random, { documentNumber }) => ({
    documentNumber: replaceAt(documentNumber, below(random, 12), digit(random)),
  }),
  'two digits wrong': (random, { documentNumber }) => ({
    documentNumber: replaceAt(
      replaceAt(documentNumber, below(random, 6), digit(random)),
      between(random, 6, 11),
      digit(random),
    ),
  }),
  'a digit lost anywhere': (random, { documentNumber }) => ({
    documentNumber: replaceAt(documentNumber, below(random, 12), ''),
  }),
  'the end cut off': (_, { documentNumber }) => ({ documentNumber: documentNumber.slice(0, 9) }),
  'no number': () => ({ documentNumber: '' }),
  'an old card': (random) => ({ documentNumber: Array.from({ length: 9 }, () => digit(random)).join('') }),
  'a relative’s number': (_, { documentNumber }, { twin, parent }) => ({
    documentNumber: (twin ?? parent)?.documentNumber ?? documentNumber,
  }),
};

const NAME_ERRORS: Readonly<Record<string, Spoil>> = {
  'no tones': (_, { name }) => ({ name: bare(name) }),
  'order and no tones': (_, { name }) => ({ name: bare(name).split(' ').reverse().join(' ') }),
  'a letter wrong': (random, { name }) => ({
    name: replaceAt(name, letterAt(random, name), pick(random, [...LETTERS])),
  }),
  'a letter lost, no tones': (random, { name }) => ({
    name: replaceAt(bare(name), letterAt(random, name), ''),
  }),
  'letters swapped': (random, { name }) => ({
    name: swapAt(name, Math.min(letterAt(random, name), name.length - 2)),
  }),
  'keys of the tones': (_, { name }) => ({
    name: TELEX.reduce((typed, [letter, keys]) => typed.replace(letter, keys), name),
  }),
  initials: (_, { name }) => ({
    name: name
      .split(' ')
      .map((word, index, words) => (index > 0 && index < words.length - 1 ? word.slice(0, 1) : word))
      .join(' '),
  }),
  nickname: (random, { name }) => ({
    name: [...name.split(' ').slice(0, -1), pick(random, NICKNAMES)].join(' '),
  }),
  'another family name': (random, { name }) => ({
    name: [pick(random, OTHER_FAMILIES), ...name.split(' ').slice(1)].join(' '),
  }),
  'run together': (_, { name }) => ({ name: bare(name).replaceAll(' ', '') }),
};

const OTHER_ERRORS: Readonly<Record<string, Spoil>> = {
  'month wrong': (random, { birthDate }) => ({ birthDate: datePart(random, birthDate, 1, 1, 12) }),
  'day wrong': (random, { birthDate }) => ({ birthDate: datePart(random, birthDate, 2, 1, 28) }),
  'digits of the year swapped': (_, { birthDate }) => ({ birthDate: swapAt(birthDate, 2) }),
  'ten years off': (random, { birthDate }) => ({
    birthDate: `${Number(birthDate.slice(0, 4)) + pick(random, [-10, 10])}${birthDate.slice(4)}`,
  }),
  'day and month swapped': (_, { birthDate }) => {
    const [year, month = '', day = ''] = birthDate.split('-');
    return Number(day) <= 12 ? { birthDate: `${year}-${day}-${month}` } : {};
  },
  'first of January': (_, { birthDate }) => ({ birthDate: `${birthDate.slice(0, 4)}-01-01` }),
  'wrong sex': (_, { sex }) => ({ sex: sex === 'male' ? 'female' : 'male' }),
};

const FIELDS = [NUMBER_ERRORS, NAME_ERRORS, OTHER_ERRORS];
const fieldsWrong = weighted<readonly number[]>([
  [[0], 30],
  [[1], 25],
  [[2], 15],
  [[0, 1], 12],
  [[0, 2], 10],
  [[1, 2], 8],
]);

const WRONG = 0.27;
const WITH_TWIN = 0.01;
const WITH_PARENT = 0.1;
const STRANGERS = 0.01;
const FAMILY_STREAM = 71;
const DIRT_STREAM = 72;
const STRANGER_STREAM = 73;
/** Beyond any index that is in the register. */
const STRANGERS_FROM = 500_000_000;
const PARENTS_FROM = 700_000_000;

/** Somebody's family in the register: the same for the same person. */
function familyOf(seed: number, index: number, person: Person): Family {
  const random = randomStream(seed, FAMILY_STREAM, index);
  const [familyName = ''] = person.name.split(' ');
  const last = Number(person.documentNumber.slice(-1));
  const twin: Person | undefined =
    random() < WITH_TWIN && last < 9
      ? {
          ...person,
          name: [
            ...person.name.split(' ').slice(0, -1),
            personAt(seed, PARENTS_FROM + index * 2)
              .name.split(' ')
              .at(-1),
          ].join(' '),
          documentNumber: `${person.documentNumber.slice(0, -1)}${last + 1}`,
        }
      : undefined;
  const candidate = personAt(seed, PARENTS_FROM + index * 2 + 1);
  const parent: Person | undefined =
    random() < WITH_PARENT && candidate.isCitizen
      ? { ...candidate, name: [familyName, ...candidate.name.split(' ').slice(1)].join(' ') }
      : undefined;
  return { twin, parent };
}

const cellsOf = ({ name, birthDate, sex, documentNumber, phone }: Person): Cells => ({
  name,
  birthDate,
  sex,
  documentNumber,
  phone: phone ?? '',
});

function enter(random: Random, person: Person, family: Family): Entry {
  let cells = cellsOf(person);
  const dirt: string[] = [];
  if (random() < WRONG) {
    for (const field of fieldsWrong(random)) {
      const [kind, spoil] = pick(random, Object.entries(FIELDS[field] ?? {}));
      const spoilt = { ...cells, ...spoil(random, cells, family) };
      if (JSON.stringify(spoilt) !== JSON.stringify(cells)) dirt.push(kind);
      cells = spoilt;
    }
  }
  return { cells, documentNumber: person.documentNumber, dirt };
}

/** A register of some more than `people`, and a record of each citizen and of strangers. */
export function otherCountry(seed: number, people: number): Source {
  function* citizens() {
    for (let index = 0; index < people; index++) {
      const person = personAt(seed, index);
      if (person.isCitizen) yield { index, person, family: familyOf(seed, index, person) };
    }
  }
  return {
    *register() {
      for (const { person, family } of citizens()) {
        yield person;
        if (family.twin) yield family.twin;
        if (family.parent) yield family.parent;
      }
    },
    *entries() {
      for (const { index, person, family } of citizens()) {
        const random = randomStream(seed, DIRT_STREAM, index);
        yield enter(random, person, family);
        if (family.twin) yield enter(random, family.twin, { twin: person, parent: family.parent });
        const stranger = randomStream(seed, STRANGER_STREAM, index);
        if (stranger() < STRANGERS) {
          const cells = cellsOf({ ...personAt(seed, STRANGERS_FROM + index), isCitizen: true });
          const documentNumber = stranger() < 0.5 ? '' : cells.documentNumber;
          yield { cells: { ...cells, documentNumber }, documentNumber: null, dirt: ['not in the register'] };
        }
      }
    },
  };
}
