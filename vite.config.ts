import { readdirSync } from 'node:fs';
import { parse } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { serviceInDevelopment } from './src/server/dev.ts';

const VERIFIER_CHUNK = 'assets/verifier/[name]-[hash].js';
const VERIFIER_ASSET = 'assets/verifier/[name]-[hash][extname]';
/** Within the verifier's, since who moves a wallet to another phone keeps these alone. */
const SCANNER_CHUNK = 'assets/verifier/scanner/[name]-[hash].js';
const SCANNER_ASSET = 'assets/verifier/scanner/[name]-[hash][extname]';

/** All workers are the scanner's but one that every wallet needs that is locked, and one that reads photos of documents. */
const WORKER_CHUNKS: Readonly<Record<string, string>> = {
  'argon2-worker': 'assets/[name]-[hash].js',
  'photo-worker': VERIFIER_CHUNK,
};

/** What only who mends records downloads. */
const isWorkbenchs = (moduleId: string) =>
  /(^|\/)src\/(workbench|work-contract)\/|\/node_modules\/(@simplewebauthn|chart\.js|@kurkle)\//.test(
    moduleId,
  );

/** A stylesheet that several parts share goes by the name of one of its modules, and says no more of itself. */
const namesIn = (folder: string) => {
  const names = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => parse(path).name),
  );
  return (name: string) => names.has(parse(name).name);
};
const isNamedByWorkbench = namesIn('src/workbench');
const isNamedByWallet = namesIn('src/wallet');
const isVerifiersName = namesIn('src/verifier');
/** What both have a module of that name for is the wallet's, which keeps all that is its own. */
const isNamedByVerifier = (name: string) => isVerifiersName(name) && !isNamedByWallet(name);

/** Stays a file of its own, by which the manifest knows the page. */
const isEntry = (moduleId: string) => /\/(index\.html|src\/ui\/main\.tsx)$/.test(moduleId);

/** Imported as a whole, the library would bring every kind of code that there is. */
const treeshake = { moduleSideEffects: (id: string) => !id.includes('@zxing') };

/**
 * What citizens need not keep: camera, decoder and its engines, and the reader of PDFs are loaded when one is used, and so are the proofs of
 * seldom formats. The rest of the scanner opens card files, which works in every wallet without a network.
 */
const isVerifiers = (moduleId: string) =>
  /\/src\/(verifier\/|scanner\/read-pdf\.ts$)|\/pdfjs-dist\/|\/certificate\/(carried-certificate|json-ld-proof)\.ts$/.test(
    moduleId,
  );
const isScanners = (moduleId: string) =>
  /\/src\/scanner\/(scanner|decoder|search|engines\/\w+|grey|camera-steps)\.tsx?$|\/(@zxing|zxing-wasm)\//.test(
    moduleId,
  );

/** What makes PDFs, larger than the rest of the wallet: kept on a device once it has something to put on paper. */
const isPapers = (moduleId: string) =>
  /\/src\/wallet\/paper-file\.ts$|\/node_modules\/pdfkit\//.test(moduleId);

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
        globPatterns: ['**/*.{js,mjs,css,html,wasm,woff2,ttf,svg,webmanifest}'],
        // What reads PDFs and the engine of the decoder are larger than anything else; inspectors alone keep them.
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
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
        entryFileNames: ({ name }) => WORKER_CHUNKS[name] ?? SCANNER_CHUNK,
        chunkFileNames: SCANNER_CHUNK,
        assetFileNames: SCANNER_ASSET,
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
            // One file for what every screen begins with: each further one is a request that a slow network waits for.
            codeSplitting: {
              groups: [{ name: 'first', tags: ['$initial'], test: (id) => !isEntry(id) }],
            },
            // The service worker keeps these folders on inspectors' and on clerks' devices only.
            chunkFileNames: ({ moduleIds }) =>
              moduleIds.some(isWorkbenchs)
                ? 'assets/work/[name]-[hash].js'
                : moduleIds.some(isVerifiers)
                  ? VERIFIER_CHUNK
                  : moduleIds.some(isScanners)
                    ? SCANNER_CHUNK
                    : moduleIds.some(isPapers)
                      ? 'assets/paper/[name]-[hash].js'
                      : 'assets/[name]-[hash].js',
            assetFileNames: ({ names, originalFileNames }) =>
              originalFileNames.some(isWorkbenchs) || names.some(isNamedByWorkbench)
                ? 'assets/work/[name]-[hash][extname]'
                : names.some((name) => isNamedByVerifier(name) || /^(pdf|jbig2|openjpeg)\b/.test(name))
                  ? VERIFIER_ASSET
                  : names.some((name) => /^(scanner|camera|zxing_reader)\b/.test(name))
                    ? SCANNER_ASSET
                    : names.some((name) => name.endsWith('.ttf'))
                      ? 'assets/paper/[name]-[hash][extname]'
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
        rollupOptions: {
          input: { main: 'src/cli/main.ts', 'signing-thread': 'src/issuer/signing-thread.ts' },
          // Beside `main.js`, where a command finds the thread's program and the app.
          output: { chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
});
