import { expect, type Page, test } from '@playwright/test';
import { passport } from '../certificate/person/zones.ts';
import { SCANNERS, swallowed, type Timed, type Typist } from '../scanner/typed/typist.ts';
import { expectNoFindings } from './axe.ts';
import { codes, issuerUrl } from './codes.ts';
import { ENTER, SMALL, scanned, type, US } from './typing.ts';

const NAME = SMALL.holder.name.toLocaleUpperCase('vi');

/** So long after a burst an Enter is a person's. */
const aMomentLater = (page: Page) => page.waitForTimeout(600);

test.beforeEach(async ({ page }) => {
  test.setTimeout(30_000);
  await page.clock.install();
  await page.goto('/verify');
});

/** Every seventh key is swallowed, as if it were a tone. */
const tones = (): Typist => {
  let at = 0;
  return (character) => (at++ % 7 === 2 ? swallowed(US, character, 1, 'ấ') : US(character));
};

for (const [how, typist, end] of [
  ['with Enter', US, ENTER],
  ['without Enter', US, []],
  ["by an input method's Process keys", SCANNERS["an input method's Process keys"], ENTER],
  ['through an input method that swallows keys', tones(), []],
] as const) {
  test(`a hand-held scanner that types ${how} gives a verdict`, async ({ page, baseURL }) => {
    const { genuine } = await codes(issuerUrl(baseURL), SMALL);
    await type(page, [...scanned(genuine, typist), ...end]);
    await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(NAME);
  });
}

test('a code that an input method has changed beyond recovery is no verdict, and the screen says why', async ({
  page,
  baseURL,
}) => {
  const { otherFamily } = await codes(issuerUrl(baseURL), SMALL);
  const hiding: Typist = (character) =>
    swallowed(US, character, 1, 'Ơ').filter(({ type: kind, key }) => kind === 'keydown' || key !== character);
  await type(page, [...scanned(otherFamily.slice(0, 7)), ...scanned('O', hiding), ...scanned(otherFamily)]);
  await expect(page.getByText('Mã lỗi: typing-changed')).toBeVisible();
  await expect(page.locator('.verdict')).toHaveCount(0);
});

test("a scanner's blanks and Enter press no button, and a person's Enter does", async ({ page, baseURL }) => {
  const { otherFamily } = await codes(issuerUrl(baseURL), SMALL);
  const verdict = page.locator('.verdict[data-outcome=unknown]');
  await page.getByRole('button', { name: 'English' }).focus();
  await type(page, [...scanned(otherFamily), ...ENTER, ...ENTER]);
  await expect(verdict).toContainText('unsupported-format');
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await aMomentLater(page);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(verdict).toBeVisible();
});

for (const key of ['Enter', 'Escape', ' ']) {
  test(`a person's "${key}" still means the next one`, async ({ page, baseURL }) => {
    const { otherFamily } = await codes(issuerUrl(baseURL), SMALL);
    await type(page, [...scanned(otherFamily), ...ENTER]);
    await expect(page.locator('.verdict[data-outcome=unknown]')).toContainText('unsupported-format');
    await aMomentLater(page);
    await page.keyboard.press(key);
    await expect(page.locator('.verdict')).toHaveCount(0);
  });
}

/** The holder's own passport, and a sister's. */
const OWN = passport({ surname: 'NGUYEN', givenNames: 'VAN<AN' }, '900102');
const SISTERS = passport({ surname: 'NGUYEN', givenNames: 'THI<AN' }, '920304', { number: 'C7654321<' });
/** As a reader of passports types them: Enter after each line. */
const read = (lines: readonly string[]): Timed => lines.flatMap((line) => [...scanned(line), ...ENTER]);

test('a travel document that a reader types is compared with the certificate, whichever comes first, and goes with the verdict', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(60_000);
  const { genuine } = await codes(issuerUrl(baseURL), SMALL);
  const verdict = page.locator('.verdict[data-outcome=valid]');
  const comparison = verdict.locator('.document-comparison');

  await type(page, [...scanned(genuine), ...ENTER]);
  await expect(verdict).toContainText('NGUYEN VAN AN');
  await expect(comparison).toHaveCount(0);
  await type(page, read(OWN));
  await expect(comparison).toHaveAttribute('data-answer', 'same');

  // A queue goes on by itself, and stops at somebody who is not surely whom the certificate is about.
  await page.getByRole('button', { name: 'Cài đặt kiểm tra' }).click();
  await page.getByRole('switch', { name: /Tự chuyển khi có hàng chờ/ }).click();
  await page.getByRole('button', { name: 'Đóng', exact: true }).click();
  await expect(verdict).toHaveCount(0);
  await type(page, read(SISTERS));
  await expect(page.getByText('Đã đọc giấy tờ của NGUYEN THI AN')).toBeVisible();
  await type(page, [...scanned(genuine), ...ENTER]);
  await expect(comparison).toHaveAttribute('data-answer', 'different');
  await expect(comparison.locator('mark')).toHaveText(['VĂN', '02/01/1990', 'THI', '04/03/1992']);
  await page.clock.runFor(5_000);
  await expect(comparison).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoFindings(page);

  // By hand, where there is no reader.
  await page.getByRole('button', { name: 'So với hộ chiếu' }).click();
  const lines = page.getByLabel('Các dòng có dấu <');
  await lines.fill('p<vnmnguyen');
  await page.getByRole('button', { name: 'So sánh' }).click();
  await expect(page.getByRole('dialog')).toContainText('Cần đủ hai dòng');
  await expect(lines).toBeFocused();
  await lines.fill(`p<vnmnguyen<<van<an\n${OWN[1].toLowerCase()}`);
  await expectNoFindings(page);
  await page.getByRole('button', { name: 'So sánh' }).click();
  await expect(comparison).toHaveAttribute('data-answer', 'same');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(comparison).toBeFocused();

  // The next one's document takes the verdict away, and with it whom it was about.
  await type(page, read(SISTERS));
  await expect(page.getByText('Đã đọc giấy tờ của NGUYEN THI AN')).toBeVisible();
  await expect(verdict).toHaveCount(0);
  await aMomentLater(page);
  await page.keyboard.press('Escape');
  await expect(page.locator('.document-waiting')).toHaveCount(0);
  expect(await page.content()).not.toMatch(/NGUY[EỄ]N/);
});
