import { expect, test } from '@playwright/test';
import { anybody, lookUp } from './people.ts';

// A service worker would answer in the network's place.
test.use({ serviceWorkers: 'block' });

test('a card shows its code before anything else is loaded or judged, and without the rest', {
  tag: '@phone',
}, async ({ page }) => {
  await lookUp(page, anybody());
  const card = await page.locator('a[href^="/card/"]').first().getAttribute('href');
  const code = page.getByRole('img', { name: 'Mã QR của chứng nhận' });

  await page.route('**/assets/card-details-*.js', (route) => route.abort());
  await page.goto(card ?? '');
  await expect(code).toBeVisible();
  await expect(page.getByText('load-failed')).toBeVisible();
  await page.unroute('**/assets/card-details-*.js');

  const shownBefore: boolean[] = [];
  for (const late of ['**/trust/*', '**/assets/card-{details,form}-*.js', '**/assets/keep-current-*.js']) {
    await page.route(late, async (route) => {
      shownBefore.push(await code.isVisible());
      await route.continue();
    });
  }
  await page.goto(card ?? '');
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  await expect(page.locator('.paper-form')).toBeVisible();
  expect(shownBefore.length).toBeGreaterThan(3);
  expect(shownBefore).not.toContain(false);
});
