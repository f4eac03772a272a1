import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CertifyOptions, certifyQueued } from '../../src/issuer/certify.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { openKeys, type ServiceKeys } from '../../src/issuer/keys.ts';
import type { CertificateRef } from '../../src/issuer/revocations.ts';
import { attestAll, ISSUER } from './attesting.ts';

export const NOW = new Date('2022-06-01T08:00:00Z');
export const OWN = {
  iss: ISSUER,
  name: { vi: 'Bộ Y tế', en: 'Ministry of Health' },
  country: 'VN',
  demo: false,
};
const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';

/** Keys in a folder of their own, and how to be rid of it. */
export async function keysForTests(): Promise<{ keys: ServiceKeys; folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-keys-'));
  const keys = await openKeys(join(folder, 'keys'));
  return { keys, folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Foreigners of a facility, who are ready without a register, each with one dose; certified. */
export async function certifyPeople(
  database: Database,
  keys: ServiceKeys,
  people: number,
  facility = 'Trạm A',
  options: CertifyOptions = {},
): Promise<CertificateRef[]> {
  const lines = Array.from(
    { length: people },
    (_, index) =>
      `Anna Schmidt,02/01/1990,Nữ,${facility.at(-1)}${String(index).padStart(7, '0')},,Đức,1,10/10/2021,AZ,LOT-1,${facility}`,
  );
  await importRecords(database, [Buffer.from([HEADER, ...lines].join('\n'))], NOW);
  await checkRecords(database, NOW);
  await attestAll(database, NOW);
  await certifyQueued(database, keys, OWN, NOW, options);
  return certificates(database);
}

export const certificates = (database: Database): Promise<CertificateRef[]> =>
  database.query(
    `select id, record_id as "recordId", status_index as "statusIndex", kid from certificate order by id`,
  );
