import { linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file of keys that only its owner may read. All or nothing, since a key that was cut short would lock
 * everybody out; and never over a key that another process has made in the meantime and may have signed with.
 */
export function writeOnce(path: string, content: string): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content, { mode: 0o600, flush: true });
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary);
  }
}
