import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Another process has the folder open; the embedded database allows one only. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly code = 'folder-in-use';
  readonly processId: number;

  constructor(directory: string, processId: number) {
    super(`${directory} is in use by process ${processId}`);
    this.processId = processId;
  }
}

/** Locks of this process. One that bears its number and is not among them is of an earlier process with that number. */
const held = new Set<string>();

/**
 * Takes a folder for this process; a lock that a killed process left behind is taken over.
 *
 * @returns gives the folder back.
 * @throws {FolderInUseError}
 */
export function lockFolder(directory: string): () => void {
  const path = `${resolve(directory)}.lock`;
  const take = () => writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
  try {
    take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number.parseInt(readFileSync(path, 'utf8'), 10);
    // In a container the service has the same number after each start.
    if (owner === process.pid ? held.has(path) : isRunning(owner))
      throw new FolderInUseError(directory, owner);
    rmSync(path, { force: true });
    take();
  }
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(path, { force: true });
  };
}

export function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
