import type { Actor } from '../../src/issuer/actor.ts';
import { territoryOf } from '../../src/issuer/actor.ts';
import { checkRecords } from '../../src/issuer/check.ts';
import type { Database } from '../../src/issuer/database.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { linkRecords } from '../../src/issuer/linkage/link-records.ts';
import { loadRegister } from '../../src/issuer/register.ts';
import type { Role } from '../../src/work-contract/session.ts';

export const NOW = new Date('2022-06-01T08:00:00Z');

const HEADER =
  'Họ và tên,Ngày sinh,Giới tính,CCCD/CMND/Hộ chiếu,Điện thoại,Quốc tịch,Mũi,Ngày tiêm,Vắc xin,Số lô,Cơ sở tiêm';

/** Two provinces, three communes, four facilities, each with its people; see `records`. */
const FACILITIES = [
  ['Trạm A', 'Huế', 'phường Thuận Hóa'],
  ['Trạm B', 'Huế', 'phường Thuận Hóa'],
  ['Trạm C', 'Huế', 'phường Phú Xuân'],
  ['Trạm D', 'Cà Mau', 'phường Tân Thành'],
] as const;

export interface WorkCountry {
  readonly clerkA: Actor;
  readonly otherClerkA: Actor;
  readonly clerkB: Actor;
  readonly police: Actor;
  readonly province: Actor;
  readonly ministry: Actor;
  /** By the person's given name. */
  readonly ids: Readonly<Record<keyof typeof RECORDS, number>>;
}

/** Wrong in one way each, and what the register says of the person beside it where that is known. */
const RECORDS = {
  /** Tones missing. */
  An: ['Nguyen Van An,02/01/1990,Nam,079090000001', 'A', 'Nguyễn Văn An,1990-01-02,male,079090000001'],
  /** Day and month swapped. */
  Binh: ['Lê Thị Bình,04/03/1985,Nữ,079185000002', 'A', 'Lê Thị Bình,1985-04-03,female,079185000002'],
  /** Nobody by this number. */
  Cuong: ['Phạm Quốc Cường,05/05/1970,Nam,079070000003', 'B', undefined],
  /** No number at all. */
  Dung: ['Hoàng Mỹ Dung,06/06/1999,Nữ,', 'C', 'Hoàng Mỹ Dung,1999-06-06,female,079199000004'],
  Em: ['Dang Van Em,07/07/1988,Nam,096088000005', 'D', 'Đặng Văn Em,1988-07-07,male,096088000005'],
} as const;

export const VACCINE_WORDS = /vaxzevria|astra|LOT-|Trạm|2021-08-10/i;

/** Makes the country, checked and linked, with an account of each kind. */
export async function makeWorkCountry(database: Database): Promise<WorkCountry> {
  for (const [name, province, commune] of FACILITIES) {
    await database.query('insert into facility (name, province, commune) values ($1, $2, $3)', [
      name,
      province,
      commune,
    ]);
  }
  const people = Object.values(RECORDS).flatMap(([, , person]) => {
    const [name = '', birthDate = '', sex, documentNumber = ''] = person?.split(',') ?? [];
    return person ? [{ name, birthDate, sex: sex as 'male' | 'female', documentNumber }] : [];
  });
  await loadRegister(database, people);
  const lines = Object.values(RECORDS).map(
    ([person, facility], index) =>
      `${person},091000000${index},Việt Nam,1,10/08/2021,AstraZeneca,LOT-${index},Trạm ${facility}`,
  );
  await importRecords(database, [Buffer.from([HEADER, ...lines].join('\n'))], NOW);
  await checkRecords(database, NOW);
  await linkRecords(database, NOW);
  const rows = await database.query<{ id: number; phone: string }>('select id, phone from record');
  const ids = Object.fromEntries(
    Object.keys(RECORDS).map((name, index) => [
      name,
      rows.find(({ phone }) => phone.endsWith(`000${index}`))?.id,
    ]),
  ) as WorkCountry['ids'];
  const account = async (
    name: string,
    role: Role,
    facility?: string,
    province?: string,
    commune?: string,
  ) => {
    const [row] = await database.query<{ id: number; facility_id: number | null }>(
      `insert into account (name, role, facility_id, province, commune, created_at)
       values ($1, $2, (select id from facility where name = $3), $4, $5, $6) returning id, facility_id`,
      [name, role, facility ?? null, province ?? null, commune ?? null, NOW],
    );
    if (!row) throw new Error('no account');
    const place = { facilityId: row.facility_id, province: province ?? null, commune: commune ?? null };
    return { accountId: row.id, name, role, territory: territoryOf({ role, ...place }) };
  };
  return {
    clerkA: await account('Mai', 'clerk', 'Trạm A'),
    otherClerkA: await account('Nam', 'clerk', 'Trạm A'),
    clerkB: await account('Oanh', 'clerk', 'Trạm B'),
    police: await account('Phúc', 'police', undefined, 'Huế', 'phường Thuận Hóa'),
    province: await account('Quân', 'province', undefined, 'Huế'),
    ministry: await account('Sơn', 'ministry'),
    ids,
  };
}
