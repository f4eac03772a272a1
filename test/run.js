// Builds one program of the tests as the service is built, and runs it: node test/run.js FILE.ts [options]
// Measured or run a million times, code must not carry the wrappers of a test runner's own loader.
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [, , entry = ''] = process.argv;
// Inside the project, where the program finds its packages.
const outDir = resolve('dist/test', basename(entry, '.ts'));
await build({
  configFile: false,
  logLevel: 'error',
  build: { ssr: entry, outDir, target: 'node20', copyPublicDir: false },
});
await import(pathToFileURL(resolve(outDir, basename(entry).replace(/\.ts$/, '.js'))).href);
