import type { Queryable } from '../database.ts';
import { stands } from '../stands.ts';
import { likelyDigits } from './compare-document-numbers.ts';
import { nameForms } from './compare-names.ts';
import type { Identity } from './evidence.ts';

/** A person of the register whom a record may be about. */
export interface Found {
  readonly recordId: number;
  readonly person: Identity & { readonly documentNumber: string };
  readonly personName: string;
  /** How many of the register share the name, whatever its tones and order; and the date of birth. */
  readonly sameName: number;
  readonly sameBirthDate: number;
  /** Whether another record already says exactly what the register says of the person. */
  readonly claimed: boolean;
}

/**
 * How far to look. `near`: by number and what it may have been, by its end and the year of birth, by date of birth and
 * last word of the name. `far`: besides, by all words of the name and part of the date of birth, by date of birth or
 * what it may have been and any word of the name as the last, by date of birth and first word, and by date of birth and
 * the end of a name that is run together.
 */
export type Reach = 'near' | 'far';

/** No rule gives more people than this for one record: where it would, none of them can be told from the others. */
const MOST_BY_ONE_RULE = 20;
const MOST_BY_FIRST_WORD = 40;

const rule = (condition: string, most = MOST_BY_ONE_RULE) =>
  `select wanted.id, person.document_number from wanted cross join lateral (
     select document_number from register_person where ${condition} limit ${most}
   ) person`;

const NEAR = [
  rule('document_number = any(wanted.numbers)'),
  rule(
    `substr(document_number, 7) = wanted."numberEnd" and left(birth_date, 4) = left(wanted."birthDate", 4)`,
  ),
  rule('birth_date = wanted."birthDate" and last_word = wanted."lastWord"'),
];
const FAR = [
  ...NEAR,
  rule('name_words = wanted."nameWords" and left(birth_date, 4) = left(wanted."birthDate", 4)'),
  rule('name_words = wanted."nameWords" and substr(birth_date, 6) = substr(wanted."birthDate", 6)'),
  rule('birth_date = any(wanted."birthDates") and last_word = any(wanted.words)'),
  rule('birth_date = wanted."birthDate" and first_word = wanted."firstWord"', MOST_BY_FIRST_WORD),
  rule(`wanted."runTogether" is not null and birth_date = wanted."birthDate"
    and wanted."runTogether" like '%' || last_word`),
];

const statement = (rules: readonly string[]) =>
  `with wanted as materialized (
     select * from jsonb_to_recordset($1::jsonb)
       wanted (id bigint, numbers text[], "numberEnd" text, "birthDate" text, "birthDates" text[], words text[],
               "nameWords" text, "firstWord" text, "lastWord" text, "runTogether" text)
   ), found as materialized (${rules.join(' union ')})
   select found.id, person.document_number as "documentNumber", person.name, person.birth_date as "birthDate",
     person.sex, coalesce(by_name.people, 1) as "sameName", coalesce(by_date.people, 1) as "sameBirthDate",
     exists (
       select from record other
       where other.document_number = person.document_number and other.id <> found.id and other.nationality = 'VN'
         and ${stands('other')} and other.name_key = person.name_key
         and other.birth_date = person.birth_date and other.sex = person.sex
     ) as claimed
   from found
   join register_person person using (document_number)
   left join register_frequency by_name on by_name.field = 'name' and by_name.value = person.name_words
   left join register_frequency by_date on by_date.field = 'birthDate' and by_date.value = person.birth_date`;

const STATEMENTS: Record<Reach, string> = { near: statement(NEAR), far: statement(FAR) };

/** Whom in the register each record may be about. Never all: what rules of few people each bring together. */
export async function findPeople(
  database: Queryable,
  records: readonly (Identity & { readonly id: number })[],
  reach: Reach,
): Promise<Found[]> {
  const wanted = records.map(({ id, documentNumber, name, birthDate }) => ({
    id,
    numbers: likelyNumbers(documentNumber),
    numberEnd: documentNumber && documentNumber.length >= 10 ? likelyDigits(documentNumber).slice(-6) : null,
    birthDate,
    birthDates: likelyDates(birthDate),
    words: [...new Set(name.words)],
    nameWords: name.sorted,
    firstWord: name.words[0] ?? '',
    lastWord: name.words.at(-1) ?? '',
    runTogether: name.words.length === 1 ? name.letters : null,
  }));
  const rows = await database.query<Row>(STATEMENTS[reach], [JSON.stringify(wanted)]);
  return rows.map(({ id, documentNumber, name, birthDate, sex, sameName, sameBirthDate, claimed }) => ({
    recordId: id,
    person: { documentNumber, name: nameForms(name), birthDate, sex },
    personName: name,
    sameName,
    sameBirthDate,
    claimed,
  }));
}

interface Row {
  readonly id: number;
  readonly documentNumber: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly sameName: number;
  readonly sameBirthDate: number;
  readonly claimed: boolean;
}

const LENGTH = 12;

/** The number as it may have been meant: zeros put back, a digit too many left out, neighbours swapped back. */
function likelyNumbers(number: string | null): string[] {
  if (!number) return [];
  const digits = likelyDigits(number);
  const likely = new Set<string>();
  if (digits.length === LENGTH) {
    likely.add(digits);
    for (let at = 0; at + 1 < LENGTH; at++) {
      likely.add(`${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`);
    }
  }
  if (digits.length === LENGTH + 1) {
    for (let at = 0; at <= LENGTH; at++) likely.add(digits.slice(0, at) + digits.slice(at + 1));
  }
  return [...likely];
}

/** The date as it may have been meant: as it stands, day and month swapped, a year before and after. */
function likelyDates(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const inYear = (other: number) => `${other}-${month}-${day}`;
  return [...new Set([date, `${year}-${day}-${month}`, inYear(Number(year) - 1), inYear(Number(year) + 1)])];
}
