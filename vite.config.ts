import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { serviceInDevelopment } from './src/server/dev.ts';

/** One build for both sides: the PWA into `dist/client`, the service and its commands into `dist/server`. */
export default defineConfig({
  plugins: [
    preact(),
    serviceInDevelopment(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/ui',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
    }),
  ],
  builder: {},
  environments: {
    client: { build: { outDir: 'dist/client', manifest: true, target: 'es2022' } },
    server: {
      consumer: 'server',
      build: {
        outDir: 'dist/server',
        target: 'node20',
        ssr: true,
        rollupOptions: { input: { main: 'src/cli/main.ts' } },
      },
    },
  },
});
