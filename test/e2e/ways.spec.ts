import { expect, type Page, test } from '@playwright/test';
import { eidRedirectUri } from '../../src/server/eid/provider.ts';
import type { RecordDetail, RecordPage } from '../../src/work-contract/records.ts';
import { startRealProvider } from '../server/eid/real-provider.ts';
import { expectNoFindings } from './axe.ts';
import { EID_CLIENT, eidIssuer } from './eid-client.ts';
import { anybody, fillIn, lastDoseOf } from './people.ts';
import { addAuthenticator, enrol } from './workbench.ts';

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('day and place of the last dose lead to the certificate where no code comes', { tag: '@phone' }, async ({
  page,
}) => {
  const person = anybody();
  const { date, facility, province } = lastDoseOf(person);
  const [year = '', month = '', day = ''] = date.split('-');
  await page.goto('/look-up');
  await fillIn(page, person);
  await page.getByRole('link', { name: 'Không nhận được mã?' }).click();
  await expect(page.getByRole('heading', { name: 'Cách khác để tra cứu' })).toBeVisible();
  await expectNoFindings(page);
  expect(await fits(page)).toBe(true);
  await page.getByRole('link', { name: 'Dùng ngày và nơi tiêm' }).click();

  // What was typed is still there; what is missing is said at the top and leads to its field.
  await expect(page.getByLabel('Số giấy tờ')).toHaveValue(person.documentNumber);
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByRole('alert').getByRole('link', { name: 'Hãy chọn nơi tiêm' }).click();
  await expect(page.getByLabel('Tỉnh, thành phố nơi tiêm')).toBeFocused();
  await page.getByLabel('Tỉnh, thành phố nơi tiêm').selectOption({ label: province });
  const plain = facility.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  await page.getByLabel('Tìm nơi tiêm').fill(plain.toLowerCase());
  await page.getByRole('radio', { name: facility }).first().check();
  const dose = page.getByRole('group', { name: 'Ngày tiêm mũi gần nhất' });
  await dose.getByLabel('Ngày', { exact: true }).fill(day);
  await dose.getByLabel('Tháng', { exact: true }).fill(month);
  await dose.getByLabel('Năm', { exact: true }).fill(String(Number(year) - 1));
  await expectNoFindings(page);
  expect(await fits(page)).toBe(true);
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
  await expect(page.getByText('Hãy so lại với giấy xác nhận tiêm chủng')).toBeVisible();
  await dose.getByLabel('Năm', { exact: true }).fill(year);
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
  await expect(page.getByRole('heading', { name: 'Đã có chứng nhận' })).toBeVisible();
  await expect(page.getByText(`Hồ sơ của ${person.name}`)).toBeVisible();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/look-up/result');

  // The phone on record hears of it.
  await page.goto('/outbox');
  const message = page.locator('#messages li').filter({ hasText: person.phone });
  await expect(message.filter({ hasText: 'vua duoc mo khong qua ma SMS' }).first()).toBeVisible();
});

test('a code made on the workbench opens the record once, on whatever phone', { tag: '@phone' }, async ({
  page,
  browser,
}) => {
  const device = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const desk = await device.newPage();
  await addAuthenticator(desk);
  await enrol(desk, 'clerk');
  const ask = async <Answer>(path: string, data: object): Promise<Answer> =>
    (
      await desk.request.post(`/api/work/${path}`, { data, headers: { origin: new URL(desk.url()).origin } })
    ).json();
  // Other tests of the run mend what waits; what is right stays as it is.
  const { records } = await ask<RecordPage>('records', {
    states: ['ready', 'attested', 'certified'],
    limit: 100,
  });
  const known = records.filter(({ documentNumber }) => documentNumber !== null);
  const { id } = known[Math.floor(Math.random() * known.length)] ?? { id: 0 };
  const person = await ask<RecordDetail>('record', { id });
  await desk.goto(`/work/record/${id}`);
  await expect(desk.locator('.comparison')).toBeVisible();
  await desk.keyboard.press('g');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Cha mẹ, người giám hộ hoặc người chăm sóc').check();
  await expectNoFindings(desk);
  await dialog.getByRole('button', { name: 'Làm mã' }).click();
  const slip = dialog.getByRole('region', { name: 'Phiếu tra cứu chứng nhận tiêm chủng' });
  await expect(slip).toContainText(person.name);
  await expect(slip).toContainText(`đuôi ${person.documentNumber?.slice(-3)}`);
  await expect(slip).not.toContainText(person.documentNumber ?? '');
  await expectNoFindings(desk);
  const code = (await slip.locator('.pick-up-code').textContent()) ?? '';
  await desk.emulateMedia({ media: 'print' });
  await expect(slip).toBeVisible();
  await expect(desk.locator('.comparison')).toBeHidden();
  await expect(dialog.getByRole('button', { name: 'In phiếu' })).toBeHidden();

  const open = async (typed: string) => {
    await page.goto('/look-up/pickup');
    await fillIn(page, { ...person, documentNumber: person.documentNumber ?? '' });
    await page.getByLabel('Mã trên phiếu').fill(typed);
    await page.getByRole('button', { name: 'Xem kết quả' }).click();
  };
  await open(code.replace(/^./, (first) => (first === '7' ? '8' : '7')));
  await expect(page.getByRole('alert')).toContainText('có ký tự thiếu hoặc sai');
  await expectNoFindings(page);
  expect(await fits(page)).toBe(true);
  await open(code.toLowerCase().replace('-', ' '));
  await expect(page.getByText(`Hồ sơ của ${person.name}`)).toBeVisible();
  await open(code);
  await expect(page.getByText('Mã dùng một lần trong 7 ngày')).toBeVisible();

  await desk.emulateMedia({ media: 'screen' });
  await desk.reload();
  await desk.getByText(/^Lịch sử/).click();
  await expect(desk.getByText('hồ sơ được mở bằng mã lấy tại cơ sở')).toBeVisible();
  await device.close();
});

test('the national eID leads to the record over a real provider, and says what to do where there is none', {
  tag: '@phone',
}, async ({ page, baseURL }) => {
  const url = baseURL ?? '';
  const { name, birthDate: birthdate, documentNumber: document_number } = anybody();
  const issuer = eidIssuer(Number(new URL(url).port));
  const provider = await startRealProvider(issuer, EID_CLIENT, eidRedirectUri(url), {
    known: { name, birthdate, document_number },
    unknown: { name, birthdate, document_number: '079090000009' },
  });
  try {
    await page.goto('/look-up');
    await page.getByRole('link', { name: 'Đăng nhập bằng định danh điện tử' }).click();
    await page.getByRole('link', { name: 'declined' }).click();
    await expect(page.getByText('Bạn đã dừng việc đăng nhập')).toBeVisible();
    await expectNoFindings(page);
    await page.getByRole('link', { name: 'Đăng nhập lại' }).click();
    await page.getByRole('link', { name: 'unknown' }).click();
    await expect(page.getByText('Chưa có hồ sơ tiêm khớp với định danh của bạn')).toBeVisible();
    expect(await fits(page)).toBe(true);
    // A family shares a phone: the provider asks again who is there.
    await page.getByRole('link', { name: 'Đăng nhập lại' }).click();
    await page.getByRole('link', { name: 'known', exact: true }).click();
    await expect(page.getByText(`Hồ sơ của ${name}`)).toBeVisible();
    expect(page.url()).toBe(`${url}/look-up/result`);
  } finally {
    await provider.close();
  }
});
