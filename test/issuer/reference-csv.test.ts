import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { loadFacilities } from '../../src/issuer/facilities.ts';
import { importRecords } from '../../src/issuer/import.ts';
import { loadLots, lotsKnownOf } from '../../src/issuer/lots.ts';
import { facilitiesFromCsv, lotsFromCsv } from '../../src/issuer/reference-csv.ts';
import { describeOnBothEngines } from './databases.ts';

const bytes = (...lines: string[]) => Readable.from([Buffer.from(lines.join('\n'))]);
const NOW = new Date('2022-06-01T08:00:00Z');

describeOnBothEngines('reference data', (open) => {
  it('say where facilities lie, those of records and others, and can be corrected', async () => {
    const database = await open();
    const record =
      'Họ và tên,Ngày sinh,Giới tính,CCCD,Ngày tiêm,Vắc xin,Cơ sở tiêm\nAn,02/01/1990,Nam,079090000001,10/08/2021,AZ,Trạm A';
    await importRecords(database, [Buffer.from(record)], NOW);
    const rejected: unknown[] = [];
    const load = (...lines: string[]) =>
      loadFacilities(
        database,
        facilitiesFromCsv(bytes('Cơ sở tiêm,Tỉnh,Xã/Phường', ...lines), (...fault) => rejected.push(fault)),
      );
    expect(
      await load('Trạm A,Huế,xã Phú Lộc', 'Trạm  B,Hà Nội,phường Láng', 'Trạm C,,xã X', 'Trạm D,Huế,'),
    ).toBe(2);
    expect(await load('Trạm A,Huế,phường Thuận Hóa')).toBe(1);
    expect(rejected).toEqual([
      [4, 'province-invalid'],
      [5, 'commune-invalid'],
    ]);
    expect(await database.query('select name, province, commune from facility order by name')).toEqual([
      { name: 'Trạm A', province: 'Huế', commune: 'phường Thuận Hóa' },
      { name: 'Trạm B', province: 'Hà Nội', commune: 'phường Láng' },
    ]);
  });

  it('tell the lots of a vaccine, however a clerk calls it, and of which vaccines there are any', async () => {
    const database = await open();
    const rejected: unknown[] = [];
    const lots = lotsFromCsv(
      bytes('Vaccine;Lot', 'Pfizer;FA 0001', 'Comirnaty;fa0001', 'AZ;NT0001', 'Nostrum;1', 'AZ;'),
      (...fault) => rejected.push(fault),
    );
    expect(await loadLots(database, lots)).toBe(3);
    expect(rejected).toEqual([
      [5, 'vaccine-unknown'],
      [6, 'lot-invalid'],
    ]);
    expect(await database.query('select vaccine, lot from lot order by vaccine')).toEqual([
      { vaccine: 'comirnaty', lot: 'FA0001' },
      { vaccine: 'vaxzevria', lot: 'NT0001' },
    ]);
    expect(await lotsKnownOf(database)).toEqual(new Set(['comirnaty', 'vaxzevria']));
  });
});
