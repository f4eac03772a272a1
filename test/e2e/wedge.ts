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
export const pullTrigger = (page: Page, text: string): Promise<void> => pullTriggers(page, [{ text }]);

/**
 * One code after the other, each as soon as the page says of the one before what it is to say.
 *
 * @param pulls `until`: the whole text of the element that appears for it.
 */
export async function pullTriggers(
  page: Page,
  pulls: readonly { readonly text: string; readonly until?: string }[],
  shownIn = '',
): Promise<void> {
  await page.evaluate(
    async ([codes, places, gapMs, selector]) => {
      const isShown = (words: string) => document.querySelector(selector)?.textContent === words;
      const shown = (words: string) =>
        new Promise<void>((resolve, reject) => {
          if (isShown(words)) return resolve();
          const observer = new MutationObserver(() => {
            if (!isShown(words)) return;
            clearTimeout(timer);
            observer.disconnect();
            resolve();
          });
          const timer = setTimeout(() => reject(new Error(`never shown: ${words}`)), 15_000);
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        });
      for (const { text, until } of codes) {
        let timeStamp = performance.now() - gapMs * text.length;
        const press = (key: string, place: object) => {
          timeStamp += gapMs;
          for (const type of ['keydown', 'keyup']) {
            const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...place });
            Object.defineProperty(event, 'timeStamp', { value: timeStamp });
            (document.activeElement ?? document.body).dispatchEvent(event);
          }
        };
        for (const character of text) press(character, places[character] ?? {});
        press('Enter', { code: 'Enter' });
        if (until !== undefined) await shown(until);
      }
    },
    [pulls, PLACES, GAP_MS, shownIn] as const,
  );
}
