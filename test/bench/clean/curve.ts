import type { Database } from '../../../src/issuer/database.ts';

/** What repairs in groups would do at one threshold. */
export interface Point {
  readonly threshold: number;
  readonly wrongRecords: number;
  readonly mended: number;
  /** Mended, and into somebody else. */
  readonly mistaken: number;
}

const THRESHOLDS = [0.9, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99995, 0.99999, 0.999999];

const WRONG = `from record
  join truth using (content_key)
  left join candidate on candidate.record_id = record.id and candidate.rank = 1
  where record.state in ('incomplete', 'mismatch') and record.linked_at is not null`;

export const curve = (database: Database): Promise<Point[]> =>
  database.query<Point>(
    `select threshold, count(*) as "wrongRecords",
       count(*) filter (where safe and confidence >= threshold) as mended,
       count(*) filter (where safe and confidence >= threshold
         and candidate.document_number is distinct from truth.document_number) as mistaken
     from unnest($1::double precision[]) threshold, lateral (
       select candidate.document_number, safe, confidence, truth.document_number as truth_number ${WRONG}
     ) candidate, lateral (select truth_number as document_number) truth
     group by threshold order by threshold`,
    [THRESHOLDS],
  );

/** What becomes of one kind of dirt. */
export interface Kind {
  readonly dirt: string;
  readonly records: number;
  /** In percent of them: the right person is first, is in the list at all, and is taken at the threshold. */
  readonly first: number;
  readonly listed: number;
  readonly mended: number;
  readonly mistaken: number;
}

export const byDirt = (database: Database, threshold: number): Promise<Kind[]> =>
  database.query<Kind>(
    `select array_to_string(array(select kind from unnest(dirt) kind order by kind), ' + ') as dirt,
       count(*) as records,
       round(100.0 * count(*) filter (where document_number = truth_number) / count(*), 1)::float as first,
       round(100.0 * count(*) filter (where listed) / count(*), 1)::float as listed,
       round(100.0 * count(*) filter (where safe and confidence >= $1) / count(*), 1)::float as mended,
       count(*) filter (where safe and confidence >= $1 and document_number is distinct from truth_number) as mistaken
     from (
       select truth.dirt, truth.document_number as truth_number, candidate.document_number, safe, confidence, exists (
         select from candidate any_rank
         where any_rank.record_id = record.id and any_rank.document_number = truth.document_number) as listed
       ${WRONG}
     ) wrong
     group by 1 order by 2 desc limit 40`,
    [threshold],
  );
