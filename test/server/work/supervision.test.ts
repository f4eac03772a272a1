import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Totals } from '../../../src/contract.ts';
import { addDays } from '../../../src/issuer/viet-nam-days.ts';
import { ListPlan } from '../../../src/work-contract/lists.ts';
import type { Role } from '../../../src/work-contract/session.ts';
import { AuditPage, Supervision, type Within } from '../../../src/work-contract/supervision.ts';
import { addRecords, EVERYTHING, layOut } from '../../issuer/supervised.ts';
import { type Running, startService, temporaryFolder } from '../running.ts';
import { signedIn } from './signed-in.ts';

const folder = temporaryFolder();
let running: Running;
let as: Record<Role, { accountId: number; name: string; headers: Record<string, string> }>;
beforeAll(async () => {
  running = await startService(folder.path, { publicUrl: 'https://work.example', demo: false });
  const { database } = running.service;
  await layOut(database);
  await addRecords(database, [
    ...Array.from({ length: 12 }, () => ({ facility: 1 })),
    {
      facility: 1,
      state: 'mismatch',
      findings: ['name-differs', 'dose-out-of-order'],
      name: 'Le An',
      documentNumber: '079090000001',
    },
    { facility: 5, state: 'mismatch', findings: ['sex-differs'] },
    // Nobody else's name, or they might be one person.
    ...Array.from({ length: 11 }, (_, index) => ({ facility: 6, state: 'certified', name: `Đỗ ${index}` })),
  ]);
  const place = { facilityId: null, province: null, commune: null };
  as = {
    ministry: await signedIn(running, { ...place, role: 'ministry' }),
    province: await signedIn(running, { ...place, role: 'province', province: 'A' }),
    police: await signedIn(running, { ...place, role: 'police', province: 'A', commune: 'X' }),
    clerk: await signedIn(running, { ...place, role: 'clerk', facilityId: 1 }),
  };
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

const post = (role: Role, path: string, body: unknown) =>
  running.post(`/api/work${path}`, body, as[role].headers);
const supervision = async (role: Role, within: Partial<Within> = {}) => {
  const response = await post(role, '/supervision', { ...EVERYTHING, ...within });
  return response.ok ? v.parse(Supervision, await response.json()) : response.status;
};

describe('supervision', () => {
  it('answers each role with its own territory and no more', async () => {
    const people = async (role: Role, within: Partial<Within> = {}) => {
      const answer = await supervision(role, within);
      return typeof answer === 'number' ? answer : answer.progress.people;
    };
    expect(
      await Promise.all([people('ministry'), people('province'), people('police'), people('clerk')]),
    ).toEqual([25, 13, 13, 13]);
    expect(await people('ministry', { province: 'B' })).toBe(1);
    expect(await people('province', { province: 'B' })).toBe(403);
    expect((await post('ministry', '/supervision', { province: 1 })).status).toBe(400);
    expect((await running.post('/api/work/supervision', EVERYTHING)).status).toBe(401);
  });

  it('tells the police nothing about doses', async () => {
    const findings = async (role: Role) => {
      const answer = await supervision(role);
      return typeof answer === 'number' ? [] : answer.progress.findings.map(({ finding }) => finding);
    };
    expect(await findings('clerk')).toEqual(['dose-out-of-order', 'name-differs']);
    expect(await findings('police')).toEqual(['name-differs']);
    expect(await supervision('police')).toMatchObject({ facility: null, parts: [], partsAre: null });
    expect(await supervision('police', { facilityId: 1 })).toBe(403);
  });

  it('gives the parts as a table that no spreadsheet takes for formulas', async () => {
    await running.service.database.query(`update facility set name = '=1+1' where id = 1`);
    const response = await post('province', '/supervision/csv', {
      ...EVERYTHING,
      province: 'A',
      commune: 'X',
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header, row] = (await response.text()).split('\r\n');
    expect(header).toMatch(/^Nơi \(place\),.*,name-differs,dose-out-of-order$/);
    expect(row).toMatch(/^'=1\+1,13,1,/);
  });

  it('lets ministry and province set a deadline, each its own', async () => {
    const day = addDays(new Date().toISOString().slice(0, 10), 30);
    const set = async (role: Role, province: string | null, until: string | null = day) =>
      (await post(role, '/deadline', { province, day: until })).status;
    expect(await set('ministry', null)).toBe(204);
    expect(await set('province', 'A')).toBe(204);
    expect(await set('province', 'B')).toBe(403);
    expect(await set('province', null)).toBe(403);
    expect(await set('clerk', null)).toBe(403);
    expect(await set('ministry', null, '2020-01-01')).toBe(400);
    expect(await supervision('ministry')).toMatchObject({ deadline: { day, ofCountry: true } });
    expect(await supervision('clerk')).toMatchObject({ deadline: { day, ofCountry: false } });
  });

  it('shows the audit to supervisors, each of their own records', async () => {
    const search = async (role: Role, body: object = {}) => {
      const response = await post(role, '/audit/search', body);
      return response.ok ? v.parse(AuditPage, await response.json()).entries : response.status;
    };
    const entries = await search('ministry', { action: 'deadline-set' });
    expect(entries).toMatchObject([{ accountId: as.province.accountId }, { who: as.ministry.name }]);
    expect(await search('province')).toEqual([]);
    expect(await search('police')).toBe(403);
    expect(await search('ministry', { action: '%' })).toBe(400);
  });
});

describe('a list of the police', () => {
  const upload = (role: Role, text: string) =>
    fetch(`${running.url}/api/work/lists`, { method: 'POST', body: text, headers: as[role].headers });

  it('is held against the records, applied, and reported', async () => {
    const file = 'CCCD,Họ và tên,Ngày sinh,Giới tính\n079090000001,Lê An,02/01/1990,Nam\n1,,,\n';
    const response = await upload('police', file);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { listId, changes, misfits } = v.parse(ListPlan, await response.json());
    expect(changes).toMatchObject([{ line: 2, after: { name: 'Lê An' } }]);
    expect(misfits).toEqual([{ line: 3, documentNumber: null, why: 'line-invalid' }]);
    const request = { id: randomUUID(), listId, recordIds: null, reason: 'theo danh sách' };
    expect((await post('ministry', '/lists/apply', request)).status).toBe(404);
    expect(await (await post('police', '/lists/apply', request)).json()).toMatchObject({ changed: 1 });
    const report = await post('police', '/lists/report', { listId });
    expect(await report.text()).toContain('Đã sửa (applied),Le An,Lê An');
  });

  it('is refused from clerks, where it is too large, and where it is no list', async () => {
    expect((await upload('clerk', 'x')).status).toBe(403);
    expect((await upload('police', 'x'.repeat(5_000_001))).status).toBe(413);
    expect(await (await upload('police', 'a,b\n1,2')).json()).toEqual({ unreadable: 'missing-columns' });
  });
});

describe('the public totals', () => {
  it('are for everybody, for a minute, and name no small part', async () => {
    const response = await fetch(`${running.url}/api/totals`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    const totals = v.parse(Totals, await response.json());
    expect(totals).toMatchObject({ people: 25, certified: 11 });
    expect(totals.parts.map(({ name, people }) => [name, people])).toEqual([
      ['A', 13],
      [null, 12],
    ]);
    await addRecords(running.service.database, [{ facility: 1 }]);
    expect(await (await fetch(`${running.url}/api/totals`)).json()).toEqual(totals);
  });
});
