import { signal } from '@preact/signals';
import * as v from 'valibot';
import { saveFile } from '../../ui/save-file.ts';
import { ImportList, ImportProgress, UnreadableFile, UploadResponse } from '../../work-contract/imports.ts';
import { ask, askFile, upload, WorkError } from '../api.ts';

/** Where the file at hand has come to: chosen and sent, looked at, being imported, or not readable. */
export type CurrentImport =
  | { readonly step: 'sending'; readonly fileName: string; readonly share: number }
  | { readonly step: 'looking'; readonly fileName: string; readonly answer: UploadResponse }
  | { readonly step: 'running'; readonly progress: ImportProgress }
  | { readonly step: 'unreadable'; readonly fileName: string; readonly why: UnreadableFile };

export const currentImport = signal<CurrentImport | undefined>(undefined);
export const importProblem = signal<WorkError | undefined>(undefined);

/** The account's latest imports, the newest first; undefined while they have not come. */
export const latestImports = signal<readonly ImportProgress[] | undefined>(undefined);

/** Fails into `importProblem`. */
async function tried(work: () => Promise<void>): Promise<void> {
  importProblem.value = undefined;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WorkError)) throw error;
    importProblem.value = error;
  }
}

/** Sends a file to be looked at; nothing of it is taken into the records yet. */
export const sendFile = (file: File): Promise<void> =>
  tried(async () => {
    const { name: fileName } = file;
    currentImport.value = { step: 'sending', fileName, share: 0 };
    try {
      const answer = await upload('imports', file, (share) => {
        currentImport.value = { step: 'sending', fileName, share };
      });
      const parsed = v.safeParse(v.union([UploadResponse, UnreadableFile]), answer);
      if (!parsed.success) throw new WorkError('bad-answer');
      currentImport.value =
        'error' in parsed.output
          ? { step: 'unreadable', fileName, why: parsed.output }
          : { step: 'looking', fileName, answer: parsed.output };
    } catch (error) {
      currentImport.value = undefined;
      throw error;
    }
  });

const POLL_MS = 700;

/** Imports what was sent, or goes on with it, and follows it to its end. */
export const startImport = (importId: number): Promise<void> =>
  tried(async () => {
    const started = await ask(`imports/${importId}/run`, {}, ImportProgress);
    currentImport.value = { step: 'running', progress: started };
    await follow(importId);
  });

/** Asks how far an import has come until it has ended, or something else is on screen. */
async function follow(importId: number): Promise<void> {
  const isShown = () => {
    const current = currentImport.value;
    return current?.step === 'running' && current.progress.importId === importId;
  };
  while (isShown()) {
    const progress = await ask(`imports/${importId}`, undefined, ImportProgress).catch((error: unknown) => {
      // The import goes on without us; the next question may get through.
      if (error instanceof WorkError && (error.code === 'no-connection' || error.code === 'timeout'))
        return undefined;
      throw error;
    });
    if (!isShown()) return;
    if (progress) currentImport.value = { step: 'running', progress };
    if (progress && progress.state !== 'running' && progress.state !== 'uploaded') {
      await loadImports();
      return;
    }
    await new Promise((over) => setTimeout(over, POLL_MS));
  }
}

export const loadImports = (): Promise<void> =>
  tried(async () => {
    latestImports.value = (await ask('imports', undefined, ImportList)).imports;
  });

/** Saves the rejected lines with their reasons, to be mended and sent again. */
export const saveRejected = ({
  importId,
  fileName,
}: Pick<ImportProgress, 'importId' | 'fileName'>): Promise<void> =>
  tried(async () => {
    const file = await askFile(`imports/${importId}/rejected`);
    const extension = file.type.startsWith('text/csv') ? 'csv' : 'ndjson';
    saveFile(new File([file], `${fileName.replace(/\.\w+$/, '')}.${REJECTED_SUFFIX}.${extension}`));
  });

/** As clerks call them; it names a file, in whatever language the screen is. */
const REJECTED_SUFFIX = 'dong-loi';
