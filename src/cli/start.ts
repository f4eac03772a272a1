import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createApp } from '../server/app.ts';
import { BOUNDS, withinBounds } from '../server/capacity.ts';
import { DEFAULT_PEOPLE } from '../server/demo-country.ts';
import { listen } from '../server/listen.ts';
import { openMetrics } from '../server/metrics.ts';
import { openService } from '../server/service.ts';
import { localAddresses, selfSignedCertificate } from '../server/tls.ts';
import { type Command, count, DATA_OPTION, dataOption, publicUrlFrom, serviceFrom } from './command.ts';
import { EID_ENVIRONMENT, EID_OPTIONS, eidFrom, eidOptions } from './eid.ts';
import { noticesFrom } from './notices.ts';
import {
  endingSignal,
  listenForMetrics,
  logFrom,
  OPERATING_OPTIONS,
  operatingOptions,
  portFrom,
  wholeNumber,
} from './operating.ts';
import { KEYS_ENVIRONMENT, keyProtectionFrom } from './service-keys.ts';
import { openSigning } from './signing.ts';
import { welcome } from './welcome.ts';

const CLIENT_DIRECTORY = resolve(import.meta.dirname, '../client');

export const startCommand: Command = {
  usage: `[options]

  --port N          (default 8080)
  --host ADDRESS    address to listen on (default 127.0.0.1; with --https 0.0.0.0, for phones in the local network)
  ${DATA_OPTION}
  --public-url URL  where people reach the service, say behind a proxy: the issuer that certificates name, and kept
  --https           serve https with a self-signed certificate: browsers give a phone's camera to nothing less
  --demo, --no-demo begin with a made-up country, or with real records, which needs --public-url (default: the made-up
                    country, unless DATABASE_URL is set; data that are there stay what they are)
  --people N        inhabitants of the made-up country (default ${count(DEFAULT_PEOPLE)})
  --trust-proxy     believe X-Forwarded-For: only behind a proxy of your own
  --drain N         seconds between being told to end (SIGTERM) and taking no more requests, in which /readyz says 503,
                    so that a proxy sends them elsewhere (default: none)
  ${EID_OPTIONS}
  ${OPERATING_OPTIONS}

Environment: DATABASE_URL (a PostgreSQL server instead of the embedded database), SMS_GATEWAY_URL and
SMS_GATEWAY_TOKEN (without them only the made-up country can be looked up), REGISTER_URL and REGISTER_TOKEN (a population
register that is asked, in place of the one that "register" loads), ${EID_ENVIRONMENT},
PUSH_CONTACT (a mailto: or https: address for the operators of push services; without it nobody is sent notices) and
PUSH_SERVICES (origins of push services beside those of the browsers' makers, with blanks between),
${KEYS_ENVIRONMENT}.`,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        ...dataOption,
        port: { type: 'string', default: '8080' },
        host: { type: 'string' },
        'public-url': { type: 'string' },
        https: { type: 'boolean', default: false },
        demo: { type: 'boolean' },
        people: { type: 'string' },
        'trust-proxy': { type: 'boolean', default: false },
        drain: { type: 'string' },
        ...eidOptions,
        ...operatingOptions,
      },
    });
    const port = wholeNumber('--port', values.port, 65_535);
    const demoPeople =
      values.people === undefined ? undefined : wholeNumber('--people', values.people, 5_000_000);
    const drainSeconds = values.drain === undefined ? 0 : wholeNumber('--drain', values.drain, 600);
    const metricsPort = portFrom('--metrics-port', values['metrics-port']);
    const log = logFrom(values.log);
    const { https } = values;
    const host = values.host ?? (https ? '0.0.0.0' : '127.0.0.1');
    const publicUrl = publicUrlFrom(values['public-url']);
    const dataDirectory = resolve(values.data);

    const signing = openSigning();
    const service = await openService({
      dataDirectory,
      databaseUrl: process.env['DATABASE_URL'] || undefined,
      publicUrl,
      localUrl: `${https ? 'https' : 'http'}://localhost:${port}`,
      demo: values.demo,
      demoPeople,
      smsGateway: serviceFrom(process.env, 'SMS_GATEWAY'),
      register: serviceFrom(process.env, 'REGISTER'),
      notices: noticesFrom(process.env),
      eid: eidFrom(values, process.env),
      keyProtection: keyProtectionFrom(process.env),
      signing,
      log,
    });
    try {
      const ending = endingSignal();
      const metrics = metricsPort === undefined ? undefined : openMetrics(service.database);
      const app = createApp(service, {
        clientDirectory: CLIENT_DIRECTORY,
        trustProxy: values['trust-proxy'],
        httpsOnly: service.url.startsWith('https:') && !https,
        metrics,
        ending,
      });
      const tls = https ? await selfSignedCertificate(join(dataDirectory, 'tls')) : undefined;
      const watched = metrics && (await listenForMetrics(metrics.app, metricsPort));
      const bounded = (listener: RequestListener) =>
        withinBounds(listener, BOUNDS, log, (path) => metrics?.refused(path));
      const listening = await listen(app, { host, port, tls, bounded });
      if (values.log === 'json') log({ level: 'info', message: 'listening', port: listening.port });
      else {
        console.log(
          welcome(service, https ? localAddresses().map((address) => `https://${address}:${port}`) : []),
        );
      }
      if (!ending.aborted) await once(ending, 'abort');
      log({ level: 'info', message: 'ending' });
      await delay(drainSeconds * 1000);
      await listening.close();
      await watched?.close();
    } finally {
      await service.close();
      await signing.close();
    }
    return 0;
  },
};
