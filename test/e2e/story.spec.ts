import { expect, test } from '@playwright/test';
import { en as enCard } from '../../src/ui/languages/en/card.ts';
import { en as enHome } from '../../src/ui/languages/en/home.ts';
import { en as enLookUp } from '../../src/ui/languages/en/look-up.ts';
import { en as enRequests } from '../../src/ui/languages/en/requests.ts';
import { vi as viCard } from '../../src/ui/languages/vi/card.ts';
import { vi as viHome } from '../../src/ui/languages/vi/home.ts';
import { vi as viLookUp } from '../../src/ui/languages/vi/look-up.ts';
import { vi as viRequests } from '../../src/ui/languages/vi/requests.ts';
import { browserSeeing, frameOf } from './camera.ts';
import { anybody, codeFor, lookUp, newestCode, somebodyStuck } from './people.ts';

test('a citizen finds the certificate, keeps it, and an inspector verifies it, both without a network', async ({
  page,
  context,
  baseURL,
  viewport,
}) => {
  const person = anybody();
  const capitals = person.name.toLocaleUpperCase('vi');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);

  // The citizen looks the certificate up, and sees the three steps with their dates.
  await lookUp(page, person);
  await expect(page.getByRole('heading', { name: 'Đã có chứng nhận' })).toBeVisible();
  const steps = page.getByRole('list').filter({ hasText: 'Xong ngày' });
  await expect(steps.getByText(/Xong ngày \d{2}\/\d{2}\/\d{4}/)).toHaveCount(3);
  expect(page.url()).not.toContain(person.documentNumber);

  // It is there after a restart without a network.
  await page.close();
  await context.setOffline(true);
  const restarted = await context.newPage();
  await restarted.goto('/');
  await restarted.getByRole('link', { name: person.name }).first().click();
  const code = restarted.getByRole('img', { name: 'Mã QR của chứng nhận' });
  await expect(code).toBeVisible();
  await expect(restarted.getByText(person.name).first()).toBeVisible();
  await expect(restarted.locator('.card-verdict')).toContainText('Hợp lệ');
  const picture = await code.screenshot();
  const frame = await frameOf(restarted, picture);

  // The inspector's device has never heard of this certificate, and has no network any more.
  const browser = await browserSeeing([{ frame, seconds: 2 }]);
  try {
    const inspector = await browser.newContext({ baseURL: baseURL ?? '', viewport, locale: 'vi-VN' });
    const installing = await inspector.newPage();
    await installing.goto('/');
    await installing.evaluate(() => navigator.serviceWorker.ready);
    await installing.goto('/verify');
    await expect(installing.locator('[data-offline-ready]')).toBeAttached();
    await installing.close();
    await inspector.setOffline(true);

    const verifier = await inspector.newPage();
    await verifier.goto('/verify');
    const verdict = verifier.locator('.verdict');
    await expect(verdict).toHaveAttribute('data-outcome', 'valid');
    await expect(verdict).toContainText('Hợp lệ');
    await expect(verdict).toContainText(capitals);
    await expect(verdict).toContainText(person.birthDate.split('-').reverse().join('/'));
    await expect(verdict).toContainText(/\d mũi/);
    await expect(verifier.locator('.verifier-chip')).toContainText(
      /Khóa (vừa cập nhật|cập nhật \d+ .* trước)/,
    );
  } finally {
    await browser.close();
  }
});

test('a citizen whose record is stuck is told why and what to do', async ({ page }) => {
  const person = somebodyStuck();
  await lookUp(page, person);
  await expect(page.getByRole('heading', { name: 'Hồ sơ cần được sửa' })).toBeVisible();
  await expect(page.getByText('Cần làm gì')).toBeVisible();
  await expect(page.getByText('name-tones-differ')).toBeVisible();
});

test('a stranger is told nothing, whoever they ask for', async ({ request, baseURL }) => {
  const ask = (name: string, documentNumber: string) =>
    request.post(`${baseURL}/api/look-up`, { data: { name, birthDate: '1970-01-01', documentNumber } });
  const person = anybody();
  const known = await ask(person.name, person.documentNumber);
  const unknown = await ask('Người Không Có', '001070999999');
  expect(unknown.status()).toBe(known.status());
  expect(Object.keys(await unknown.json())).toEqual(Object.keys(await known.json()));
});

test('the way back in the middle of a look-up loses nothing that was typed', async ({ page }) => {
  await page.goto('/');
  await page.goto('/look-up');
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn Thử');
  await page.getByLabel('Số giấy tờ').fill('001070999998');
  await page.getByLabel('Ngày', { exact: true }).fill('1');
  await page.getByLabel('Tháng', { exact: true }).fill('2');
  await page.getByLabel('Năm', { exact: true }).fill('1970');
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  await expect(page.getByLabel('Mã 6 chữ số')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Nguyễn Văn Thử');
  await page.goForward();
  await page.getByLabel('Mã 6 chữ số').fill('000000');
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
  await expect(page.getByText('code-wrong')).toBeVisible();
});

const LANGUAGES = [
  [
    'Tiếng Việt',
    { ...viLookUp.wallet, ...viCard.wallet, ...viRequests, outcomes: viHome.outcomes, crash: viHome.crash },
  ],
  [
    'English',
    { ...enLookUp.wallet, ...enCard.wallet, ...enRequests, outcomes: enHome.outcomes, crash: enHome.crash },
  ],
] as const;

for (const [language, words] of LANGUAGES) {
  test(`the citizen’s story in ${language} bears that the network is cut at every step`, async ({
    page,
    context,
  }) => {
    const person = anybody();
    const { lookUpScreen, codeScreen, resultScreen, cardScreen, requestErrors, outcomes } = words;
    const says = (sentence: string) => expect(page.getByText(sentence).first()).toBeVisible();
    const cutOff = async (step: () => Promise<void>) => {
      await context.setOffline(true);
      await step();
      await says(requestErrors['no-connection']);
      await context.setOffline(false);
      await step();
    };
    await page.goto('/');
    await page.getByRole('button', { name: language }).click();
    await page.evaluate(() => navigator.serviceWorker.ready);

    // The form is there without a network, and keeps what was typed when it cannot be sent.
    await context.setOffline(true);
    await page.goto('/look-up');
    await page.getByLabel(lookUpScreen.name).fill(person.name);
    const [year = '', month = '', day = ''] = person.birthDate.split('-');
    await page.getByLabel(lookUpScreen.day, { exact: true }).fill(day);
    await page.getByLabel(lookUpScreen.month, { exact: true }).fill(month);
    await page.getByLabel(lookUpScreen.year, { exact: true }).fill(year);
    await page.getByLabel(lookUpScreen.documentNumber).fill(person.documentNumber);
    const last = await newestCode(page.request, person.phone);
    await cutOff(() => page.getByRole('button', { name: lookUpScreen.submit }).click());
    const code = page.getByLabel(codeScreen.code);
    await code.fill(await codeFor(page.request, person.phone, last));
    await cutOff(() => page.getByRole('button', { name: codeScreen.submit }).click());
    await expect(page.getByRole('heading', { name: resultScreen.readyTitle })).toBeVisible();

    // From here on nothing needs one.
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { name: resultScreen.readyTitle })).toBeVisible();
    await page.getByRole('link', { name: resultScreen.show }).click();
    await expect(page.locator('.card-verdict')).toContainText(outcomes.valid);
    await page.reload();
    await expect(page.locator('.card-verdict')).toContainText(outcomes.valid);
    await page.getByRole('link', { name: cardScreen.show }).click();
    await expect(page.getByRole('img', { name: cardScreen.code })).toBeVisible();
    for (const path of ['/', '/people', '/export', '/travel', '/help', '/settings', '/totals']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(words.crash.loadTitle)).toHaveCount(0);
    }
    await says(requestErrors['no-connection']);
  });
}
