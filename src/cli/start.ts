import { createServer as createHttpsServer } from 'node:https';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { createApp } from '../server/app.ts';
import { openService, type Service } from '../server/service.ts';
import { localAddresses, selfSignedCertificate } from '../server/tls.ts';
import { type Command, DATA_OPTION, dataOption, UsageError } from './command.ts';

const DEMO_PEOPLE = 20_000;
const CLIENT_DIRECTORY = resolve(import.meta.dirname, '../client');

export const startCommand: Command = {
  summary: 'run the service: app, look-up, publications',
  usage: `[options]

  --port N          (default 8080)
  --host ADDRESS    address to listen on (default 127.0.0.1; with --https 0.0.0.0, for phones in the local network)
  ${DATA_OPTION}
  --public-url URL  where people reach the service; its https form is the issuer that certificates name
  --https           serve https with a self-signed certificate: browsers give a phone's camera to nothing less
  --demo, --no-demo begin with a made-up country, or with an empty database (default: the made-up country, when the
                    embedded database is new)
  --people N        inhabitants of the made-up country (default ${DEMO_PEOPLE})
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
        people: { type: 'string', default: String(DEMO_PEOPLE) },
        'trust-proxy': { type: 'boolean', default: false },
      },
    });
    const port = wholeNumber('--port', values.port, 65_535);
    const people = wholeNumber('--people', values.people, 5_000_000);
    const { https } = values;
    const host = values.host ?? (https ? '0.0.0.0' : '127.0.0.1');
    const dataDirectory = resolve(values.data);
    const reachable = https ? (localAddresses()[0] ?? 'localhost') : 'localhost';
    const publicUrl = (values['public-url'] ?? `${https ? 'https' : 'http'}://${reachable}:${port}`).replace(
      /\/$/,
      '',
    );
    if (!/^https?:\/\/[^/]/.test(publicUrl))
      throw new UsageError('--public-url must be an http or https address');

    const service = await openService({
      dataDirectory,
      databaseUrl: process.env['DATABASE_URL'] || undefined,
      publicUrl,
      demo: values.demo,
      demoPeople: people,
      smsGateway: smsGatewayFromEnvironment(),
      report: (line) => console.log(line),
    });
    const app = createApp(service, { clientDirectory: CLIENT_DIRECTORY, trustProxy: values['trust-proxy'] });
    const server = serve({
      fetch: app.fetch,
      port,
      hostname: host,
      ...(https && {
        createServer: createHttpsServer,
        serverOptions: await selfSignedCertificate(join(dataDirectory, 'tls')),
      }),
    });
    await new Promise((listening, failed) => server.once('listening', listening).once('error', failed)).catch(
      async (error) => {
        await service.close();
        throw error;
      },
    );
    console.log(welcome(service));
    await new Promise<void>((stop) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
    });
    server.close();
    await service.close();
    // Connections that a browser keeps open are not waited for.
    process.exit(0);
  },
};

function wholeNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > most) {
    throw new UsageError(`${option} must be a whole number from 1 to ${most}`);
  }
  return number;
}

function smsGatewayFromEnvironment() {
  const { SMS_GATEWAY_URL: url, SMS_GATEWAY_TOKEN: token } = process.env;
  return url && token ? { url, token } : undefined;
}

function welcome({ publicUrl, mode, examples, sendSms }: Service): string {
  const lines = ['', `  Wallet    ${publicUrl}/`, `  Verifier  ${publicUrl}/verify`];
  const [example] = examples.filter(({ certifiable }) => certifiable);
  if (mode === 'demo' && example) {
    lines.push(
      '',
      '  The demo country: everybody in it is made up. Look up, for one,',
      `    name      ${example.name}`,
      `    born      ${example.birthDate.split('-').reverse().join('/')}`,
      `    document  ${example.documentNumber}`,
      `  The code that goes to their phone, and more people to try: ${publicUrl}/outbox`,
    );
  } else if (!sendSms) {
    lines.push(
      '',
      '  No SMS gateway is configured (SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN): nobody can be looked up yet.',
    );
  }
  if (publicUrl.startsWith('https:')) {
    lines.push(
      '',
      '  The certificate is self-signed: a browser warns once. To keep the app offline as well, install',
      '  data/tls/cert.pem on the phone as a certificate authority.',
    );
  }
  return `${lines.join('\n')}\n`;
}
