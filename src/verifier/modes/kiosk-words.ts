import { en } from '../../ui/languages/kiosk-en.ts';
import { vi } from '../../ui/languages/kiosk-vi.ts';
import { addWords, type Language, say, type WordKey } from '../../ui/words.ts';

/** For the supervisor, in the language of the device. */
export const { t: sayKiosk, ready } = addWords(vi, async () => en);
await ready;

const SOURCES = { vi, en } as const;
export type KioskWord = WordKey<typeof vi>;

/** For citizens, in whichever language. */
export const sayIn = (language: Language, key: KioskWord): string =>
  language === 'vi' ? say(SOURCES.vi, 'vi', key, {}) : say(SOURCES.en, 'en', key as WordKey<typeof en>, {});
