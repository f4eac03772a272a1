import { type Engine, NOTHING } from './engine.ts';
import { readsDenseCode } from './self-test.ts';

/** Shape Detection API (WICG), which TypeScript's library does not know. */
interface DetectedBarcode {
  readonly rawValue: string;
  readonly cornerPoints: readonly { readonly x: number; readonly y: number }[];
}
interface BarcodeDetector {
  detect(image: ImageData): Promise<readonly DetectedBarcode[]>;
}
interface BarcodeDetectorConstructor {
  new (options: { formats: string[] }): BarcodeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

declare global {
  var BarcodeDetector: BarcodeDetectorConstructor | undefined;
}

/** A detector that is there may still do nothing (macOS without its service, phones without Play services). */
const SELF_TEST_MS = 2_000;

/** The browser's own detector, where it reads a code as dense as ours; else undefined. */
export async function openPlatformEngine(): Promise<Engine | undefined> {
  const Detector = globalThis.BarcodeDetector;
  if (!Detector) return undefined;
  try {
    const formats = await Detector.getSupportedFormats();
    if (!formats.includes('qr_code')) return undefined;
    const detector = new Detector({ formats: ['qr_code'] });
    const engine: Engine = {
      name: 'platform',
      read: async (image) => {
        const found = await detector.detect(image).catch(() => []);
        if (found.length === 0) return NOTHING;
        return {
          // An empty value stands for bytes that it cannot tell as text (DIVOC): another engine can.
          codes: found
            .filter(({ rawValue }) => rawValue !== '' && !rawValue.startsWith('PK'))
            .map(({ rawValue, cornerPoints }) => ({ text: rawValue, corners: cornerPoints })),
          unread: [],
        };
      },
    };
    const tooLong = new Promise<false>((done) => setTimeout(() => done(false), SELF_TEST_MS));
    return (await Promise.race([readsDenseCode(engine), tooLong])) ? engine : undefined;
  } catch {
    return undefined;
  }
}
