import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Example } from '../demo/country.ts';
import { type Database, openDatabase } from '../issuer/database.ts';
import { openKeys, type ServiceKeys } from '../issuer/keys.ts';
import { forgetOldLimits } from '../issuer/limits.ts';
import { forgetOldLookUps } from '../issuer/look-up.ts';
import { type OwnIssuer, publish } from '../issuer/publish.ts';
import { forgetOldMessages, outbox, type SendSms, smsGateway } from '../issuer/sms.ts';
import { demoExamples, seedDemoCountry } from './demo-country.ts';
import { describeError } from './log.ts';
import { decideMode, type Mode } from './mode.ts';
import { decideOwnIssuer } from './own-issuer.ts';

export interface ServiceOptions {
  /** Keys, publications and, without `databaseUrl`, the database live here. */
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
  /** Where people reach the service, without a slash at the end, as the operator says; see `decideOwnIssuer`. */
  readonly publicUrl?: string | undefined;
  /** Where it is reached on this machine or in its network. */
  readonly localUrl: string;
  /** Asked for by the operator; undefined leaves it to what the data are, and to the embedded default. */
  readonly demo?: boolean | undefined;
  /** Inhabitants of the demo country, the first time. */
  readonly demoPeople?: number | undefined;
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
  /** Where people reach the service. */
  readonly url: string;
  readonly publicationsDirectory: string;
  /** undefined where nothing is configured: then nobody can be looked up. */
  readonly sendSms: SendSms | undefined;
  /** People of the demo country to try it with; none elsewhere. */
  readonly examples: readonly Example[];
  readonly report: (line: string) => void;
  /** Work that no answer waits for, though closing does, for a while. Reported where it fails. */
  inBackground(what: string, work: Promise<void>): void;
  close(): Promise<void>;
}

const PUBLISH_EVERY_MS = 6 * 3_600_000;
const FORGET_EVERY_MS = 600_000;
const CLOSE_WAITS_MS = 5_000;

/**
 * Opens database and keys (made on first start), fills the demo country where that is wanted, and publishes keys and
 * trust bundle. Starting again keeps all data.
 *
 * @throws {FolderInUseError} {ModeError} {PublicUrlError}
 */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { dataDirectory, databaseUrl, report } = options;
  const keys = await openKeys(join(dataDirectory, 'keys'));
  const database = await openDatabase(
    databaseUrl ? { url: databaseUrl } : { directory: join(dataDirectory, 'database') },
  );
  try {
    // Both or neither: a start that is refused decides nothing for the next one.
    const { mode, issuer } = await database.transaction(async (transaction) => {
      const decided = await decideMode(transaction, options.demo, databaseUrl === undefined);
      const own = await decideOwnIssuer(transaction, decided, options.publicUrl, options.localUrl);
      return { mode: decided, issuer: own };
    });
    if (mode === 'demo') {
      await seedDemoCountry(database, keys, issuer, options.demoPeople, report);
    }
    const publicationsDirectory = join(dataDirectory, 'public');
    const publishNow = async () => {
      await publish(database, keys, issuer, publicationsDirectory, new Date());
    };
    await publishNow();

    const running = new Set<Promise<void>>();
    const inBackground = (what: string, work: Promise<void>) => {
      const told = work.catch((error: unknown) => report(`${what}: ${describeError(error)}`));
      running.add(told);
      told.finally(() => running.delete(told));
    };
    const timers = [
      setInterval(() => inBackground('not published', publishNow()), PUBLISH_EVERY_MS),
      setInterval(() => inBackground('not tidied', forget(database)), FORGET_EVERY_MS),
    ];
    return {
      database,
      keys,
      mode,
      issuer,
      url: options.publicUrl ?? (mode === 'demo' ? options.localUrl : issuer.iss),
      publicationsDirectory,
      sendSms: smsSender(database, mode, options.smsGateway),
      examples: mode === 'demo' ? await demoExamples(database) : [],
      report,
      inBackground,
      close: async () => {
        for (const timer of timers) clearInterval(timer);
        await Promise.race([Promise.all(running), delay(CLOSE_WAITS_MS, undefined, { ref: false })]);
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
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
  await forgetOldMessages(database, now);
}
