import type { Database } from '../issuer/database.ts';

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

/**
 * What these data are; at first start, what they shall be. The demo never begins over data that are there.
 *
 * @param wanted what the operator asked for, if anything.
 * @param byDefault whether fresh data become the demo country where nobody asked.
 * @throws {ModeError} where the operator asked for what the data are not.
 */
export async function decideMode(
  database: Database,
  wanted: boolean | undefined,
  byDefault: boolean,
): Promise<Mode> {
  const [known] = await database.query<{ mode: Mode }>(
    `select value #>> '{}' as mode from setting where name = 'mode'`,
  );
  const [used] = await database.query('select 1 from record limit 1');
  const mode = known?.mode ?? (used || !(wanted ?? byDefault) ? 'production' : 'demo');
  if (wanted !== undefined && wanted !== (mode === 'demo')) {
    throw new ModeError(mode === 'demo' ? 'demo-data' : 'real-data');
  }
  if (!known) {
    await database.query(`insert into setting (name, value) values ('mode', to_jsonb($1::text))`, [mode]);
  }
  return mode;
}
