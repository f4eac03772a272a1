import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from '../../../src/issuer/database.ts';
import { print } from './figures.ts';

/** Of Linux, on every architecture that Node runs on. */
const TICKS_A_SECOND = 100;

interface Times {
  readonly service: number;
  readonly database: number;
  readonly client: number;
}

/** Seconds of processor that each of the three has used so far: unlike their time by the clock it is theirs alone. */
export type Processor = () => Times;

/** @param database of the service, where it has one. */
export async function processorOf(servicePid: number, database?: Database): Promise<Processor> {
  const [backend] = (await database?.query<{ pid: number }>('select pg_backend_pid() as pid')) ?? [];
  const postmaster = backend && stat(backend.pid)?.parent;
  return () => {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), ...stat(Number(name)) }));
    const own = all.find(({ pid }) => pid === postmaster);
    const backends = all.filter(({ parent }) => parent !== undefined && parent === postmaster);
    const { user, system } = process.cpuUsage();
    return {
      service: stat(servicePid)?.seconds ?? 0,
      // Of those that have ended the postmaster knows.
      database: [...backends].reduce((sum, { seconds = 0 }) => sum + seconds, own?.withEnded ?? 0),
      client: (user + system) / 1e6,
    };
  };
}

/** proc_pid_stat(5). */
function stat(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    const seconds = (utime + stime) / TICKS_A_SECOND;
    return { parent: fields[1], seconds, withEnded: seconds + (cutime + cstime) / TICKS_A_SECOND };
  } catch {
    return undefined;
  }
}

/** @param wall seconds by the clock. @param requests that were answered with what they asked for. */
export function sayProcessor(before: Times, after: Times, wall: number, requests: number): void {
  const parts = (['service', 'database', 'client'] as const).map((who) => {
    const used = after[who] - before[who];
    return `${who} ${(used / wall).toFixed(2)} cores, ${((used / requests) * 1000).toFixed(2)} ms each`;
  });
  print(`  processor: ${parts.join('; ')}`);
}
