import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Example } from '../demo/country.ts';
import { forgetOldAttestations } from '../issuer/attest.ts';
import { forgetOldCertificationCounts } from '../issuer/certification-rate.ts';
import { certifyQueued } from '../issuer/certify.ts';
import { cleanRecords } from '../issuer/clean-records.ts';
import { forgetOldCorrections } from '../issuer/corrections.ts';
import { type Database, openApart, openDatabase } from '../issuer/database.ts';
import { forgetOldDoseProofs } from '../issuer/dose-proof.ts';
import { forgetOldFollowers } from '../issuer/follow.ts';
import { importsDirectory } from '../issuer/import-files.ts';
import { forgetOldImports, resumeImports } from '../issuer/import-run.ts';
import type { KeyProtection } from '../issuer/key-custody.ts';
import { openKeys, type ServiceKeys } from '../issuer/keys.ts';
import { forgetOldLimits } from '../issuer/limits.ts';
import { forgetOldLists } from '../issuer/lists/lists.ts';
import { forgetOldLookUps } from '../issuer/look-up.ts';
import type { NoticeSender } from '../issuer/notices/push.ts';
import { sendNotices } from '../issuer/notices/send-notices.ts';
import { senderKey } from '../issuer/notices/sender-key.ts';
import { forgetOldSubscriptions } from '../issuer/notices/subscriptions.ts';
import { forgetOldOffers } from '../issuer/offers.ts';
import { forgetOldCeremonies } from '../issuer/passkeys.ts';
import { type OwnIssuer, publisher } from '../issuer/publish.ts';
import { statusPublisher } from '../issuer/publish-status.ts';
import { useRegisterService } from '../issuer/register/answers.ts';
import { registerService } from '../issuer/register/service.ts';
import { renewExpiring } from '../issuer/renew.ts';
import { type Signing, signHere } from '../issuer/signing-threads.ts';
import { forgetOldMessages, outbox, type SendSms, smsGateway } from '../issuer/sms.ts';
import { forgetOldCounts } from '../issuer/supervision-counts.ts';
import { forgetOldTallies } from '../issuer/tallies/tallies.ts';
import { forgetOldSessions } from '../issuer/work-sessions.ts';
import { type DemoAccount, demoAccounts } from './demo-accounts.ts';
import { demoExamples, seedDemoCountry } from './demo-country.ts';
import { type EidOptions, type EidProvider, eidProvider } from './eid/provider.ts';
import { faultFields, type Log } from './log.ts';
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
  /** A population register that is asked; `undefined` where it is loaded from a file. */
  readonly register?: { readonly url: string; readonly token: string } | undefined;
  /** Who sends notices; without, there are none. */
  readonly notices?: Pick<NoticeSender, 'contact' | 'pushServices'> | undefined;
  /** A provider of national eIDs; `undefined` where none is configured. */
  readonly eid?: EidOptions | undefined;
  /** How keys are kept; the demo country's, and none but those, may go without. */
  readonly keyProtection?: KeyProtection | undefined;
  /** Where certificates are signed; without, in this thread. */
  readonly signing?: Signing | undefined;
  readonly log: Log;
}

/** The issuing service, running: what routes and commands work on. */
export interface Service {
  readonly database: Database;
  /** The same data for citizens who look up: on PostgreSQL over connections of their own. */
  readonly lookUpDatabase: Database;
  readonly keys: ServiceKeys;
  readonly mode: Mode;
  readonly issuer: OwnIssuer;
  /** Where people reach the service. */
  readonly url: string;
  readonly publicationsDirectory: string;
  /** Files that were handed in, until they are imported. */
  readonly importsDirectory: string;
  /** undefined where nothing is configured: then nobody can be looked up. */
  readonly sendSms: SendSms | undefined;
  /** undefined where nothing is configured: then nobody is told anything. */
  readonly notices: NoticeSender | undefined;
  /** undefined where nothing is configured: then nobody can sign in with their national eID. */
  readonly eid: EidProvider | undefined;
  /** People of the demo country to try it with; none elsewhere. */
  readonly examples: readonly Example[];
  /** The demo country's workbench accounts; none elsewhere. */
  readonly accounts: readonly DemoAccount[];
  readonly log: Log;
  /** Work that no answer waits for, though closing does, for a while. Reported where it fails. */
  inBackground(what: string, work: Promise<void>): void;
  /** Checks and links what is new or has changed; see `cleanRecords`. */
  clean(): Promise<void>;
  /** The same with one record, at once. */
  cleanOne(recordId: number): Promise<void>;
  /** Certifies what has been attested, in the background. */
  certifySoon(): void;
  /** Publishes what has changed of statuses, in the background. */
  publishStatusSoon(): void;
  close(): Promise<void>;
}

/** So that a changed status, or key, is known within a minute. */
const PUBLISH_EVERY_MS = 20_000;
const RESUME_EVERY_MS = 60_000;
const FORGET_EVERY_MS = 600_000;
const CLEAN_EVERY_MS = 60_000;
const CERTIFY_EVERY_MS = 10_000;
const TELL_EVERY_MS = 60_000;
const CLOSE_WAITS_MS = 5_000;
/** So that citizens leave the database time for the clerks, however many they are. */
const LOOK_UP = { connections: 8, statementTimeoutMs: 5_000 };

/**
 * Opens database and keys (made on first start), fills the demo country where that is wanted, and publishes keys and
 * trust bundle. Starting again keeps all data.
 *
 * @throws {FolderInUseError} {ModeError} {PublicUrlError} {KeyError}
 */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { dataDirectory, databaseUrl, log } = options;
  const database = await openDatabase(
    databaseUrl ? { url: databaseUrl } : { directory: join(dataDirectory, 'database') },
  );
  const lookUpDatabase = databaseUrl
    ? openApart(databaseUrl, LOOK_UP.connections, LOOK_UP.statementTimeoutMs)
    : database;
  const closeDatabases = async () => {
    if (lookUpDatabase !== database) await lookUpDatabase.close();
    await database.close();
  };
  try {
    // All or nothing: a start that is refused decides nothing for the next one.
    const { mode, issuer, keys } = await database.transaction(async (transaction) => {
      const decided = await decideMode(transaction, options.demo, databaseUrl === undefined);
      const own = await decideOwnIssuer(transaction, decided, options.publicUrl, options.localUrl);
      const opened = await openKeys(join(dataDirectory, 'keys'), options.keyProtection, decided === 'demo');
      return { mode: decided, issuer: own, keys: opened };
    });
    if (mode === 'demo') {
      await seedDemoCountry(database, keys, issuer, options.demoPeople, log);
    }
    const publicationsDirectory = join(dataDirectory, 'public');
    const publishTrust = publisher(database, keys, issuer, publicationsDirectory);
    await publishTrust(new Date());
    const publishStatus = statusPublisher(
      database,
      keys,
      issuer,
      publicationsDirectory,
      ({ isPublished, ...room }) =>
        log({
          level: isPublished ? 'warning' : 'error',
          message: isPublished
            ? 'statuses are near the most that devices read'
            : 'statuses are more than devices read, and were not published',
          ...room,
        }),
    );
    await publishStatus(new Date());

    const register = mode === 'production' ? options.register : undefined;
    await useRegisterService(database, register !== undefined);

    const running = new Set<Promise<void>>();
    const inBackground = (what: string, work: Promise<void>) => {
      const told = work.catch((error: unknown) =>
        log({ level: 'error', message: what, ...faultFields(error) }),
      );
      running.add(told);
      told.finally(() => running.delete(told));
    };
    const population = register && registerService(register.url, register.token);
    const clean = oneAfterAnother(async () => {
      const { registerAnswered } = await cleanRecords(database, new Date(), population);
      if (registerAnswered) return;
      log({
        level: 'warning',
        message: 'the population register does not answer; records wait for it unchecked',
      });
    });
    const cleanSoon = () => inBackground('records not checked', clean());
    cleanSoon();
    let isClosing = false;
    const signing = options.signing ?? signHere;
    const certify = oneAfterAnother(async () => {
      await renewExpiring(database, new Date());
      await certifyQueued(database, keys, issuer, new Date(), { signing, stopping: () => isClosing });
    });
    const certifySoon = () => inBackground('not certified', certify());
    certifySoon();
    const imports = importsDirectory(dataDirectory);
    // Those of a process that is no more; one that died elsewhere is taken over when its lease ends.
    const resume = () => inBackground('records not imported', resumeImports(database, imports));
    resume();
    const publishing = oneAfterAnother(async () => {
      await publishTrust(new Date());
      await publishStatus(new Date());
    });
    const publishSoon = () => inBackground('not published', publishing());
    const notices = options.notices && { ...options.notices, key: senderKey(keys.secret) };
    const tell = oneAfterAnother(async () => {
      if (!notices) return;
      const { gone: _, ...counts } = await sendNotices(database, notices, new Date(), () => isClosing);
      if (counts.refused > 0) log({ level: 'warning', message: 'push services refuse notices', ...counts });
    });
    const timers = [
      setInterval(() => inBackground('no notices sent', tell()), TELL_EVERY_MS),
      setInterval(resume, RESUME_EVERY_MS),
      setInterval(cleanSoon, CLEAN_EVERY_MS),
      setInterval(certifySoon, CERTIFY_EVERY_MS),
      setInterval(publishSoon, PUBLISH_EVERY_MS),
      setInterval(() => inBackground('not tidied', forget(database, imports)), FORGET_EVERY_MS),
    ];
    const url = options.publicUrl ?? (mode === 'demo' ? options.localUrl : issuer.iss);
    return {
      database,
      lookUpDatabase,
      keys,
      mode,
      issuer,
      url,
      eid: options.eid && eidProvider(options.eid, url),
      publicationsDirectory,
      importsDirectory: imports,
      sendSms: smsSender(database, mode, options.smsGateway),
      notices,
      examples: mode === 'demo' ? await demoExamples(database) : [],
      accounts: mode === 'demo' ? await demoAccounts(database, keys.secret, new Date()) : [],
      log,
      inBackground,
      clean,
      certifySoon,
      publishStatusSoon: publishSoon,
      cleanOne: async (recordId) => {
        await cleanRecords(database, new Date(), population, [recordId]);
      },
      close: async () => {
        isClosing = true;
        for (const timer of timers) clearInterval(timer);
        await Promise.race([Promise.all(running), delay(CLOSE_WAITS_MS, undefined, { ref: false })]);
        await closeDatabases();
      },
    };
  } catch (error) {
    await closeDatabases();
    throw error;
  }
}

/** Does the work now or, where it is under way, once more after it; whoever waits for it waits for all. */
function oneAfterAnother(work: () => Promise<void>) {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = () => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return (): Promise<void> => {
    if (!running) return begin();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        return begin();
      });
    return next;
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

async function forget(database: Database, imports: string): Promise<void> {
  const now = new Date();
  await forgetOldLookUps(database, now);
  await forgetOldFollowers(database, now);
  await forgetOldOffers(database, now);
  await forgetOldDoseProofs(database, now);
  await forgetOldLimits(database, now);
  await forgetOldMessages(database, now);
  await forgetOldCeremonies(database, now);
  await forgetOldAttestations(database, now);
  await forgetOldSessions(database, now);
  await forgetOldImports(database, imports, now);
  await forgetOldCounts(database, now);
  await forgetOldCertificationCounts(database, now);
  await forgetOldLists(database, now);
  await forgetOldSubscriptions(database, now);
  await forgetOldCorrections(database, now);
  await forgetOldTallies(database, now);
}
