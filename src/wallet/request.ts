import * as v from 'valibot';
import { ServiceError } from '../contract.ts';
import type { vi } from '../ui/languages/vi/requests.ts';
import { isTimeout, refusalOfStatus, retryAfterSeconds } from '../ui/refusal.ts';

/** Why a request failed: the service's own codes, and what can go wrong on the way. Each has its sentence. */
export type RequestErrorCode = keyof typeof vi.requestErrors;

/** The only error that the functions of this module throw. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: RequestErrorCode;
  /** With `too-many-requests`: when it makes sense to try again, where the service says it. */
  readonly retryAfterSeconds?: number;

  constructor(code: RequestErrorCode, retryAfterSeconds?: number) {
    super(code);
    this.code = code;
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}

const TIMEOUT_MS = 15_000;

/**
 * Asks the service: with a body by `POST`, without one by `GET`.
 *
 * @throws {RequestError}
 */
export async function ask<Schema extends v.GenericSchema>(
  path: string,
  body: unknown,
  schema: Schema,
  credentials: 'omit' | 'same-origin' = 'omit',
): Promise<v.InferOutput<Schema>> {
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(path, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        cache: 'no-store',
      }),
      credentials,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    json = await response.json().catch((error: unknown) => {
      if (isTimeout(error)) throw error;
      return undefined;
    });
  } catch (error) {
    throw new RequestError(isTimeout(error) ? 'timeout' : 'no-connection');
  }
  if (!response.ok) throw refusal(response, json);
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new RequestError('bad-answer');
  return parsed.output;
}

function refusal(response: Response, json: unknown): RequestError {
  const parsed = v.safeParse(ServiceError, json);
  const code = parsed.success ? parsed.output.error : refusalOfStatus(response.status);
  return new RequestError(code, retryAfterSeconds(response));
}
