import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, type Client, httpRequest } from './client.ts';
import type { Clerk } from './country.ts';
import { count, type Figures, noFigures } from './figures.ts';

/** How many records the service said it has taken, by attestation. */
export type Attested = Map<number, number>;

/** Whoever is told to wait comes again then, but this run does not wait for ever. */
const LONGEST_WAIT_SECONDS = 5;
const MOST_ATTEMPTS = 20;

export interface Signing {
  readonly state: Figures;
  readonly options: Figures;
  readonly answer: Figures;
  /** From the first question to the accepted signature, with every wait. */
  readonly whole: Figures;
}

/**
 * All clerks at once: each sees what is ready, signs some of it with a touch and sends it, through the routes that the
 * workbench uses; who is refused waits as told and begins again.
 *
 * @param most records that each signs for.
 */
export async function signAll(
  client: Client,
  clerks: readonly Clerk[],
  most: number,
  origin: string,
  attested: Attested,
): Promise<Signing> {
  const figures: Signing = {
    state: noFigures('what is ready'),
    options: noFigures('what is to be signed'),
    answer: noFigures('signature'),
    whole: noFigures('all of it, with waits'),
  };
  await Promise.all(
    clerks.map(async ({ passkey, token }) => {
      const cookie = `__Host-work=${token}`;
      const begunAt = performance.now();
      const ask = async (kind: Figures, path: string, body?: unknown): Promise<Answer> => {
        const sentAt = performance.now();
        const answer = await client.send(httpRequest(`/api/work/${path}`, { cookie }, body));
        count(kind, answer, performance.now() - sentAt);
        return answer;
      };
      const attempt = async (): Promise<Answer> => {
        const state = await ask(figures.state, 'attestation');
        if (state.status !== 200) return state;
        const ready: { records: { id: number }[] } = JSON.parse(state.body);
        const except = ready.records.slice(most).map(({ id }) => id);
        const options = await ask(figures.options, 'attestation/options', { except });
        if (options.status !== 200) return options;
        const begun = JSON.parse(options.body);
        const response = passkey.answer({ ...begun.options, rpId: new URL(origin).hostname }, origin);
        return ask(figures.answer, 'attestation', { ceremonyId: begun.ceremonyId, response });
      };
      for (let attempts = 1; ; attempts++) {
        const answer = await attempt();
        if (answer.status === 200 || attempts === MOST_ATTEMPTS) {
          count(figures.whole, answer, performance.now() - begunAt);
          if (answer.status !== 200) return;
          const result: { attestationId: number; attested: number } = JSON.parse(answer.body);
          attested.set(result.attestationId, result.attested);
          return;
        }
        await delay(1_000 * Math.min(answer.retryAfterSeconds ?? 1, LONGEST_WAIT_SECONDS));
      }
    }),
  );
  return figures;
}
