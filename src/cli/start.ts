import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '../server/app.ts';
import { DEFAULT_PEOPLE } from '../server/demo-country.ts';
import { listen } from '../server/listen.ts';
import { openService } from '../server/service.ts';
import { localAddresses, selfSignedCertificate } from '../server/tls.ts';
import { type Command, count, DATA_OPTION, dataOption, publicUrlFrom, UsageError } from './command.ts';
import { welcome } from './welcome.ts';

const CLIENT_DIRECTORY = resolve(import.meta.dirname, '../client');

export const startCommand: Command = {
  summary: 'run the service: app, look-up, publications',
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

Environment: DATABASE_URL (a PostgreSQL server instead of the embedded database), SMS_GATEWAY_URL and
SMS_GATEWAY_TOKEN (without them only the made-up country can be looked up).`,
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
      },
    });
    const port = wholeNumber('--port', values.port, 65_535);
    const demoPeople =
      values.people === undefined ? undefined : wholeNumber('--people', values.people, 5_000_000);
    const { https } = values;
    const host = values.host ?? (https ? '0.0.0.0' : '127.0.0.1');
    const publicUrl = publicUrlFrom(values['public-url']);
    const dataDirectory = resolve(values.data);

    const service = await openService({
      dataDirectory,
      databaseUrl: process.env['DATABASE_URL'] || undefined,
      publicUrl,
      localUrl: `${https ? 'https' : 'http'}://localhost:${port}`,
      demo: values.demo,
      demoPeople,
      smsGateway: smsGatewayFrom(process.env),
      report: (line) => console.log(line),
    });
    try {
      const app = createApp(service, {
        clientDirectory: CLIENT_DIRECTORY,
        trustProxy: values['trust-proxy'],
        httpsOnly: service.url.startsWith('https:') && !https,
      });
      const tls = https ? await selfSignedCertificate(join(dataDirectory, 'tls')) : undefined;
      const listening = await listen(app, { host, port, tls });
      console.log(
        welcome(service, https ? localAddresses().map((address) => `https://${address}:${port}`) : []),
      );
      await new Promise<void>((stop) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
      });
      await listening.close();
    } finally {
      await service.close();
    }
    return 0;
  },
};

function wholeNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > most) {
    throw new UsageError(`${option} must be a whole number from 1 to ${count(most)}`);
  }
  return number;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

function smsGatewayFrom({ SMS_GATEWAY_URL: url = '', SMS_GATEWAY_TOKEN: token = '' }: NodeJS.ProcessEnv) {
  if (url === '' && token === '') return undefined;
  if (url === '' || token === '') throw new UsageError('SMS_GATEWAY_URL and SMS_GATEWAY_TOKEN go together');
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  // Codes and telephone numbers do not travel in the open.
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.test(hostname))) {
    throw new UsageError('SMS_GATEWAY_URL must be an https address');
  }
  return { url, token };
}
