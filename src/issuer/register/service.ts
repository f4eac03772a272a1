import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { IsoDate } from '../../contract.ts';
import {
  type PopulationRegister,
  type RegisterQuery,
  RegisterUnavailableError,
} from './population-register.ts';

/** How patient the service is with the register; all in milliseconds. */
export interface Patience {
  readonly timeoutMs: number;
  /** Doubled with each try; as much again by chance, so that many who wait do not come back together. */
  readonly retryAfterMs: number;
  /** The register may ask for more; for longer than this nobody waits. */
  readonly longestWaitMs: number;
  /** How long it is left alone once it has failed too often. */
  readonly pauseMs: number;
}

const PATIENCE: Patience = { timeoutMs: 10_000, retryAfterMs: 500, longestWaitMs: 30_000, pauseMs: 60_000 };

const MOST_TRIES = 4;
const FAILURES_UNTIL_PAUSE = 3;
const MAX_ANSWER_BYTES = 1024 * 1024;
const MAX_PEOPLE = 20;

const Person = v.object({
  documentNumber: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100), v.regex(/^\P{Cc}*$/u)),
  birthDate: IsoDate,
  sex: v.picklist(['male', 'female']),
});
const Answer = v.object({
  answers: v.array(v.object({ persons: v.pipe(v.array(Person), v.maxLength(MAX_PEOPLE)) })),
});

/**
 * A population register behind HTTP: `POST` with JSON `{ "queries": [{ "documentNumber" } | { "name", "birthDate" }] }`
 * and a bearer token, answered by `{ "answers": [{ "persons": [{ "documentNumber", "name", "birthDate", "sex" }] }] }`
 * in the same order. What may pass by itself (no connection, a time-out, status 429 or 5xx) is tried four times in all,
 * with growing pauses, or when `Retry-After` says. After three requests that failed like that, nothing is asked for a
 * minute: a register that is down is not made to stand up under load.
 *
 * @param url https, or this machine.
 */
export function registerService(
  url: string,
  token: string,
  patience: Patience = PATIENCE,
): PopulationRegister {
  let failures = 0;
  let pausedUntilMs = 0;
  return {
    find: async (queries) => {
      if (Date.now() < pausedUntilMs) throw new RegisterUnavailableError('the register is being left alone');
      try {
        const answers = await findPatiently(url, token, queries, patience);
        failures = 0;
        return answers;
      } catch (error) {
        failures++;
        if (failures >= FAILURES_UNTIL_PAUSE) pausedUntilMs = Date.now() + patience.pauseMs;
        throw error;
      }
    },
  };
}

async function findPatiently(
  url: string,
  token: string,
  queries: readonly RegisterQuery[],
  patience: Patience,
) {
  for (let tries = 1; ; tries++) {
    const result = await ask(url, token, queries, patience.timeoutMs);
    if ('answers' in result) return result.answers;
    const backOff = patience.retryAfterMs * 2 ** (tries - 1) * (1 + Math.random());
    const waitMs = Math.max(backOff, result.retryAfterMs ?? 0);
    if (!result.mayPass || tries === MOST_TRIES || waitMs > patience.longestWaitMs) {
      throw new RegisterUnavailableError(`the register did not answer: ${result.what}`);
    }
    await delay(waitMs);
  }
}

interface Failure {
  readonly what: string;
  readonly mayPass: boolean;
  readonly retryAfterMs?: number | undefined;
}

async function ask(url: string, token: string, queries: readonly RegisterQuery[], timeoutMs: number) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ queries }),
      // The token and who is looked for are for the register alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 200) return readAnswer(await boundedText(response), queries);
    await response.body?.cancel();
    return {
      what: `status ${response.status}`,
      mayPass: response.status === 429 || response.status >= 500,
      retryAfterMs: retryAfter(response.headers.get('retry-after')),
    } satisfies Failure;
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return { what: isTimeout ? 'no answer in time' : 'no connection', mayPass: true } satisfies Failure;
  }
}

function readAnswer(text: string | undefined, queries: readonly RegisterQuery[]) {
  if (text === undefined) return { what: 'too long an answer', mayPass: false } satisfies Failure;
  const malformed: Failure = { what: 'malformed answer', mayPass: false };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return malformed;
  }
  const { success, output } = v.safeParse(Answer, json);
  if (!success || output.answers.length !== queries.length) return malformed;
  const answers = output.answers.map(({ persons }) => persons);
  // Whoever asks for one number and gets another's owner must not take that for an answer.
  const isOther = answers.some((persons, index) => {
    const query = queries[index];
    return (
      query &&
      'documentNumber' in query &&
      persons.some((person) => person.documentNumber !== query.documentNumber)
    );
  });
  return isOther ? malformed : { answers };
}

/** The body as text; undefined where it is longer than any answer is. */
async function boundedText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
