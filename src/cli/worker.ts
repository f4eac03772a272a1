import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { certifyQueued } from '../issuer/certify.ts';
import { faultFields } from '../server/log.ts';
import { openMetrics } from '../server/metrics.ts';
import { decideMode } from '../server/mode.ts';
import { decideOwnIssuer } from '../server/own-issuer.ts';
import { type Command, DATA_OPTION, dataOption, UsageError, withDatabase } from './command.ts';
import {
  endingSignal,
  listenForMetrics,
  logFrom,
  OPERATING_OPTIONS,
  operatingOptions,
  portFrom,
} from './operating.ts';
import { KEYS_ENVIRONMENT, openServiceKeys } from './service-keys.ts';
import { openSigning } from './signing.ts';

const ASK_EVERY_MS = 2_000;

export const workerCommand: Command = {
  usage: `[options]

Signs certificates of what facilities have attested, as the service does by itself, and goes on until it is told to stop
(SIGTERM), which lets the batch that is under way end. Needs the service's database server and a copy of its keys.

  ${DATA_OPTION}
  ${OPERATING_OPTIONS}

Environment: DATABASE_URL, ${KEYS_ENVIRONMENT}.`,
  run: async (args) => {
    const { values } = parseArgs({ args, options: { ...dataOption, ...operatingOptions } });
    if (!process.env['DATABASE_URL']) {
      throw new UsageError('several processes need a PostgreSQL server: name it with DATABASE_URL');
    }
    const metricsPort = portFrom('--metrics-port', values['metrics-port']);
    const log = logFrom(values.log);
    const signing = openSigning();
    const ending = endingSignal();
    try {
      return await withDatabase(values.data, async (database) => {
        const issuer = await database.transaction(async (transaction) =>
          decideOwnIssuer(transaction, await decideMode(transaction, undefined, false), undefined),
        );
        const keys = await openServiceKeys(database, values.data);
        const watched = await listenForMetrics(openMetrics(database).app, metricsPort);
        while (!ending.aborted) {
          try {
            const stopping = () => ending.aborted;
            const { certified, failed } = await certifyQueued(database, keys, issuer, new Date(), {
              signing,
              stopping,
            });
            if (certified + failed > 0) log({ level: 'info', message: 'certified', certified, failed });
          } catch (error) {
            // A server that is away comes back; what was under way was rolled back.
            log({ level: 'error', message: 'not certified', ...faultFields(error) });
          }
          await delay(ASK_EVERY_MS, undefined, { signal: ending }).catch(() => {});
        }
        await watched?.close();
        return 0;
      });
    } finally {
      await signing.close();
    }
  },
};
