import { signal } from '@preact/signals';
import * as v from 'valibot';
import { ServiceErrorCode } from '../contract.ts';
import { isTimeout, refusalOfStatus, retryAfterSeconds } from '../ui/refusal.ts';
import { WorkErrorCode } from '../work-contract/session.ts';

/** What may go wrong between a device and the service; each has its sentence in `errors`. */
export type WorkProblem = v.InferOutput<typeof Refusal>['error'] | 'no-connection' | 'timeout' | 'bad-answer';

const Refusal = v.object({ error: v.picklist([...ServiceErrorCode.options, ...WorkErrorCode.options]) });

/** The only error that the functions of this module throw. */
export class WorkError extends Error {
  override readonly name = 'WorkError';
  readonly code: WorkProblem;
  /** When it makes sense to try again, where the service says it. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: WorkProblem, retryAfterSeconds?: number) {
    super(code);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Rises whenever the service says that nobody is signed in: the sitting has ended. */
export const signedOut = signal(0);

const TIMEOUT_MS = 20_000;

/**
 * Asks the service: with a body by `POST`, without one by `GET`.
 *
 * @param path below `/api/work/`; personal data go into the body, never here.
 * @param body sent as JSON; a `Blob` as it is.
 * @throws {WorkError}
 */
export async function ask<Schema extends v.GenericSchema>(
  path: string,
  body: unknown,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const response = await answered(path, body);
  const json = await readJson(response);
  if (!response.ok) throw refusal(response, json);
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new WorkError('bad-answer');
  return parsed.output;
}

/** A file that the service makes, say the lines that an import rejected. @throws {WorkError} */
export async function askFile(path: string, body?: unknown): Promise<Blob> {
  const response = await answered(path, body);
  if (!response.ok) throw refusal(response, await readJson(response));
  return response.blob().catch(() => {
    throw new WorkError('no-connection');
  });
}

/**
 * Sends a file, which may take long: says how far it has come.
 *
 * @param onSent from 0 to 1.
 * @returns the answer of the service, also where it refuses: 422 says what is wrong with the file.
 * @throws {WorkError} for every other refusal.
 */
export function upload(path: string, file: File, onSent: (share: number) => void): Promise<unknown> {
  // `fetch` does not say how far it has come.
  const request = new XMLHttpRequest();
  return new Promise((answer, refuse) => {
    request.open('POST', `/api/work/${path}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total);
    request.onerror = () => refuse(new WorkError('no-connection'));
    request.onload = () => {
      const json = parsedJson(request.responseText);
      if (request.status === 200 || request.status === 422) answer(json);
      else refuse(refusal(new Response(null, { status: request.status }), json));
    };
    request.send(file);
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function answered(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(`/api/work/${path}`, {
      ...(body !== undefined && { method: 'POST' }),
      ...(body instanceof Blob && { body }),
      ...(body !== undefined &&
        !(body instanceof Blob) && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw new WorkError(isTimeout(error) ? 'timeout' : 'no-connection');
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (isTimeout(error)) throw new WorkError('timeout');
    return undefined;
  }
}

function refusal(response: Response, json: unknown): WorkError {
  const parsed = v.safeParse(Refusal, json);
  const code = parsed.success ? parsed.output.error : refusalOfStatus(response.status);
  if (code === 'signed-out') signedOut.value++;
  return new WorkError(code, retryAfterSeconds(response));
}
