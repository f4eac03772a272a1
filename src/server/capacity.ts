import { randomInt } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import type { Log } from './log.ts';

/** So many requests of one kind may be in work at once. */
export interface Bound {
  /** A path, or with a slash at its end all below it. */
  readonly path: string;
  readonly most: number;
}

/**
 * Of each kind its own, so that neither citizens nor clerks are sent away because of the others, and whoever has a code
 * already is not because of those who come for one. Files and health have no bound.
 */
export const BOUNDS: readonly Bound[] = [
  { path: '/api/look-up', most: 1_000 },
  { path: '/api/look-up/confirm', most: 500 },
  { path: '/api/follow', most: 500 },
  { path: '/api/look-up/dose', most: 200 },
  { path: '/api/look-up/pick-up', most: 200 },
  { path: '/api/facilities', most: 200 },
  // Each holds a photo in memory.
  { path: '/api/corrections', most: 100 },
  { path: '/api/corrections/', most: 500 },
  { path: '/api/work/', most: 1_000 },
];

/** Not all at the same moment again. */
const RETRY_AFTER_SECONDS = { least: 5, most: 15 };
/**
 * Refusing costs as well: whoever is refused over a connection that is kept, a proxy's say, asks for the next one over it no
 * sooner, so that those who are in work get their turn.
 */
const REFUSED_AFTER_MS = 250;
const TOLD_EVERY_MS = 10_000;
const REFUSAL = JSON.stringify({ error: 'unavailable' });

/**
 * Lets so many requests be in work at once; whoever is beyond is soon told when to come again (503 with `Retry-After`,
 * RFC 9110 §10.2.3), before anything is read or asked of the database. Waiting in a queue without end nobody is answered
 * in time, and all that was done for those who have given up is done in vain. Before the framework, since refusing ten
 * times as many as are answered must cost little.
 *
 * @param log has one entry for all that were refused in ten seconds.
 * @param onRefused is called for each, with its bound's path.
 */
export function withinBounds(
  listener: RequestListener,
  bounds: readonly Bound[],
  log: Log,
  onRefused: (path: string) => void,
): RequestListener {
  const kinds = bounds.map((bound) => ({ ...bound, inWork: 0, refused: 0 }));
  return (request, response) => {
    const path = routedPath(request.url ?? '');
    const kind = kinds.find((bound) =>
      bound.path.endsWith('/') ? path.startsWith(bound.path) : path === bound.path,
    );
    if (!kind) return listener(request, response);
    if (kind.inWork < kind.most) {
      kind.inWork++;
      // Also where whoever asked has gone.
      response.once('close', () => kind.inWork--);
      return listener(request, response);
    }
    onRefused(kind.path);
    if (kind.refused++ === 0) {
      setTimeout(() => {
        const { path: route, refused, most } = kind;
        log({ level: 'warning', message: 'requests refused', route, refused, most });
        kind.refused = 0;
      }, TOLD_EVERY_MS).unref();
    }
    setTimeout(refuse, REFUSED_AFTER_MS, response);
  };
}

/** As the routes see it: another spelling of an address is no way round its bound. */
function routedPath(url: string): string {
  try {
    return decodeURI(new URL(url, 'http://localhost').pathname);
  } catch {
    // What is no address has no route.
    return '';
  }
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, {
    'retry-after': String(randomInt(RETRY_AFTER_SECONDS.least, RETRY_AFTER_SECONDS.most + 1)),
    'content-type': 'application/json',
    'content-length': REFUSAL.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(REFUSAL);
}
