import { CVX, ICD11 } from '../certificate/code-systems.ts';
import { type Coding, findVaccine } from '../certificate/vaccines.ts';

const SYSTEMS: Readonly<Record<string, string>> = { [CVX]: 'CVX', [ICD11]: 'ICD-11' };

/** What was given, by its name in trade; a vaccine that we have no name for is shown by its code, never left out. */
export const productName = (codings: readonly Coding[]): string =>
  findVaccine(codings)?.product ??
  codings.map(({ system, code }) => `${SYSTEMS[system] ?? system} ${code}`).join(', ');
