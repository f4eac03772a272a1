import * as v from 'valibot';
import {
  type ConfirmRequest,
  HolderStatus,
  type LookUpRequest,
  LookUpResponse,
  ServiceError,
} from '../contract.ts';
import type { vi } from '../ui/languages/vi.ts';

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

/** Asks for a code to be sent to the phone on record. @throws {RequestError} */
export const requestCode = (who: LookUpRequest): Promise<LookUpResponse> =>
  post('/api/look-up', who, LookUpResponse);

/** Hands in the code and learns how far the person's record has come. @throws {RequestError} */
export const confirmCode = (answer: ConfirmRequest): Promise<HolderStatus> =>
  post('/api/look-up/confirm', answer, HolderStatus);

const TIMEOUT_MS = 15_000;

async function post<Schema extends v.GenericSchema>(
  path: string,
  body: unknown,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
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

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError';

function refusal(response: Response, json: unknown): RequestError {
  const parsed = v.safeParse(ServiceError, json);
  // Something between us and the service (a gateway, a hotel's portal) answers in words of its own.
  const code = parsed.success
    ? parsed.output.error
    : response.status === 429
      ? 'too-many-requests'
      : response.status === 413
        ? 'too-large'
        : response.status >= 500
          ? 'unavailable'
          : 'bad-answer';
  return new RequestError(code, retryAfterSeconds(response));
}

/** `Retry-After` (RFC 9110 §10.2.3) in its form of seconds. */
function retryAfterSeconds(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  return header && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}
