import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { VaccineId } from '../certificate/vaccines.ts';
import type { Queryable } from './database.ts';

/** What a facility answers for and a certificate says: the person, and all doses in their order. */
export interface AttestedContent {
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  /** Two or three letters, ISO 3166-1 as passports have it. */
  readonly nationality: string;
  readonly documentNumber?: string;
  readonly doses: readonly {
    /** `YYYY-MM-DD` */
    readonly date: string;
    readonly vaccine: VaccineId;
    readonly lot?: string;
  }[];
}

/** One record as it would be certified now. */
export interface RecordContent {
  readonly recordId: number;
  readonly content: AttestedContent;
  /** The content as canonical JSON (RFC 8785). */
  readonly text: string;
  /** SHA-256 of the text, base64url. */
  readonly digest: string;
}

interface ContentRow {
  readonly id: number;
  readonly name: string;
  readonly birth_date: string;
  readonly sex: 'male' | 'female';
  readonly nationality: string;
  readonly document_number: string | null;
  readonly doses: readonly {
    readonly date: string;
    readonly vaccine: VaccineId;
    readonly lot: string | null;
  }[];
}

/**
 * What records say now, by their ids and in their order; a record without doses says nothing and is left out. Digests
 * are the same wherever and whenever the same is said.
 */
export async function recordContents(
  database: Queryable,
  recordIds: readonly number[],
): Promise<RecordContent[]> {
  const rows = await database.query<ContentRow>(
    `select record.id, record.name, record.birth_date, record.sex, record.nationality, record.document_number,
       dose.all as doses
     from record
     join (
       select record_id,
         jsonb_agg(jsonb_build_object('date', date, 'vaccine', vaccine, 'lot', lot) order by date, ordinal, id) as all
       from given_dose where record_id = any($1::bigint[]) group by record_id
     ) dose on dose.record_id = record.id
     where record.id = any($1::bigint[])
     order by record.id`,
    [recordIds],
  );
  return rows.map(({ id, ...row }) => {
    const content: AttestedContent = {
      name: row.name,
      birthDate: row.birth_date,
      sex: row.sex,
      nationality: row.nationality,
      ...(row.document_number !== null && { documentNumber: row.document_number }),
      doses: row.doses.map(({ lot, ...dose }) => ({ ...dose, ...(lot !== null && { lot }) })),
    };
    const text = canonicalize(content) ?? '';
    return { recordId: id, content, text, digest: digestOf(text) };
  });
}

/** SHA-256 of a text, base64url. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
