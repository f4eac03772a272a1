import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { openSigningThreads, type Signing, signHere } from '../issuer/signing-threads.ts';

/** Built beside this command. */
const PROGRAM = resolve(import.meta.dirname, 'signing-thread.js');

/** As many threads that sign as there are cores; in development none. */
export const openSigning = (): Signing =>
  existsSync(PROGRAM) ? openSigningThreads(PROGRAM, availableParallelism()) : signHere;
