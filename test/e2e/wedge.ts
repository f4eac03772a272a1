import type { Page } from '@playwright/test';
import { US_KEYBOARD } from '../../src/scanner/typed/us-keyboard.ts';

const PLACES: Record<string, { code: string; shiftKey: boolean }> = {};
for (const [code, levels] of US_KEYBOARD) {
  if (!code.startsWith('Numpad')) {
    levels.forEach((character, level) => {
      PLACES[character] = { code, shiftKey: level === 1 };
    });
  }
}

/** Between two keys of a hand-held reader. */
const GAP_MS = 6;

/**
 * What a hand-held reader types, with Enter at its end, all at once: the keys bear the times that they would have, so
 * that a slow machine is no silence of the reader.
 */
export async function pullTrigger(page: Page, text: string): Promise<void> {
  await page.evaluate(
    ([characters, places, gapMs]) => {
      let timeStamp = performance.now() - gapMs * characters.length;
      const press = (key: string, place: object) => {
        timeStamp += gapMs;
        for (const type of ['keydown', 'keyup']) {
          const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...place });
          Object.defineProperty(event, 'timeStamp', { value: timeStamp });
          (document.activeElement ?? document.body).dispatchEvent(event);
        }
      };
      for (const character of characters) press(character, places[character] ?? {});
      press('Enter', { code: 'Enter' });
    },
    [text, PLACES, GAP_MS] as const,
  );
}
