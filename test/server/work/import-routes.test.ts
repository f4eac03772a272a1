import { Hono } from 'hono';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/issuer/actor.ts';
import { FAULT_WORDS } from '../../../src/issuer/import-fault-words.ts';
import { REQUIRED_COLUMNS } from '../../../src/issuer/record-columns.ts';
import type { Service } from '../../../src/server/service.ts';
import type { WorkEnv } from '../../../src/server/work/access.ts';
import { importRoutes } from '../../../src/server/work/import-routes.ts';
import {
  EnterResponse,
  ImportColumn,
  ImportFaultCode,
  ImportList,
  ImportProgress,
  UnreadableFile,
  UploadResponse,
} from '../../../src/work-contract/imports.ts';
import { type Running, startService, temporaryFolder } from '../running.ts';

const HEADER = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Ngày tiêm,Vắc xin,Cơ sở tiêm';
const HANH = 'Trần Thị Hạnh,05/11/1978,Nữ,001178000001,10/08/2021,AZ,Trạm A';

let running: Running;
let actors: Record<'clerk' | 'otherClerk' | 'ministry', Actor>;
const folder = temporaryFolder();
beforeAll(async () => {
  running = await startService(folder.path, { demo: false, publicUrl: 'https://vacxin.example.vn' });
  const { database } = running.service;
  await database.query(`insert into facility (name) values ('Trạm A'), ('Trạm B')`);
  await database.query(
    `insert into account (name, role, facility_id, province, commune, created_at)
     values ('A', 'clerk', 1, null, null, now()), ('B', 'clerk', 2, null, null, now()),
            ('C', 'ministry', null, null, null, now())`,
  );
  const territory = { facilityId: null, province: null, commune: null };
  actors = {
    clerk: { accountId: 1, name: 'A', role: 'clerk', territory: { ...territory, facilityId: 1 } },
    otherClerk: { accountId: 2, name: 'B', role: 'clerk', territory: { ...territory, facilityId: 2 } },
    ministry: { accountId: 3, name: 'C', role: 'ministry', territory },
  };
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

/** The routes as they are mounted, asked by somebody who is signed in. */
function as(actor: Actor, service: Service = running.service) {
  const app = new Hono<WorkEnv>();
  app.use(async (context, next) => {
    context.set('actor', actor);
    await next();
  });
  app.route('/', importRoutes(service));
  return (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    app.request(path, { method, headers, ...(body !== undefined && { body }) });
}

const upload = async (actor: Actor, ...lines: string[]) => {
  const response = await as(actor)('POST', '/', [HEADER, ...lines].join('\n'), {
    'x-file-name': encodeURIComponent('C:\\danh sách.csv'),
  });
  expect(response.status).toBe(200);
  return v.parse(UploadResponse, await response.json());
};

async function finished(actor: Actor, importId: number) {
  for (;;) {
    const progress = v.parse(ImportProgress, await (await as(actor)('GET', `/${importId}`)).json());
    if (progress.state === 'done') return progress;
    await new Promise((wait) => setTimeout(wait, 20));
  }
}

describe('imports over HTTP', () => {
  it('go from upload over preview to what was rejected', async () => {
    const { importId, preview } = await upload(actors.clerk, HANH, HANH.replace('Trạm A', 'Trạm B'));
    expect(preview).toMatchObject({
      lines: 2,
      newRecords: 1,
      rejected: 1,
      faults: [{ fault: 'facility-not-yours' }],
    });
    const started = await as(actors.clerk)('POST', `/${importId}/run`);
    expect(started.status).toBe(202);
    expect(await finished(actors.clerk, importId)).toMatchObject({
      fileName: 'danh sách.csv',
      lines: 2,
      rejected: 1,
      shareDone: 1,
    });
    const rejected = await as(actors.clerk)('GET', `/${importId}/rejected`);
    expect(rejected.headers.get('content-disposition')).toBe(
      `attachment; filename="rejected-${importId}.csv"`,
    );
    expect(await rejected.text()).toContain('(facility-not-yours, facility)');
    const { imports } = v.parse(ImportList, await (await as(actors.clerk)('GET', '/')).json());
    expect(imports.map((known) => known.importId)).toEqual([importId]);
    const again = await upload(actors.clerk, HANH, HANH.replace('Trạm A', 'Trạm B'));
    expect(again.importedBefore).not.toBeNull();
    expect((await as(actors.clerk)('DELETE', `/${again.importId}`)).status).toBe(204);
    expect((await as(actors.clerk)('DELETE', `/${importId}`)).status).toBe(400);
  });

  it('do not tell a facility or a province whether a person is known elsewhere', async () => {
    const known = HANH.replaceAll('Hạnh', 'Hoa').replace('Trạm A', 'Trạm B');
    const first = await upload(actors.ministry, known);
    await as(actors.ministry)('POST', `/${first.importId}/run`);
    expect(await finished(actors.ministry, first.importId)).toMatchObject({ newRecords: 1, newDoses: 1 });
    // The same dose of the same person, and one of somebody whom nobody has heard of.
    const told = [];
    for (const name of ['Hoa', 'Hoài']) {
      const guess = HANH.replaceAll('Hạnh', name);
      const { importId } = await upload(actors.clerk, guess);
      await as(actors.clerk)('POST', `/${importId}/run`);
      const { lines, rejected, newRecords, newDoses } = await finished(actors.clerk, importId);
      told.push({ lines, rejected, newRecords, newDoses });
    }
    const nothing = { lines: 1, rejected: 0, newRecords: null, newDoses: null };
    expect(told).toEqual([nothing, nothing]);
    const { imports } = v.parse(ImportList, await (await as(actors.clerk)('GET', '/')).json());
    expect(imports.filter(({ newRecords, newDoses }) => newRecords !== null || newDoses !== null)).toEqual(
      [],
    );
  });

  it('are nobody else’s', async () => {
    const { importId } = await upload(actors.ministry, HANH);
    for (const [method, path] of [
      ['GET', `/${importId}`],
      ['POST', `/${importId}/run`],
      ['GET', `/${importId}/rejected`],
      ['DELETE', `/${importId}`],
      ['GET', '/999'],
      ['GET', '/x'],
    ] as const) {
      expect((await as(actors.otherClerk)(method, path)).status).toBe(404);
    }
  });

  it('say why a file cannot be read', async () => {
    const response = await as(actors.clerk)('POST', '/', 'Họ và tên,Ngày sinh\nA,B');
    expect(response.status).toBe(422);
    expect(v.parse(UnreadableFile, await response.json())).toMatchObject({ error: 'missing-columns' });
    expect((await as(actors.clerk)('POST', '/')).status).toBe(400);
  });

  it('take one person by a form, and name the fields that are wrong', async () => {
    const person = { name: 'Lê Văn B', birthDate: '1980-01-02', sex: 'male', documentNumber: '001080000002' };
    const enter = async (actor: Actor, request: object) => {
      const response = await as(actor)('POST', '/one', JSON.stringify(request));
      return response.status === 200 ? v.parse(EnterResponse, await response.json()) : response.status;
    };
    const dose = { doseDate: '2021-08-10', vaccine: 'AZ', facility: 'Trạm B' };
    expect(await enter(actors.otherClerk, { ...person, doses: [dose] })).toMatchObject({
      recordId: expect.any(Number),
      newDoses: 1,
    });
    expect(
      await enter(actors.clerk, { ...person, sex: 'x', doses: [{ ...dose, facility: 'Trạm A' }] }),
    ).toEqual({
      refusals: [{ field: 'sex', fault: 'sex-invalid' }],
    });
    expect(
      await running.service.database.query('select checked_at from record where birth_date = $1', [
        '1980-01-02',
      ]),
    ).toEqual([{ checked_at: expect.any(Date) }]);
    const unable = { ...running.service, cleanOne: () => Promise.reject(new Error('unable')) };
    const stored = await as(actors.otherClerk, unable)(
      'POST',
      '/one',
      JSON.stringify({ ...person, doses: [dose] }),
    );
    expect(stored.status).toBe(200);
    expect(await enter(actors.clerk, { ...person, doses: [] })).toBe(400);
    expect(await enter(actors.clerk, {})).toBe(400);
  });
});

describe('what screens know of imports', () => {
  it('is every fault and every column that there is', () => {
    expect([...ImportFaultCode.options].sort()).toEqual(Object.keys(FAULT_WORDS).sort());
    for (const column of REQUIRED_COLUMNS) expect(v.is(ImportColumn, column)).toBe(true);
  });
});
