import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import * as v from 'valibot';
import type { Actor } from '../../issuer/actor.ts';
import { enterRecord } from '../../issuer/enter-record.ts';
import { ImportBusyError } from '../../issuer/import-claim.ts';
import {
  hasTooManyWaiting,
  type Importer,
  storeUpload,
  TooManyFilesError,
} from '../../issuer/import-files.ts';
import { previewImport } from '../../issuer/import-preview.ts';
import { rejectedFile } from '../../issuer/import-rejected.ts';
import { discardImport, runImport } from '../../issuer/import-run.ts';
import {
  ImportNotFoundError,
  importProgress,
  listImports,
  type ImportProgress as Progress,
  readImport,
} from '../../issuer/import-table.ts';
import { UnreadableFileError } from '../../issuer/table.ts';
import {
  EnterRequest,
  type EnterResponse,
  type ImportColumn,
  type ImportList,
  type ImportProgress,
  type UnreadableFile,
  type UploadResponse,
} from '../../work-contract/imports.ts';
import { fail } from '../answers.ts';
import { faultFields } from '../log.ts';
import type { Service } from '../service.ts';
import type { WorkEnv } from './access.ts';

/**
 * `/api/work/imports`: files of records from upload over preview to what was rejected, and one person by a form. Each
 * account sees its own imports alone.
 */
export function importRoutes(service: Service): Hono<WorkEnv> {
  const { database, importsDirectory } = service;
  const routes = new Hono<WorkEnv>();
  routes.onError((error, context) => {
    if (error instanceof ImportNotFoundError) return fail(context, 'not-found');
    if (error instanceof TooManyFilesError) return fail(context, 'too-many-requests');
    if (error instanceof UnreadableFileError) return context.json<UnreadableFile>(unreadable(error), 422);
    throw error;
  });

  routes.post('/', async (context) => {
    const actor = context.get('actor');
    const { body } = context.req.raw;
    if (!body) return fail(context, 'bad-request');
    if (await hasTooManyWaiting(database, actor.accountId)) return fail(context, 'too-many-requests');
    const now = new Date();
    const { importId, importedBefore } = await storeUpload(
      database,
      importsDirectory,
      importerOf(actor),
      fileNameOf(context),
      body,
      now,
    );
    try {
      const preview = await previewImport(database, importsDirectory, importId, now);
      const answer = { importId, importedBefore: importedBefore?.toISOString() ?? null, preview };
      return context.json<UploadResponse>(answer);
    } catch (error) {
      if (error instanceof UnreadableFileError) await discardImport(database, importsDirectory, importId);
      throw error;
    }
  });

  routes.post('/one', async (context) => {
    const request = v.safeParse(EnterRequest, await context.req.json().catch(() => undefined));
    if (!request.success) return fail(context, 'bad-request');
    const { doses, ...person } = request.output;
    const result = await enterRecord(database, importerOf(context.get('actor')), person, doses, new Date());
    // Whoever entered it wants to see what is wrong with it; it is stored, whether or not that can be told now.
    if ('recordId' in result && result.recordId !== null) {
      await service.cleanOne(result.recordId).catch((error: unknown) => {
        service.log({ level: 'error', message: 'record not checked', ...faultFields(error) });
      });
    }
    return context.json<EnterResponse>(result);
  });

  routes.get('/', async (context) => {
    const imports = await listImports(database, context.get('actor').accountId);
    return context.json<ImportList>({
      imports: imports.map((progress) => progressAnswer(context.get('actor'), progress)),
    });
  });

  routes.get('/:id', async (context) => {
    const importId = await ownImport(service, context);
    return context.json<ImportProgress>(
      progressAnswer(context.get('actor'), await importProgress(database, importId)),
    );
  });

  routes.post('/:id/run', async (context) => {
    const importId = await ownImport(service, context);
    service.inBackground(
      'records not imported',
      runImport(database, importsDirectory, importId).then(
        () => service.clean(),
        (error: unknown) => {
          // One that is under way goes on; one that fails says so in its progress.
          if (!(error instanceof ImportBusyError) && !(error instanceof UnreadableFileError)) throw error;
        },
      ),
    );
    return context.json<ImportProgress>(
      progressAnswer(context.get('actor'), await importProgress(database, importId)),
      202,
    );
  });

  routes.get('/:id/rejected', async (context) => {
    const importId = await ownImport(service, context);
    const { contentType, extension, text } = await rejectedFile(database, importId);
    context.header('content-type', contentType);
    context.header('content-disposition', `attachment; filename="rejected-${importId}.${extension}"`);
    return stream(context, async (out) => {
      for await (const chunk of text) await out.write(chunk);
    });
  });

  routes.delete('/:id', async (context) => {
    const importId = await ownImport(service, context);
    const discarded = await discardImport(database, importsDirectory, importId);
    return discarded ? context.body(null, 204) : fail(context, 'bad-request');
  });
  return routes;
}

/** The import that is asked for, if it is the account's own. @throws {ImportNotFoundError} */
async function ownImport({ database }: Service, context: Context<WorkEnv>): Promise<number> {
  const id = context.req.param('id') ?? '';
  if (!/^\d{1,15}$/.test(id)) throw new ImportNotFoundError();
  const known = await readImport(database, Number(id));
  if (known.account_id !== context.get('actor').accountId) throw new ImportNotFoundError();
  return known.id;
}

/** A clerk sends the own facility's doses, a province its own, the ministry all. */
function importerOf({ accountId, role, territory }: Actor): Importer {
  if (role === 'ministry') return { accountId, facilityId: null, province: null };
  if (role === 'province') return { accountId, facilityId: null, province: territory.province ?? '' };
  return { accountId, facilityId: territory.facilityId ?? 0, province: null };
}

function fileNameOf(context: Context): string {
  try {
    return decodeURIComponent(context.req.header('x-file-name') ?? '');
  } catch {
    return '';
  }
}

const unreadable = ({ code, columns }: UnreadableFileError): UnreadableFile => ({
  error: code,
  columns: columns as ImportColumn[],
});

const progressAnswer = (
  { role }: Actor,
  { uploadedAt, startedAt, finishedAt, newRecords, newDoses, ...progress }: Progress,
): ImportProgress => ({
  ...progress,
  newRecords: role === 'ministry' ? newRecords : null,
  newDoses: role === 'ministry' ? newDoses : null,
  uploadedAt: uploadedAt.toISOString(),
  startedAt: startedAt?.toISOString() ?? null,
  finishedAt: finishedAt?.toISOString() ?? null,
});
