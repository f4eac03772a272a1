import type { RequestListener } from 'node:http';
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';
import { textLog } from './log.ts';
import type { Service } from './service.ts';

/** What the development server loads afresh after each change. */
type ServiceModules = typeof import('./service.ts') & typeof import('./app.ts');

const OURS = /^\/(api|trust|\.well-known|outbox|healthz|readyz)(\/|$|\?)/;
const SERVER_SIDE = /\/src\/(cli|server|issuer|demo|trust|certificate|contract|work-contract)/;

/**
 * Runs the service inside Vite's development server, so that one process serves both sides with hot reload: when a file
 * of the service changes, it is closed cleanly, and opened again by the next request.
 */
export function serviceInDevelopment(): Plugin {
  let opened: Promise<{ service: Service; listener: RequestListener }> | undefined;
  let closed: Promise<void> = Promise.resolve();
  const close = () => {
    const closing = opened;
    opened = undefined;
    // What never opened need not be closed; the request that tried has been told.
    closed = Promise.all([closed, closing?.then(({ service }) => service.close())]).then(
      () => {},
      () => {},
    );
    return closed;
  };
  return {
    name: 'vi-vacxin:service',
    apply: 'serve',
    configureServer(vite) {
      const open = async () => {
        const { openService } = (await vite.ssrLoadModule('/src/server/service.ts')) as ServiceModules;
        const { createApp } = (await vite.ssrLoadModule('/src/server/app.ts')) as ServiceModules;
        const service = await openService({
          dataDirectory: resolve('data/development'),
          databaseUrl: process.env['DATABASE_URL'] || undefined,
          localUrl: `http://localhost:${vite.config.server.port ?? 5173}`,
          demoPeople: 2_000,
          log: textLog((line) => vite.config.logger.info(line, { timestamp: true })),
        });
        const app = createApp(service, {
          clientDirectory: resolve('dist/client'),
          trustProxy: false,
          httpsOnly: false,
        });
        return { service, listener: getRequestListener(app.fetch) as RequestListener };
      };
      vite.watcher.on('change', (file) => {
        if (SERVER_SIDE.test(file)) close();
      });
      process.once('SIGINT', () => vite.close().finally(() => process.exit(0)));
      vite.middlewares.use((request, response, next) => {
        if (!OURS.test(request.url ?? '')) return next();
        opened ??= closed.then(open);
        opened.then(
          ({ listener }) => listener(request, response),
          (error) => {
            opened = undefined;
            next(error);
          },
        );
      });
    },
    closeBundle: close,
  };
}
