import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The built command, as an operator runs it. */
    command: string;
  }
}

/** Inside the project, where the built command finds its packages. */
const OUTPUT = resolve('dist/test-command');

/** Builds the command once for the whole run. */
export async function setup(project: TestProject) {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/cli/main.ts',
      outDir: OUTPUT,
      copyPublicDir: false,
      // Beside the app's folder, in which the service looks for what it serves.
      rolldownOptions: {
        output: { entryFileNames: 'server/main.js', chunkFileNames: 'server/[name]-[hash].js' },
      },
    },
  });
  project.provide('command', join(OUTPUT, 'server/main.js'));
  return () => rmSync(OUTPUT, { recursive: true, force: true });
}
