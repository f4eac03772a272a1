import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../src/issuer/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of an embedded database that is new. */
    embeddedDatabase: string;
  }
}

/** One embedded database for the whole run, to be copied: to begin one takes seconds, to copy it does not. */
export async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-embedded-'));
  const directory = join(folder, 'database');
  await (await openDatabase({ directory })).close();
  project.provide('embeddedDatabase', directory);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Puts a new embedded database into a folder that is not there yet. */
export const copyEmbeddedDatabase = (directory: string): void =>
  cpSync(inject('embeddedDatabase'), directory, { recursive: true });
