import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { TlsCertificate } from './tls.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** https where there is one. */
  readonly tls?: TlsCertificate | undefined;
  /** Keeps away what is too much at once; see `withinBounds`. */
  readonly bounded?: (listener: RequestListener) => RequestListener;
}

export interface Listening {
  readonly port: number;
  /** Takes no more requests, and waits a while for the answers to those that are under way. */
  close(): Promise<void>;
}

/** A phone on a bad line may take its time; whoever sends a byte a second does not mean to be answered. */
const TIMEOUTS = { headersTimeout: 15_000, requestTimeout: 30_000 };
const CLOSE_WAITS_MS = 5_000;
/** So many may knock at once, as far as the system allows; whoever is beyond tries again only after seconds. */
const BACKLOG = 4_096;

/** Serves the app on an address. @throws `EADDRINUSE`, `EACCES` and the like, as Node has them. */
export async function listen(app: Hono, { host, port, tls, bounded }: ListenOptions): Promise<Listening> {
  const answer: RequestListener = getRequestListener(app.fetch);
  const listener = bounded ? bounded(answer) : answer;
  const server: Server = tls
    ? createHttpsServer({ ...TIMEOUTS, ...tls }, listener)
    : createHttpServer(TIMEOUTS, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, host, backlog: BACKLOG }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        const patience = setTimeout(() => server.closeAllConnections(), CLOSE_WAITS_MS);
        server.close(() => {
          clearTimeout(patience);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
