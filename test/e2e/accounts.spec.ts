import { expect, type Page, test } from '@playwright/test';
import { expectNoFindings } from './axe.ts';
import { addAuthenticator, enrol, enrolBy, textOf } from './workbench.ts';

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('a province makes a clerk, who enrols on another device, and ends the account again', async ({
  browser,
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await addAuthenticator(page);
  await enrol(page, 'province');
  await page.getByRole('link', { name: 'Tài khoản' }).click();
  await expect(page.locator('.accounts-row').first()).toBeVisible();
  await expect(page.getByText('Bộ Y tế (dùng thử)')).toHaveCount(0);
  // Nobody ends their own account.
  const own = page.locator('.accounts-row', { hasText: '(Bạn)' });
  await expect(own).toHaveCount(1);
  await expect(own.getByRole('button')).toHaveCount(0);
  await expectNoFindings(page);

  // Another name at each try of the test.
  const name = `Vũ Thị Giang ${Date.now()}`;
  await page.getByRole('button', { name: 'Mở tài khoản' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Mở và cấp mã' }).click();
  await expect(dialog.getByText('Hãy nhập họ tên')).toBeVisible();
  await dialog.getByLabel('Họ tên').fill(name);
  await dialog.getByRole('button', { name: 'Mở và cấp mã' }).click();
  await expect(dialog.getByText('Hãy chọn nơi người này làm việc.')).toBeVisible();
  await dialog.getByLabel('Xã, phường').selectOption({ index: 1 });
  await dialog.getByLabel('Cơ sở tiêm').selectOption({ index: 1 });
  const facility = await textOf(dialog.getByLabel('Cơ sở tiêm').locator('option:checked'));
  await expectNoFindings(page);
  await dialog.getByRole('button', { name: 'Mở và cấp mã' }).click();

  await expect(dialog.getByRole('heading', { name: `Mã đăng ký của ${name}` })).toBeVisible();
  const code = await textOf(dialog.locator('.accounts-code'));
  expect(code).toMatch(/^[\dA-Z]{4}(-[\dA-Z]{4}){2}$/);
  await dialog.getByRole('button', { name: 'Sao chép mã' }).click();
  await expect(dialog.getByText('Đã sao chép')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  await expect(page.getByText(code)).toHaveCount(0);
  const row = page.locator('.accounts-row', { hasText: name });
  await expect(row).toContainText('Chưa có khóa truy cập');
  await expect(row).toContainText('Mã đăng ký chờ dùng đến');

  const device = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' })).newPage();
  await addAuthenticator(device);
  await enrolBy(device, code);
  await device.getByRole('button', { name: /^Tài khoản/ }).click();
  await expect(device.getByRole('dialog', { name })).toContainText(facility);

  await page.reload();
  await expect(row).toContainText('1 khóa truy cập · dùng lần cuối');
  await row.getByRole('button', { name: `Khóa tài khoản ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Khóa' }).click();
  await expect(row).toHaveCount(0);
  await page.getByLabel('Cả tài khoản đã khóa').check();
  await expect(row).toContainText('Đã khóa');
  await device.goto('/work/queue');
  await expect(device.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' })).toBeVisible();
});

test('accounts fit a phone, by night, in English, and say when they cannot be fetched', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await addAuthenticator(page);
  await enrol(page, 'ministry');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('h1')).toHaveText('Records to mend');
  await page.route('**/api/work/accounts', (route) => route.abort());
  await page.goto('/work/accounts');
  await expect(page.getByText('no-connection')).toBeVisible();
  await page.unroute('**/api/work/accounts');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.accounts-row').first()).toBeVisible();
  expect(await fits(page)).toBe(true);
  await page.getByLabel('Search by name').fill('nobody at all');
  await expect(page.getByText('There is no such account.')).toBeVisible();
  await page.getByLabel('Search by name').fill('cong an cap xa');
  await expect(page.locator('.accounts-row')).toHaveCount(1);
  await expect(page.locator('h1')).toHaveText('Accounts');
  await expectNoFindings(page);
  await page.getByRole('button', { name: 'Make an account' }).click();
  await page.getByRole('dialog').getByLabel('Role').selectOption('Commune police');
  await page.getByRole('dialog').getByLabel('Province').selectOption({ index: 1 });
  await expect(page.getByRole('dialog').getByLabel('Commune').locator('option')).not.toHaveCount(1);
  expect(await fits(page)).toBe(true);
  await expectNoFindings(page);
});
