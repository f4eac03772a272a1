import { parseArgs } from 'node:util';
import type { Database } from '../issuer/database.ts';
import { tidyName } from '../issuer/names.ts';
import { deviceCsv } from '../issuer/tallies/device-csv.ts';
import { talliesSince } from '../issuer/tallies/tallies.ts';
import { giveTallyCode, removeDevice, tallyDevices } from '../issuer/tallies/tally-devices.ts';
import { type Command, count, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';
import { openServiceKeys } from './service-keys.ts';

const MOST_DEVICES = 500;
const LONGEST_PLACE = 100;
const OPTIONS = {
  ...dataOption,
  devices: { type: 'string', default: '1' },
  days: { type: 'string', default: '90' },
} as const;

export const talliesCommand: Command = {
  usage: `code PLACE [options]
       vi-vacxin tallies devices [options]
       vi-vacxin tallies remove DEVICE [options]
       vi-vacxin tallies export [options]

Sums of the verdicts that verifiers have given, hour by hour, where their supervisors let them be sent: no name, number
or code of anybody. "code" tells a code, good for 72 hours, by which devices of a place enrol themselves at
/verify/supervisor. "remove" takes nothing more from a device and forgets what it has sent. "export" writes all sums as
CSV to standard output.

  --devices N       how many devices may enrol by the code (default 1, at most ${MOST_DEVICES})
  --days N          how far back to export (default 90)
  ${DATA_OPTION}`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const [action, subject, ...others] = positionals;
    if (others.length > 0) throw new UsageError('put a name of several words into quotation marks');
    if (action === 'code' && subject !== undefined) {
      const devices = numberFrom(values.devices, MOST_DEVICES, '--devices');
      return withDatabase(values.data, (database) => code(database, values.data, subject, devices));
    }
    if (action === 'remove' && subject !== undefined) {
      return withDatabase(values.data, (database) => remove(database, subject));
    }
    if (action === 'devices' && subject === undefined) return withDatabase(values.data, list);
    if (action === 'export' && subject === undefined) {
      const days = numberFrom(values.days, 400, '--days');
      return withDatabase(values.data, (database) => exportCsv(database, days));
    }
    throw new UsageError('say "code" and a place, "devices", "remove" and a device, or "export"');
  },
};

async function code(database: Database, data: string, named: string, devices: number): Promise<number> {
  const place = tidyName(named);
  if (place === '' || place.length > LONGEST_PLACE || /\p{Cc}/u.test(place)) {
    throw new UsageError(`say where the devices stand, in at most ${LONGEST_PLACE} letters`);
  }
  const { secret } = await openServiceKeys(database, data);
  const given = await giveTallyCode(database, secret, place, devices, new Date());
  console.log(
    `code ${given.code} for ${count(devices)} devices, good until ${given.expiresAt.toISOString()}`,
  );
  return 0;
}

async function list(database: Database): Promise<number> {
  for (const { thumbprint, place, enrolledAt, hours } of await tallyDevices(database)) {
    console.log([thumbprint, place, enrolledAt.toISOString(), `${count(hours)} hours`].join('\t'));
  }
  return 0;
}

async function remove(database: Database, thumbprint: string): Promise<number> {
  if (!(await removeDevice(database, thumbprint))) {
    throw new UsageError('no such device; see "tallies devices"');
  }
  console.log('removed');
  return 0;
}

async function exportCsv(database: Database, days: number): Promise<number> {
  const sums = await talliesSince(database, new Date(Date.now() - days * 86_400_000));
  process.stdout.write(deviceCsv(sums));
  return 0;
}

function numberFrom(text: string, most: number, option: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new UsageError(`${option} must be a number from 1 to ${most}`);
  }
  return number;
}
