import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Effort, Engine } from '../../src/scanner/engines/engine.ts';
import { openWasmEngine } from '../../src/scanner/engines/wasm.ts';
import { type Grey, imageOf } from '../../src/scanner/grey.ts';

const WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

/** The engine that browsers load from our origin, which Node has not. */
export async function openEngine(): Promise<Engine> {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async () => new Response();
  WebAssembly.instantiateStreaming = (_, imports) => WebAssembly.instantiate(readFileSync(WASM), imports);
  try {
    return await openWasmEngine();
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** What the engine reads in a picture, as it is. */
export const reader = async (effort: Effort = {}): Promise<(grey: Grey) => Promise<string | undefined>> => {
  const engine = await openEngine();
  return async (grey) => (await engine.read(imageOf(grey), effort)).codes[0]?.text;
};
