import type { Context } from 'hono';
import type { ServiceErrorCode } from '../contract.ts';
import type { TallyError } from '../tally-contract/upload.ts';
import type { WorkErrorCode } from '../work-contract/session.ts';

type ErrorCode = ServiceErrorCode | WorkErrorCode | TallyError;

const STATUS = {
  'bad-request': 400,
  'clock-wrong': 400,
  'signed-out': 401,
  'code-wrong': 403,
  'proof-wrong': 403,
  'enrolment-code-wrong': 403,
  'passkey-refused': 403,
  'not-allowed': 403,
  'not-found': 404,
  'code-expired': 410,
  'too-large': 413,
  'too-many-requests': 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

/** No answer about a person comes sooner, so that its time tells nothing about them. */
export const ANSWER_FLOOR_MS = 300;

/** Answers with an error of the contract and the status that belongs to it. */
export const fail = (context: Context, error: ErrorCode, headers: Record<string, string> = {}) =>
  context.json({ error }, STATUS[error], headers);
