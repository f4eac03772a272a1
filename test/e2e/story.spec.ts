import { expect, test } from '@playwright/test';
import { browserSeeing, frameOf } from './camera.ts';
import { anybody, lookUp, somebodyStuck } from './people.ts';

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

test('without a network a look-up says so, and keeps what was typed', async ({ page, context }) => {
  await page.goto('/look-up');
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn Thử');
  await page.getByLabel('Số giấy tờ').fill('001070999997');
  await page.getByLabel('Ngày', { exact: true }).fill('1');
  await page.getByLabel('Tháng', { exact: true }).fill('2');
  await page.getByLabel('Năm', { exact: true }).fill('1970');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  await expect(page.getByText('no-connection')).toBeVisible();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Nguyễn Văn Thử');
});
