import type { Migration } from './migration.ts';

/**
 * The keys of `registerKeys` for people who were loaded before there were any: `name_key` without marks, in words.
 * Names with other signs than these between their words are found anew when the register is loaded again.
 */
const WORDS = `regexp_split_to_array(
  btrim(regexp_replace(
    replace(regexp_replace(normalize(name_key, nfd), '[\\u0300-\\u036f]', '', 'g'), 'đ', 'd'),
    '[\\s’‘!-/:-@]+', ' ', 'g')),
  ' ')`;

export const BACKFILL_REGISTER_KEYS = `update register_person set
    name_words = array_to_string(array(select word from unnest(${WORDS}) word order by word collate "C"), ' '),
    first_word = (${WORDS})[1],
    last_word = (${WORDS})[cardinality(${WORDS})]
  where name_words is null`;

export const linkage: Migration = {
  name: '0008-linkage',
  statements: [
    // What people are found by when their number is wrong (see linkage/blocking.ts).
    `alter table register_person
       add column name_words text collate "C",
       add column first_word text collate "C",
       add column last_word text collate "C"`,
    BACKFILL_REGISTER_KEYS,
    `alter table register_person
       alter column name_words set not null,
       alter column first_word set not null,
       alter column last_word set not null`,
    `create index register_birth_date_last_word on register_person (birth_date, last_word)`,
    `create index register_birth_date_first_word on register_person (birth_date, first_word)`,
    `create index register_name_words on register_person (name_words, (left(birth_date, 4)))`,
    `create index register_name_words_day on register_person (name_words, (substr(birth_date, 6)))`,
    `create index register_number_end on register_person ((substr(document_number, 7)), (left(birth_date, 4)))`,
    // How many people of the register share a name or a date of birth, where more than one does.
    `create table register_frequency (
       field text not null check (field in ('name', 'birthDate')),
       value text collate "C" not null,
       people integer not null,
       primary key (field, value)
     )`,
    // Who a record may really be about; rank 1 is the likeliest. evidence has the relation and the weight in bits of
    // each field; kind says what a repair would change; safe whether it may be proposed without looking at each.
    // reference is what people name one by, who need not know the number.
    `create table candidate (
       record_id bigint not null references record,
       rank integer not null,
       document_number text not null,
       name text not null,
       birth_date text not null,
       sex text not null check (sex in ('male', 'female')),
       confidence double precision not null,
       weight double precision not null,
       evidence jsonb not null,
       kind text not null,
       safe boolean not null,
       reference uuid not null default gen_random_uuid(),
       primary key (record_id, rank)
     )`,
    `create index candidate_likeliest on candidate (document_number) where rank = 1`,
  ],
};
