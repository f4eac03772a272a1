import { generateSigningKey, importSigner } from '../src/certificate/keys.ts';
import { readTrustBundle } from '../src/trust/bundle.ts';
import { trustFrom } from '../src/trust/trust.ts';
import { KEYS, signedBundle } from './bench/many-keys.ts';
const { privateJwk, publicJwk } = await generateSigningKey();
const jwt = await signedBundle(await importSigner(privateJwk));
const long: number[] = [];
new PerformanceObserver((l) => { for (const e of l.getEntries()) long.push(Math.round(e.duration)); }).observe({ entryTypes: ['longtask'] });
const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
Object.assign(globalThis, { ready: { length: jwt.length, KEYS }, 
 whole: async () => { await wait(200); long.length = 0; const t0 = performance.now(); const b = await readTrustBundle(jwt, [publicJwk]); const t1 = performance.now(); trustFrom(b); const t2 = performance.now(); await wait(300); return [Math.round(t1 - t0), Math.round(t2-t1), ...long]; },
});
