import { expect, type Page, test } from '@playwright/test';
import type { AccountWithCode, Places } from '../../src/work-contract/session.ts';
import { METADATA, photo, withMetadata } from '../photos.ts';
import { expectNoFindings } from './axe.ts';
import { confirm, lookUp, somebodyToCorrect } from './people.ts';
import { addAuthenticator, enrol, enrolBy, textOf } from './workbench.ts';

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

/** The code of a new clerk of the facility that somebody's record lies at. */
async function codeOfClerk(page: Page, { province, facility }: { province: string; facility: string }) {
  await addAuthenticator(page);
  await enrol(page, 'ministry');
  const post = async <Answer>(path: string, data: object): Promise<Answer> =>
    (await page.request.post(`/api/work/accounts${path}`, { data })).json();
  const { facilities } = await post<Places>('/places', { province });
  const facilityId = facilities.find(({ name }) => name === facility)?.id;
  const clerk = {
    name: `Vũ Thị Giang ${Date.now()}`,
    role: 'clerk',
    facilityId,
    province: null,
    commune: null,
  };
  return (await post<AccountWithCode>('', clerk)).code;
}

test('a mistake goes from the phone to the clerk and back', { tag: '@phone' }, async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const person = somebodyToCorrect();
  await lookUp(page, person);
  await expect(page.getByRole('heading', { name: 'Nhà nước đang làm gì' })).toBeVisible();
  await expect(page.locator('.step-stopped')).toContainText(/Từ ngày \d{2}\/\d{2}\/\d{4}, đã/);
  await expectNoFindings(page);
  await page.getByRole('link', { name: 'Báo sai sót' }).click();

  // What is missing is said where it is.
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await expect(page.getByText('Hãy chọn chỗ sai')).toBeVisible();
  await page.getByRole('radio', { name: 'Họ và tên' }).check();
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await expect(page.getByLabel('Đúng phải là')).toBeFocused();
  await page.getByLabel('Đúng phải là').fill(person.rightName);
  await page.getByLabel('Ghi thêm cho cơ sở').fill('Như trong Căn cước');

  // Whoever comes back later, from the wallet, is let in anew and finds what they had typed.
  await page.getByRole('link', { name: 'Kết quả tra cứu' }).click();
  await page.getByRole('link', { name: 'Về ví' }).click();
  await page.getByRole('link', { name: /Chưa có chứng nhận/ }).click();
  await page.getByRole('link', { name: 'Tra cứu lại để báo sai sót' }).click();
  await expect(page.getByText('Xác nhận lại để báo sai sót')).toBeVisible();
  await expect(page.getByLabel('Họ và tên')).toHaveValue(person.name);
  await expect(page.getByLabel('Năm', { exact: true })).toHaveValue(person.birthDate.slice(0, 4));
  await page.getByLabel('Số giấy tờ').fill(person.documentNumber);
  await confirm(page, person);
  await expect(page.getByRole('heading', { name: 'Báo sai sót' })).toBeVisible();
  await expect(page.getByLabel('Đúng phải là')).toHaveValue(person.rightName);

  // A photo as a camera makes it: turned by its Exif, which also says where it was taken.
  const taken = withMetadata(photo(2400, 1800), 6);
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo') });
  await expect(page.getByText('Không đọc được ảnh này')).toBeVisible();
  await chooser.setInputFiles({ name: 'giay.jpg', mimeType: 'image/jpeg', buffer: taken });
  await expect(page.getByRole('img', { name: 'Ảnh sẽ gửi kèm' })).toBeVisible();
  await expectNoFindings(page);
  expect(await fits(page)).toBe(true);

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await expect(page.getByText('Những gì bạn nhập vẫn còn')).toBeVisible();
  await context.setOffline(false);
  const [sending] = await Promise.all([
    page.waitForRequest('**/api/corrections'),
    page.getByRole('button', { name: 'Gửi yêu cầu' }).click(),
  ]);
  const sent = Buffer.from(sending.postDataJSON().photo, 'base64');
  expect(taken.toString('latin1')).toMatch(METADATA);
  expect(sent.toString('latin1')).not.toMatch(METADATA);
  expect(sent.length).toBeLessThanOrEqual(400_000);
  const number = page.locator('.correction-number');
  await expect(number).toHaveText(/\d{3} \d{3} \d{4}$/);
  const digits = (await textOf(number)).replace(/\D/g, '');
  await page.getByRole('link', { name: 'Kết quả tra cứu' }).click();
  await expect(page.getByRole('article', { name: 'Họ và tên' })).toContainText('Chờ cán bộ y tế xem');

  // The clerk sees it in the queue, beside what is there, and accepts it by one key.
  const desk = { baseURL: baseURL ?? '', viewport: { width: 1280, height: 800 }, locale: 'vi-VN' };
  const supervisor = await (await browser.newContext(desk)).newPage();
  const code = await codeOfClerk(supervisor, person);
  await supervisor.context().close();
  const clerk = await (await browser.newContext(desk)).newPage();
  await addAuthenticator(clerk);
  await enrolBy(clerk, code);
  await clerk.getByLabel('Chỉ hồ sơ có yêu cầu của người dân').check();
  await expect(clerk.locator('.queue-row')).toHaveCount(1);
  await expect(clerk.locator('.queue-row')).toContainText('1 yêu cầu');
  await clerk.locator('h1').focus();
  await clerk.keyboard.press('j');
  await clerk.keyboard.press('Enter');
  const request = clerk.locator('.holder-request');
  await expect(request).toContainText(person.name);
  await expect(request).toContainText(person.rightName);
  await expect(request).toContainText('Như trong Căn cước');
  const shown = request.getByRole('img', { name: 'Ảnh giấy tờ người dân gửi kèm' });
  // The right way up, and no larger than it need be.
  await expect
    .poll(() => shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]))
    .toEqual([1200, 1600]);
  await expectNoFindings(clerk);
  await clerk.keyboard.press('t');
  await expect(clerk.getByRole('dialog')).toContainText('Giấy tờ gửi kèm không khớp với đề nghị.');
  await clerk.keyboard.press('Escape');
  await expect(clerk.getByRole('dialog')).toHaveCount(0);
  const [answer] = await Promise.all([
    clerk.waitForResponse('**/api/work/decisions'),
    clerk.keyboard.press('y'),
  ]);
  expect((await answer.json()).outcomes).toMatchObject([{ changed: 1, refused: [] }]);
  await clerk.context().close();

  // Whoever has the number follows it, also at night.
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/look-up');
  await page.getByRole('link', { name: 'Theo dõi yêu cầu sửa' }).click();
  await page.getByLabel('Số yêu cầu').fill(`${digits.slice(0, 9)}${(Number(digits[9]) + 1) % 10}`);
  await page.getByRole('button', { name: 'Xem yêu cầu' }).click();
  await expect(page.getByText('Số này chưa đúng')).toBeVisible();
  await page.getByLabel('Số yêu cầu').fill(digits);
  await page.getByLabel('Ngày sinh').fill('01/01/1950');
  await page.getByRole('button', { name: 'Xem yêu cầu' }).click();
  await expect(page.getByText('Không có yêu cầu nào với số và ngày sinh này')).toBeVisible();
  await page.getByLabel('Ngày sinh').fill(person.birthDate.split('-').reverse().join('/'));
  await page.getByRole('button', { name: 'Xem yêu cầu' }).click();
  await expect(page.locator('.fate')).toContainText('Đã sửa theo yêu cầu');
  await expectNoFindings(page);
  expect(await fits(page)).toBe(true);
  expect(page.url()).not.toMatch(new RegExp(`${digits}|${person.birthDate.slice(0, 4)}`));
});
