import { setTimeout as delay } from 'node:timers/promises';
import { type Client, httpRequest } from './client.ts';
import { person } from './country.ts';
import { count, type Figures, noFigures, percentile, served } from './figures.ts';

/** Of those who look up, the share who are on record and whose telephone gets a code, which they send back. */
const ON_RECORD_EVERY = 10;
const TICK_MS = 5;
const CODE_WITHIN_MS = 10_000;

export interface Arrivals {
  readonly lookUp: Figures;
  readonly confirm: Figures;
  /** By the second in which they were due. */
  readonly seconds: { readonly figures: Figures; due: number }[];
}

/**
 * The people of this run: everybody comes once, from an address of their own.
 *
 * @param records of how many people there are.
 * @param withCodes whether codes come to telephones, for those on record to send back.
 */
export function citizens(client: Client, records: number, { withCodes }: { readonly withCodes: boolean }) {
  const codes = new Map<string, (code: string) => void>();
  let came = 0;
  const lookUpRequest = (number: number): Buffer => {
    const known = number % ON_RECORD_EVERY === 0;
    const { details } = person(known ? 1 + ((number / ON_RECORD_EVERY) % records) : records + 1 + number);
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
    return httpRequest('/api/look-up', { 'x-forwarded-for': address }, details);
  };
  const codeFor = (phone: string): Promise<string> => new Promise((known) => codes.set(phone, known));

  return {
    /** Takes a code to a telephone. */
    receive: (phone: string, code: string) => {
      codes.get(phone)?.(code);
      codes.delete(phone);
    },
    /**
     * People who come whether or not those before them have been answered, so many a second for so many seconds. Their
     * time counts from when they were due. Resolves when everybody has an answer or has given up.
     */
    arrive: async (rate: number, seconds: number): Promise<Arrivals> => {
      const arrivals: Arrivals = {
        lookUp: noFigures('look-up'),
        confirm: noFigures('code, to what is on record'),
        seconds: Array.from({ length: seconds }, () => ({ figures: noFigures('a second'), due: 0 })),
      };
      const begunAt = performance.now();
      const one = async (number: number, dueAt: number): Promise<void> => {
        const second = arrivals.seconds[Math.floor((dueAt - begunAt) / 1000)];
        if (second) second.due++;
        const phone =
          withCodes && number % ON_RECORD_EVERY === 0
            ? person(1 + ((number / ON_RECORD_EVERY) % records)).phone
            : undefined;
        const code = phone === undefined ? undefined : codeFor(phone);
        const answer = await client.send(lookUpRequest(number));
        const took = performance.now() - dueAt;
        count(arrivals.lookUp, answer, took);
        if (second) count(second.figures, answer, took);
        if (answer.status !== 200 || !code) return;
        const given = await Promise.race([code, delay(CODE_WITHIN_MS, undefined, { ref: false })]);
        if (given === undefined) return;
        const { lookUpId }: { lookUpId: string } = JSON.parse(answer.body);
        const headers = {
          'x-forwarded-for': `11.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
        };
        const sentAt = performance.now();
        const confirmed = await client.send(
          httpRequest('/api/look-up/confirm', headers, { lookUpId, code: given }),
        );
        count(arrivals.confirm, confirmed, performance.now() - sentAt);
      };
      const under: Promise<void>[] = [];
      for (let sent = 0; sent < rate * seconds; ) {
        const due = Math.min(Math.floor(((performance.now() - begunAt) / 1000) * rate), rate * seconds);
        for (; sent < due; sent++) under.push(one(came++, begunAt + (sent / rate) * 1000));
        await delay(TICK_MS);
      }
      await Promise.all(under);
      return arrivals;
    },
  };
}

/** Answered in the middle second, and that second's 99th percentile; the first second is left out. */
export function usual({ seconds }: Arrivals) {
  const later = seconds.slice(1);
  return {
    served: percentile(
      later.map(({ figures }) => served(figures)),
      0.5,
    ),
    p99: percentile(
      later.map(({ figures }) => percentile(figures.milliseconds, 0.99)),
      0.5,
    ),
  };
}

/** @returns the second from which on it was as usual to the end; undefined where it never was. */
export function recoveredAfter({ seconds }: Arrivals, asUsual: ReturnType<typeof usual>): number | undefined {
  const bad = seconds.findLastIndex(
    ({ figures }) =>
      served(figures) < 0.9 * asUsual.served ||
      !(percentile(figures.milliseconds, 0.99) <= 1.5 * asUsual.p99),
  );
  return bad === seconds.length - 1 ? undefined : bad + 1;
}
