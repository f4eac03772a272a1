import { expect, type Page, test } from '@playwright/test';
import { LARGEST } from '../certificate/cards.ts';
import { enter, SCANNERS, swallowed, type Timed, type Typist, timed } from '../scanner/typed/typist.ts';
import { codes, issuerUrl } from './codes.ts';

const SHIFT = 8;
const SCANNERS_GAP_MS = 6;
const VIRTUAL_KEYS: Readonly<Record<string, number>> = { Enter: 13, ' ': 32 };
const TEXTS: Readonly<Record<string, string>> = { Enter: '\r' };

/** Types on a keyboard, with these gaps whatever else the machine does. */
async function type(page: Page, keys: Timed): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  const devtools = await page.context().newCDPSession(page);
  let timestamp = Date.now() / 1000 - keys.reduce((sum, [gapMs]) => sum + gapMs / 1000, 0);
  const sent = keys.flatMap(([gapMs, events]) => {
    timestamp += gapMs / 1000;
    return events.map(({ type: kind, key, code, keyCode, shiftKey }) => {
      const text = TEXTS[key] ?? (key.length === 1 ? key : undefined);
      return devtools.send('Input.dispatchKeyEvent', {
        type: kind === 'keyup' ? 'keyUp' : text ? 'keyDown' : 'rawKeyDown',
        key,
        code,
        windowsVirtualKeyCode: keyCode || (VIRTUAL_KEYS[key] ?? key.toUpperCase().charCodeAt(0)),
        modifiers: shiftKey ? SHIFT : 0,
        timestamp,
        ...(kind === 'keydown' && text && { text }),
      });
    });
  });
  await Promise.all(sent);
  await devtools.detach();
}

const US = SCANNERS['a US layout'] as Typist;
const scanned = (text: string, typist = US) => timed(text, SCANNERS_GAP_MS, typist);
const ENTER: Timed = [[SCANNERS_GAP_MS, enter()]];

const NAME = LARGEST.holder.name.toLocaleUpperCase('vi');

/** So long after a burst an Enter is a person's. */
const aMomentLater = (page: Page) => page.waitForTimeout(600);

test.beforeEach(async ({ page }) => {
  test.setTimeout(30_000);
  await page.goto('/verify');
});

test('a hand-held scanner gives a verdict, with Enter and without', async ({ page, baseURL }) => {
  const { genuine, tampered } = await codes(issuerUrl(baseURL));
  await type(page, [...scanned(genuine), ...ENTER]);
  await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(NAME);
  await type(page, scanned(tampered));
  await expect(page.locator('.verdict[data-outcome=invalid]')).toContainText('bad-signature');
});

test('a hand-held scanner gives a verdict under Vietnamese input methods', async ({ page, baseURL }) => {
  const { genuine, tampered } = await codes(issuerUrl(baseURL));
  await type(page, [...scanned(genuine, SCANNERS["an input method's Process keys"]), ...ENTER]);
  await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(NAME);
  // Every seventh key, as if it were a tone.
  let at = 0;
  const toned: Typist = (character) => (at++ % 7 === 2 ? swallowed(US, character, 2, 'ấn') : US(character));
  await type(page, scanned(tampered, toned));
  await expect(page.locator('.verdict[data-outcome=invalid]')).toContainText('bad-signature');
});

test("a scanner's blanks and Enter press no button, and a person's Enter does", async ({ page, baseURL }) => {
  const { genuine, otherFamily } = await codes(issuerUrl(baseURL));
  await type(page, [...scanned(genuine), ...ENTER]);
  await expect(page.locator('.verdict[data-outcome=valid]')).toBeVisible();
  const english = page.getByRole('button', { name: 'English' });
  await english.focus();
  await type(page, [...scanned(otherFamily), ...ENTER, ...ENTER]);
  await expect(page.locator('.verdict[data-outcome=unknown]')).toContainText('unsupported-format');
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await aMomentLater(page);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('.verdict[data-outcome=unknown]')).toBeVisible();
});

for (const key of ['Enter', 'Escape', ' ']) {
  test(`a person's "${key}" still means the next one`, async ({ page, baseURL }) => {
    const { expired } = await codes(issuerUrl(baseURL));
    await type(page, [...scanned(expired), ...ENTER]);
    await expect(page.locator('.verdict[data-outcome=invalid]')).toContainText('expired');
    await aMomentLater(page);
    await page.keyboard.press(key);
    await expect(page.locator('.verdict')).toHaveCount(0);
  });
}
