import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { serviceInDevelopment } from './src/server/dev.ts';

/** Workers are the scanner's. */
const VERIFIER_CHUNK = 'assets/verifier/[name]-[hash].js';
const VERIFIER_ASSET = 'assets/verifier/[name]-[hash][extname]';

/** Imported as a whole, the library would bring every kind of code that there is. */
const treeshake = { moduleSideEffects: (id: string) => !id.includes('@zxing') };

/** What citizens need not keep; proofs of seldom formats are a third of all script, and loaded when one is seen. */
const isVerifiers = (moduleId: string) =>
  /\/src\/(verifier|scanner)\/|\/@zxing\/|\/certificate\/(carried-certificate|json-ld-proof)\.ts$/.test(
    moduleId,
  );

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
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,webmanifest}', 'assets/verifier/*.wasm'],
        // The decoder is larger than what is usually kept.
        maximumFileSizeToCacheInBytes: 4_000_000,
        // What carries its own digest in its name need not be asked for again.
        dontCacheBustURLsMatching: /^assets\//,
      },
    }),
  ],
  worker: {
    format: 'es',
    rolldownOptions: {
      treeshake,
      output: {
        entryFileNames: VERIFIER_CHUNK,
        chunkFileNames: VERIFIER_CHUNK,
        assetFileNames: VERIFIER_ASSET,
      },
    },
  },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        target: 'es2022',
        rolldownOptions: {
          output: {
            // The service worker keeps this folder on inspectors' devices only.
            chunkFileNames: ({ moduleIds }) =>
              moduleIds.some(isVerifiers) ? VERIFIER_CHUNK : 'assets/[name]-[hash].js',
            assetFileNames: ({ names }) =>
              names.some((name) => /^(verify-screen|scanner|camera)\b|\.wasm$/.test(name))
                ? VERIFIER_ASSET
                : 'assets/[name]-[hash][extname]',
          },
          treeshake,
        },
      },
    },
    ssr: {
      build: {
        outDir: 'dist/server',
        target: 'node20',
        ssr: true,
        copyPublicDir: false,
        rollupOptions: { input: { main: 'src/cli/main.ts' } },
      },
    },
  },
});
