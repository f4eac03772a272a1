import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';

/** What the development server loads afresh after each change. */
type ServiceModules = typeof import('./service.ts') & typeof import('./app.ts');

const OURS = /^\/(api|trust|\.well-known|outbox|healthz)/;
const SERVER_SIDE = /\/src\/(cli|server|issuer|demo|trust|certificate|contract)/;

/**
 * Runs the service inside Vite's development server, so that one process serves both sides with hot reload: when a file
 * of the service changes, it is closed cleanly, and opened again by the next request.
 */
export function serviceInDevelopment(): Plugin {
  return {
    name: 'vi-vacxin:service',
    apply: 'serve',
    configureServer(vite) {
      let opening: ReturnType<typeof open> | undefined;
      const open = async () => {
        const { openService } = (await vite.ssrLoadModule('/src/server/service.ts')) as ServiceModules;
        const { createApp } = (await vite.ssrLoadModule('/src/server/app.ts')) as ServiceModules;
        const service = await openService({
          dataDirectory: resolve('data'),
          databaseUrl: process.env['DATABASE_URL'] || undefined,
          publicUrl: `http://localhost:${vite.config.server.port ?? 5173}`,
          demoPeople: 2_000,
          report: (line) => vite.config.logger.info(line, { timestamp: true }),
        });
        const app = createApp(service, { clientDirectory: resolve('dist/client'), trustProxy: false });
        return { service, listener: getRequestListener(app.fetch) };
      };
      const close = async () => {
        const closing = opening;
        opening = undefined;
        await (await closing)?.service.close();
      };
      vite.watcher.on('change', (file) => {
        if (SERVER_SIDE.test(file)) close().catch((error) => vite.config.logger.error(String(error)));
      });
      vite.httpServer?.once('close', close);
      vite.middlewares.use((request, response, next) => {
        if (!OURS.test(request.url ?? '')) return next();
        opening ??= open();
        opening
          .then(({ listener }) => listener(request, response))
          .catch((error) => {
            opening = undefined;
            next(error);
          });
      });
    },
  };
}
