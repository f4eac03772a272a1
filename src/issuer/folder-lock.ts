import { readFileSync, rmSync, writeFileSync } from 'node:fs';

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

/**
 * Takes a folder for this process; a lock that a killed process left behind is taken over.
 *
 * @returns gives the folder back.
 * @throws {FolderInUseError}
 */
export function lockFolder(directory: string): () => void {
  const path = `${directory}.lock`;
  const take = () => writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
  try {
    take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (owner === process.pid || isRunning(owner)) throw new FolderInUseError(directory, owner);
    rmSync(path, { force: true });
    take();
  }
  return () => rmSync(path, { force: true });
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
