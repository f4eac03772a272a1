/** Whether a request was given up because no answer came in time. */
export const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/**
 * What a refusal means that is not the service's own: something between us and it (a gateway, a hotel's portal) answers
 * in words of its own.
 */
export function refusalOfStatus(status: number) {
  if (status === 429) return 'too-many-requests';
  if (status === 413) return 'too-large';
  return status >= 500 ? 'unavailable' : 'bad-answer';
}

/** `Retry-After` (RFC 9110 §10.2.3) in its form of seconds. */
export function retryAfterSeconds(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  return header && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}
