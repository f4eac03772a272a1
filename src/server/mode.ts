import type { Queryable } from '../issuer/database.ts';
import { keepFirst, readSetting } from './settings.ts';

/** A made-up country to try things on, or real people. Decided once for a set of data, and never mixed. */
export type Mode = 'demo' | 'production';

export class ModeError extends Error {
  override readonly name = 'ModeError';
  readonly code: 'demo-data' | 'real-data';

  constructor(code: ModeError['code']) {
    super(
      code === 'demo-data'
        ? 'these data are those of the demo country'
        : 'these data are those of real people',
    );
    this.code = code;
  }
}

/** What was decided of these data, if anything yet. */
export const knownMode = (database: Queryable): Promise<Mode | undefined> => readSetting(database, 'mode');

/**
 * What these data are; at first start, what they shall be. The demo never begins over data that are there.
 *
 * @param wanted what the operator asked for, if anything.
 * @param byDefault whether fresh data become the demo country where nobody asked.
 * @throws {ModeError} where the operator asked for what the data are not.
 */
export async function decideMode(
  database: Queryable,
  wanted: boolean | undefined,
  byDefault: boolean,
): Promise<Mode> {
  const [used] = await database.query('select 1 from record limit 1');
  const mode: Mode = used || !(wanted ?? byDefault) ? 'production' : 'demo';
  const known = await keepFirst(database, 'mode', mode);
  if (wanted !== undefined && wanted !== (known === 'demo')) {
    throw new ModeError(known === 'demo' ? 'demo-data' : 'real-data');
  }
  return known;
}
