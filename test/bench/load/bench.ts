// npm run bench:load -- [--rate N] [--facilities N] [--times N]
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Database, openDatabase } from '../../../src/issuer/database.ts';
import { freePort, startPostgres } from '../../postgres.ts';
import { type Arrivals, citizens, recoveredAfter, usual } from './citizens.ts';
import { type Attested, type Signing, signAll } from './clerks.ts';
import { openClient } from './client.ts';
import { type Clerk, fillCountry } from './country.ts';
import { print, say, served } from './figures.ts';
import { type Processor, processorOf, sayProcessor } from './processor.ts';
import { type Child, startBareServer, startBuiltService, startSmsGateway } from './servers.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    /** Citizens a second. */
    rate: { type: 'string', default: '2000' },
    facilities: { type: 'string', default: '500' },
    /** How many times the rate when it is too much. */
    times: { type: 'string', default: '10' },
  },
});
const rate = Number(values.rate);
const facilities = Number(values.facilities);
const times = Number(values.times);
const RECORDS_EACH = 40;
const records = facilities * RECORDS_EACH;
/** Each clerk signs three times: alone, under the usual load, and when it is too much. */
const SIGNED_AT_ONCE = Math.floor(RECORDS_EACH / 4);
const ORIGIN = 'https://vacxin.example.vn';
const USUAL_SECONDS = 12;
const TOO_MUCH_SECONDS = 10;
/** Whoever came when it was too much may wait half of that. */
const AFTER_SECONDS = 30;
const BARE_SECONDS = 5;
const CERTIFIED_WITHIN_MS = 60_000;
/** Of citizens; beyond, they wait before the door. */
const CONNECTIONS = 4_000;

const load = () =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(', ');

async function withBareServer(): Promise<void> {
  const bare = await startBareServer();
  const client = openClient(bare.port, CONNECTIONS);
  try {
    const people = citizens(client, records, { withCodes: false });
    const processor = await processorOf(bare.pid);
    print(`\nNode's own server with a fixed answer, the same client, ${BARE_SECONDS} seconds each`);
    for (const each of [rate, rate * times]) {
      const [{ lookUp }, seconds] = await watched(processor, people.arrive(each, BARE_SECONDS), servedOf);
      say({ ...lookUp, what: `${each.toLocaleString('en')} a second due` }, seconds);
    }
  } finally {
    client.close();
    await bare.stop();
  }
}

const servedOf = ({ lookUp }: Arrivals): number => served(lookUp);

function sayArrivals({ lookUp, confirm }: Arrivals, seconds: number): void {
  say(lookUp, seconds);
  say(confirm, seconds);
}

function saySigning(signing: Signing, seconds: number): void {
  for (const figures of [signing.state, signing.options, signing.answer, signing.whole])
    say(figures, seconds);
}

async function timed<Result>(work: Promise<Result>): Promise<[Result, number]> {
  const begunAt = performance.now();
  const result = await work;
  return [result, (performance.now() - begunAt) / 1000];
}

/** Says what the processor did while the work went on, for each thing of it that was done. */
async function watched<Result>(
  processor: Processor,
  work: Promise<Result>,
  done: (result: Result) => number,
): Promise<[Result, number]> {
  const before = processor();
  const [result, seconds] = await timed(work);
  sayProcessor(before, processor(), seconds, done(result));
  return [result, seconds];
}

async function measure(
  database: Database,
  clerks: readonly Clerk[],
  service: Child,
  receive: { code: Receive },
) {
  const { port } = service;
  const processor = await processorOf(service.pid, database);
  const door = openClient(port, CONNECTIONS);
  const office = openClient(port, facilities);
  const people = citizens(door, records, { withCodes: true });
  receive.code = people.receive;
  const attested: Attested = new Map();
  const sign = () => signAll(office, clerks, SIGNED_AT_ONCE, ORIGIN, attested);
  try {
    await people.arrive(Math.ceil(rate / 10), 3);
    print(`\n${facilities} clerks sign at once, ${SIGNED_AT_ONCE} records each, and nobody else is there`);
    saySigning(...(await watched(processor, sign(), ({ whole }) => served(whole))));

    print(`\n${rate.toLocaleString('en')} citizens a second for ${USUAL_SECONDS} seconds`);
    const [before, beforeTook] = await watched(processor, people.arrive(rate, USUAL_SECONDS), ({ lookUp }) =>
      served(lookUp),
    );
    sayArrivals(before, beforeTook);

    print(`\nThe same, and ${facilities} clerks sign at once`);
    const [both, clerksToo] = await Promise.all([
      watched(processor, people.arrive(rate, USUAL_SECONDS), servedOf),
      timed(sign()),
    ]);
    sayArrivals(...both);
    saySigning(...clerksToo);

    print(
      `\n${(rate * times).toLocaleString('en')} citizens a second for ${TOO_MUCH_SECONDS} seconds, and ${facilities} clerks sign at once`,
    );
    const overload = timed(people.arrive(rate * times, TOO_MUCH_SECONDS));
    const clerksMeanwhile = timed(sign());
    await delay(TOO_MUCH_SECONDS * 1000);
    // Those who came last may still wait; the next come nevertheless.
    const afterwards = watched(processor, people.arrive(rate, AFTER_SECONDS), servedOf);
    sayArrivals(...(await overload));
    saySigning(...(await clerksMeanwhile));

    print(
      `\nFrom its end on ${rate.toLocaleString('en')} citizens a second again, for ${AFTER_SECONDS} seconds`,
    );
    const [after, afterTook] = await afterwards;
    sayArrivals(after, afterTook);
    const recovered = recoveredAfter(after, usual(before));
    print(
      recovered === undefined
        ? '  not as before within this time'
        : `  as before after ${recovered} seconds (nine tenths of what was answered, 1.5 times the 99th percentile)`,
    );
    if (served(after.lookUp) === 0) throw new Error('it has not recovered');
    await count(database, attested);
  } finally {
    door.close();
    office.close();
  }
}

/** Whether what was accepted is what is certified, each record once. @throws where anything was lost or came twice. */
async function count(database: Database, attested: Attested): Promise<void> {
  const until = performance.now() + CERTIFIED_WITHIN_MS;
  const waiting = async () =>
    (await database.query<{ left: number }>('select count(*) as left from certification'))[0]?.left ?? 0;
  while ((await waiting()) > 0 && performance.now() < until) await delay(500);
  const rows = await database.query<{ id: number; records: number; certified: number; certificates: number }>(
    `select attestation.id, count(*) as records, count(*) filter (where record.state = 'certified') as certified,
       coalesce(sum((select count(*) from certificate where record_id = record.id)), 0)::bigint as certificates
     from attestation left join record on record.attestation_id = attestation.id
     group by attestation.id`,
  );
  const wrong = rows.filter(
    ({ id, records: has, certified, certificates }) =>
      // What was stored while its answer did not arrive is a signature that counts, too.
      (attested.has(id) && attested.get(id) !== has) || certified !== has || certificates !== has,
  );
  const [twice] = await database.query<{ records: number }>(
    `select count(*) as records from (select record_id from certificate group by record_id having count(*) > 1) twice`,
  );
  const missing = [...attested.keys()].filter((id) => !rows.some((row) => row.id === id));
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
  print(
    `\n${attested.size.toLocaleString('en')} signatures accepted for ${sum(attested.values()).toLocaleString('en')} records; ` +
      `in the database ${rows.length.toLocaleString('en')} attestations, ${sum(rows.map(({ certificates }) => certificates)).toLocaleString('en')} certificates, ` +
      `${twice?.records ?? 0} records with more than one, ${missing.length} attestations missing, ${wrong.length} incomplete`,
  );
  if (missing.length > 0 || wrong.length > 0 || twice?.records !== 0)
    throw new Error('something was lost or came twice');
}

type Receive = (phone: string, code: string) => void;

print(
  `Client, service and PostgreSQL share the same ${availableParallelism()} cores. Load of the machine before: ${load()}`,
);
// Ended from outside, its children end as well.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-load-'));
const receive: { code: Receive } = { code: () => {} };
const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
try {
  await withBareServer();
  const postgres = await startPostgres({ shared_buffers: '512MB' });
  undo.push(postgres.stop);
  const url = `${postgres.url}postgres`;
  const database = await openDatabase({ url });
  undo.push(database.close);
  const clerks = await fillCountry(database, records, facilities, new Date());
  await database.query('analyze');
  const gateway = await startSmsGateway((phone, code) => receive.code(phone, code));
  undo.push(gateway.stop);
  const service = await startBuiltService(await freePort(), folder, ORIGIN, {
    DATABASE_URL: url,
    SMS_GATEWAY_URL: gateway.url,
    SMS_GATEWAY_TOKEN: 'bench',
  });
  undo.push(service.stop);
  await measure(database, clerks, service, receive);
  print(`Load of the machine after: ${load()}`);
} finally {
  for (const one of undo.reverse()) await one();
}
