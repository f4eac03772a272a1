import { join } from 'node:path';
import type { Example } from '../demo/country.ts';
import { type Database, openDatabase } from '../issuer/database.ts';
import { openKeys, type ServiceKeys } from '../issuer/keys.ts';
import { forgetOldLimits } from '../issuer/limits.ts';
import { forgetOldLookUps } from '../issuer/look-up.ts';
import { type OwnIssuer, publish } from '../issuer/publish.ts';
import { outbox, type SendSms, smsGateway } from '../issuer/sms.ts';
import { demoExamples, seedDemoCountry } from './demo-country.ts';
import { decideMode, type Mode } from './mode.ts';

export interface ServiceOptions {
  /** Keys, publications and, without `databaseUrl`, the database live here. */
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
  /** Where people reach the service, without a slash at the end. */
  readonly publicUrl: string;
  /** Asked for by the operator; undefined leaves it to what the data are, and to the embedded default. */
  readonly demo?: boolean | undefined;
  /** Inhabitants of the demo country, the first time. */
  readonly demoPeople: number;
  /** `undefined` where no gateway is configured. */
  readonly smsGateway?: { readonly url: string; readonly token: string } | undefined;
  /** One line of progress or trouble for the operator; never personal data. */
  readonly report: (line: string) => void;
}

/** The issuing service, running: what routes and commands work on. */
export interface Service {
  readonly database: Database;
  readonly keys: ServiceKeys;
  readonly mode: Mode;
  readonly issuer: OwnIssuer;
  readonly publicUrl: string;
  readonly publicationsDirectory: string;
  /** undefined where nothing is configured: then nobody can be looked up. */
  readonly sendSms: SendSms | undefined;
  /** People of the demo country to try it with; none elsewhere. */
  readonly examples: readonly Example[];
  readonly report: (line: string) => void;
  /** Brings the published files up to date. */
  publish(): Promise<void>;
  close(): Promise<void>;
}

const PUBLISH_EVERY_MS = 6 * 3_600_000;
const FORGET_EVERY_MS = 600_000;

/**
 * Opens database and keys (made on first start), fills the demo country where that is wanted, and publishes keys and
 * trust bundle. Starting again keeps all data.
 *
 * @throws {FolderInUseError} {ModeError}
 */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { dataDirectory, databaseUrl, report } = options;
  const keys = await openKeys(join(dataDirectory, 'keys'));
  const database = await openDatabase(
    databaseUrl ? { url: databaseUrl } : { directory: join(dataDirectory, 'database') },
  );
  try {
    const mode = await decideMode(database, options.demo, databaseUrl === undefined);
    const issuer = ownIssuer(options.publicUrl, mode);
    if (mode === 'demo') {
      await seedDemoCountry(database, keys, issuer, options.demoPeople, report);
    }
    const service: Service = {
      database,
      keys,
      mode,
      issuer,
      publicUrl: options.publicUrl,
      publicationsDirectory: join(dataDirectory, 'public'),
      sendSms: smsSender(database, mode, options.smsGateway),
      examples: mode === 'demo' ? await demoExamples(database) : [],
      report,
      publish: async () => {
        await publish(database, keys, issuer, service.publicationsDirectory, new Date());
      },
      close: async () => {
        for (const timer of timers) clearInterval(timer);
        await database.close();
      },
    };
    const timers = [
      setInterval(() => tell(service.publish(), report), PUBLISH_EVERY_MS).unref(),
      setInterval(() => tell(forget(database), report), FORGET_EVERY_MS).unref(),
    ];
    await service.publish();
    return service;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * SMART Health Cards want an https URL without a slash at the end. The plain http of a trial on this machine is
 * written as https: the identity is right, and only `--https` or a public URL makes its key set reachable there.
 */
export function ownIssuer(publicUrl: string, mode: Mode): OwnIssuer {
  const demo = mode === 'demo';
  return {
    iss: publicUrl.replace(/^http:/, 'https:'),
    name: demo
      ? { vi: 'Bộ Y tế (nước thử nghiệm)', en: 'Ministry of Health (demo country)' }
      : { vi: 'Bộ Y tế', en: 'Ministry of Health' },
    country: 'VN',
    demo,
  };
}

function smsSender(
  database: Database,
  mode: Mode,
  gateway: ServiceOptions['smsGateway'],
): SendSms | undefined {
  if (mode === 'demo') return outbox(database);
  return gateway && smsGateway(gateway.url, gateway.token);
}

async function forget(database: Database): Promise<void> {
  const now = new Date();
  await forgetOldLookUps(database, now);
  await forgetOldLimits(database, now);
}

const tell = (work: Promise<void>, report: (line: string) => void) =>
  work.catch((error: Error) => report(`${error.name}: ${error.message}`));
