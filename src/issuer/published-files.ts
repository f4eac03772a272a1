import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Readers see the old file or the new one, never a part. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

/** Removes the files of a folder that nobody is to find any more. */
export function removeFiles(directory: string, isOutdated: (name: string) => boolean): void {
  for (const name of readdirSync(directory)) if (isOutdated(name)) rmSync(join(directory, name));
}
