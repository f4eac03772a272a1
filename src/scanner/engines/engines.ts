import type { Engine } from './engine.ts';

/** Who looks first at every frame, and who looks again where that one saw nothing. */
export interface Engines {
  readonly first: Engine;
  readonly thorough: Engine;
}

/**
 * The browser's own detector where it is good, which is fastest; WebAssembly where it is allowed, which reads most;
 * JavaScript everywhere.
 */
export async function openEngines(): Promise<Engines> {
  const [platform, thorough] = await Promise.all([openPlatform(), openThorough()]);
  return { first: platform ?? thorough, thorough };
}

async function openPlatform(): Promise<Engine | undefined> {
  // Its self-test is not loaded where there is nothing to test.
  if (!('BarcodeDetector' in globalThis)) return undefined;
  return (await import('./platform.ts')).openPlatformEngine();
}

async function openThorough(): Promise<Engine> {
  try {
    return await (await import('./wasm.ts')).openWasmEngine();
  } catch {
    return (await import('./script.ts')).openScriptEngine();
  }
}
