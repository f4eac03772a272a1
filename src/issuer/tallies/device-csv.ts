import { tallyCsv } from '../../tally-contract/tally-csv.ts';
import type { SumOfDevice } from './tallies.ts';

/** Sums of devices as CSV, each with whose they are. */
export const deviceCsv = (sums: readonly SumOfDevice[]): string =>
  tallyCsv(sums, [
    ['Nơi (place)', ({ place }) => place],
    ['Máy (device)', ({ thumbprint }) => thumbprint],
  ]);
