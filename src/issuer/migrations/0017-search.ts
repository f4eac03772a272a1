import type { Migration } from './migration.ts';

export const search: Migration = {
  name: '0017-search',
  statements: [
    // Any part of a text by its trigrams, so that nobody who looks for one person makes the database read a million.
    `create extension if not exists pg_trgm`,
    `create index record_name_parts on record using gin (name_folded gin_trgm_ops)`,
    `create index record_document_number_parts on record using gin (document_number gin_trgm_ops)`,
    `create index record_phone_parts on record using gin (phone gin_trgm_ops)`,
    // Days, months and years are beginnings of a day.
    `create index record_birth_date_parts on record (birth_date text_pattern_ops)`,
    `create index dose_lot_parts on dose using gin (lot gin_trgm_ops)`,
  ],
};
