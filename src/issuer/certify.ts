import { randomInt } from 'node:crypto';
import { type CertificateContent, CertificateTooLongError, issueShc } from '../certificate/issue.ts';
import { issueDcc } from '../certificate/issue-dcc.ts';
import type { DocumentSigner } from '../certificate/issue-hcert.ts';
import { issueIcvp } from '../certificate/issue-icvp.ts';
import type { VaccineId } from '../certificate/vaccines.ts';
import type { Database, Queryable } from './database.ts';
import { icvpCatalogue } from './icvp-catalogue.ts';
import type { ServiceKeys } from './keys.ts';
import type { OwnIssuer } from './publish.ts';

export interface CertifyResult {
  readonly certified: number;
  /** Records that cannot be said in one code; they stay attested. */
  readonly tooLong: number;
}

interface AttestedRecord {
  readonly id: number;
  readonly name: string;
  readonly birth_date: string;
  readonly nationality: string;
  readonly sex: 'male' | 'female';
  readonly document_number: string | null;
  readonly doses: readonly {
    readonly date: string;
    readonly vaccine: VaccineId;
    readonly lot: string | null;
  }[];
}

const BATCH_RECORDS = 500;

/**
 * Signs a certificate for every attested record, in every form that can say it. Work is claimed in batches (`FOR UPDATE
 * SKIP LOCKED`), so that any number of processes share it; all signatures of a batch are in flight together, and a batch
 * is stored in one transaction: whatever interrupts it, no certificate is lost and none is made twice.
 */
export async function certifyAttestedRecords(
  database: Database,
  keys: Pick<ServiceKeys, 'issuer' | 'documentSigners'>,
  own: OwnIssuer,
  now: Date,
): Promise<CertifyResult> {
  const issuer: Issuer = {
    own,
    signer: keys.issuer.signer,
    documentSigner: await keys.documentSigners.at(now),
    icvpProducts: await icvpProducts(database),
  };
  let certified = 0;
  const tooLong = new Set<number>();
  let after = 0;
  for (;;) {
    const batch = await database.transaction(async (transaction) => {
      const records = await claimRecords(transaction, after);
      const signed = await Promise.all(records.map((record) => signRecord(record, issuer, now)));
      const certificates = signed.filter((certificate) => certificate !== undefined);
      const stored = await storeCertificates(transaction, certificates, issuer, now);
      return { records, certificates, stored };
    });
    const last = batch.records.at(-1);
    if (!last) return { certified, tooLong: tooLong.size };
    certified += batch.stored.size;
    const signedIds = new Set(batch.certificates.map(({ recordId }) => recordId));
    for (const { id } of batch.records) if (!signedIds.has(id)) tooLong.add(id);
    // Where a random number or index was taken already, the record is claimed again and gets another.
    const collided = batch.certificates.find(({ recordId }) => !batch.stored.has(recordId));
    after = collided ? collided.recordId - 1 : last.id;
  }
}

const claimRecords = (transaction: Queryable, after: number) =>
  transaction.query<AttestedRecord>(
    `select record.id, record.name, record.birth_date, record.nationality, record.sex, record.document_number,
       (select jsonb_agg(jsonb_build_object('date', dose.date, 'vaccine', dose.vaccine, 'lot', dose.lot)
                         order by dose.date, dose.ordinal)
        from dose where dose.record_id = record.id) as doses
     from record
     where record.state = 'attested' and record.id > $1
     order by record.id
     limit ${BATCH_RECORDS}
     for update skip locked`,
    [after],
  );

/** As whom and with what certificates are signed. */
interface Issuer {
  readonly own: OwnIssuer;
  readonly signer: ServiceKeys['issuer']['signer'];
  readonly documentSigner: DocumentSigner;
  /** What WHO's catalogue calls each vaccine. */
  readonly icvpProducts: ReadonlyMap<VaccineId, string>;
}

async function icvpProducts(database: Queryable): Promise<Map<VaccineId, string>> {
  const { products = [] } = (await icvpCatalogue(database)) ?? {};
  return new Map(products.flatMap(({ vaccine, code }) => (vaccine ? [[vaccine, code] as const] : [])));
}

interface SignedRecord {
  readonly recordId: number;
  readonly content: CertificateContent;
  readonly statusIndex: number;
  readonly jws: string;
  readonly twins: readonly string[];
}

async function signRecord(
  record: AttestedRecord,
  issuer: Issuer,
  now: Date,
): Promise<SignedRecord | undefined> {
  const statusIndex = randomInt(STATUS_INDEXES);
  const content: CertificateContent = {
    issuer: issuer.own.iss,
    holder: {
      name: record.name,
      birthDate: record.birth_date,
      nationality: record.nationality,
      ...(record.document_number !== null && { documentNumber: record.document_number }),
    },
    sex: record.sex,
    doses: record.doses.map(({ date, vaccine, lot }) => ({ date, vaccine, ...(lot !== null && { lot }) })),
    number: certificateNumber(),
    revocationId: String(statusIndex),
    issuedAtSeconds: Math.floor(now.getTime() / 1000),
    expiresAtSeconds: Math.floor(twelveMonthsAfter(now).getTime() / 1000),
  };
  try {
    const [jws, twins] = await Promise.all([issueShc(content, issuer.signer), signTwins(content, issuer)]);
    return { recordId: record.id, content, statusIndex, jws, twins };
  } catch (error) {
    if (error instanceof CertificateTooLongError) return undefined;
    throw error;
  }
}

/** The same facts as an EU certificate of the last dose, and as a WHO certificate of each dose in WHO's catalogue. */
async function signTwins(
  content: CertificateContent,
  { own, documentSigner, icvpProducts }: Issuer,
): Promise<string[]> {
  const authority = { country: own.country, name: own.name.en };
  const twins = await Promise.all([
    issueDcc(content, authority, documentSigner),
    ...content.doses.map((dose) => {
      const product = icvpProducts.get(dose.vaccine);
      return product && issueIcvp(content, dose, product, authority, documentSigner);
    }),
  ]);
  return twins.filter((twin): twin is string => Boolean(twin));
}

async function storeCertificates(
  transaction: Queryable,
  certificates: readonly SignedRecord[],
  { own, signer }: Issuer,
  now: Date,
): Promise<Set<number>> {
  const stored = await transaction.query<{ id: number }>(
    `with stored as (
       insert into certificate (record_id, number, status_index, issuer, kid, jws, twins, issued_at, expires_at)
       select row."recordId", row.number, row."statusIndex", $2, $3, row.jws, row.twins, $4::timestamptz, $5::timestamptz
       from jsonb_to_recordset($1::jsonb)
         row ("recordId" bigint, number text, "statusIndex" bigint, jws text, twins text[])
       on conflict do nothing
       returning record_id
     )
     update record set state = 'certified' from stored where record.id = stored.record_id
     returning record.id`,
    [
      JSON.stringify(
        certificates.map(({ recordId, content, statusIndex, jws, twins }) => ({
          recordId,
          number: content.number,
          statusIndex,
          jws,
          twins,
        })),
      ),
      own.iss,
      signer.kid,
      now,
      twelveMonthsAfter(now),
    ],
  );
  return new Set(stored.map(({ id }) => id));
}

/** Positions in the status lists are random, so that they tell nothing about when or where. */
const STATUS_INDEXES = 2 ** 31;

/** Crockford's base 32: no I, L, O or U, which people misread. */
const NUMBER_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NUMBER_LENGTH = 10;

const certificateNumber = (): string =>
  Array.from({ length: NUMBER_LENGTH }, () => NUMBER_ALPHABET[randomInt(NUMBER_ALPHABET.length)]).join('');

/** Decision 5772/QĐ-BYT: valid for twelve months. From 29 February that is 28 February. */
export function twelveMonthsAfter(instant: Date): Date {
  const later = new Date(instant);
  later.setUTCFullYear(later.getUTCFullYear() + 1);
  if (later.getUTCMonth() !== instant.getUTCMonth()) later.setUTCDate(0);
  return later;
}
