import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import type { RecordPage } from '../../src/work-contract/records.ts';
import { expectNoFindings } from './axe.ts';
import { certifiedPeople } from './people.ts';
import { addAuthenticator, enrol, textOf } from './workbench.ts';

const digits = (text: string): number => Number(text.replace(/\D/g, ''));

/** What the browser saves when something is pressed. */
async function savedText(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFile(await download.path(), 'utf8');
}

test('a supervisor sees how far the country is, sets a deadline, drills down and takes the table along', async ({
  page,
}) => {
  await addAuthenticator(page);
  await enrol(page, 'ministry');
  await page.goto('/work/overview');
  const records = page.locator('.overview-number').filter({ hasText: /^Hồ sơ/ });
  await expect(records).toBeVisible();
  const country = digits(await textOf(records.locator('dd').first()));
  expect(country).toBeGreaterThan(300);
  // The library has come and has drawn.
  await expect
    .poll(() =>
      page
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) =>
          canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean),
        ),
    )
    .toBe(true);
  await expectNoFindings(page);

  await page.getByRole('button', { name: /hạn$/ }).click();
  const inAYear = `${new Date().getFullYear() + 1}-12-31`;
  await page.getByLabel('Ngày', { exact: true }).fill('2020-01-01');
  await page.getByRole('button', { name: 'Lưu hạn' }).click();
  await expect(page.getByText('Hãy chọn một ngày từ hôm nay trở đi.')).toBeVisible();
  await page.getByLabel('Ngày', { exact: true }).fill(inAYear);
  await page.getByRole('button', { name: 'Lưu hạn' }).click();
  await expect(page.getByText(new RegExp(`Hạn 31/12/${inAYear.slice(0, 4)}: còn`))).toBeVisible();

  const table = page.getByRole('region', { name: 'Theo tỉnh, thành phố' });
  const first = table.locator('tbody tr').first();
  await table.getByRole('button', { name: 'Hồ sơ', exact: true }).click();
  await expect(table.getByRole('columnheader', { name: 'Hồ sơ', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const province = await textOf(first.getByRole('link'));
  const inProvince = digits(await textOf(first.locator('td').first()));
  const csv = await savedText(page, () => page.getByRole('button', { name: 'Tải bảng (CSV)' }).click());
  expect(csv).toContain(`\r\n${province},${inProvince},`);

  await first.getByRole('link').click();
  await expect(page.getByRole('navigation', { name: 'Nơi đang xem' })).toContainText(`Cả nước${province}`);
  await expect(records.locator('dd').first()).toHaveText(String(inProvince));
  await page.goBack();
  await expect(table).toBeVisible();

  await page.goto('/work/audit');
  await page.getByRole('combobox', { name: 'Việc' }).selectOption({ label: 'đặt hạn' });
  await page.getByRole('button', { name: 'Tìm' }).click();
  await expect(page.locator('tbody tr').first()).toContainText(`→ 31/12/${inAYear.slice(0, 4)}`);
  await expectNoFindings(page);
});

test('a list of the police is compared first, applied in part, and taken back', async ({ page }) => {
  await addAuthenticator(page);
  await enrol(page, 'ministry');
  const response = await page.request.post('/api/work/records', {
    data: { limit: 500, findings: ['not-in-register'] },
    headers: { origin: new URL(page.url()).origin },
  });
  const { records } = (await response.json()) as RecordPage;
  const [one, other] = records.filter(
    ({ documentNumber }, index) =>
      documentNumber !== null &&
      records.findIndex((record) => record.documentNumber === documentNumber) === index,
  );
  if (!one || !other) throw new Error('nobody is missing in the register');
  const line = ({ documentNumber, birthDate, sex }: typeof one, name: string) =>
    `${documentNumber},${name},${birthDate},${sex === 'male' ? 'Nam' : 'Nữ'}`;

  await page.goto('/work/lists');
  await page.getByLabel('Tệp CSV').setInputFiles({
    name: 'danh-sach.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'CCCD,Họ và tên,Ngày sinh,Giới tính',
        line(one, 'Lê Thị Mới'),
        line(other, 'Đỗ Văn Khác'),
        'x,,,',
      ].join('\n'),
    ),
  });
  const choices = page.locator('.lists-changes tbody').getByRole('checkbox');
  await expect(choices.first()).toBeChecked();
  await expect(page.getByText('1 dòng không dùng được')).toBeVisible();
  await expectNoFindings(page);
  await page.getByLabel('Chọn tất cả').uncheck();
  await page.getByLabel('Chọn dòng 2: Lê Thị Mới').first().check();
  await page.getByRole('button', { name: 'Sửa 1 hồ sơ' }).click();
  await page.getByRole('button', { name: 'Theo danh sách của công an cấp xã' }).click();
  await expect(page.getByText('Đã sửa 1 hồ sơ.')).toBeVisible();
  const report = await savedText(page, () => page.getByRole('button', { name: 'Tải kết quả' }).click());
  expect(report).toContain(`2,'${one.documentNumber},Đã sửa (applied),${one.name},Lê Thị Mới`);
  expect(report).toContain(`3,'${other.documentNumber},Chưa sửa (not applied),${other.name},Đỗ Văn Khác`);
  await page.getByRole('button', { name: 'Hoàn tác cả danh sách' }).click();
  await expect(page.getByText('Đã trả lại 1 hồ sơ như cũ.')).toBeVisible();
});

test('everybody can see how far the country is, on a phone as well', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/totals');
  await expect(page.getByRole('heading', { name: 'Cả nước đã cấp đến đâu' })).toBeVisible();
  await expect(page.locator('.number-table tbody tr').first()).toBeVisible();
  await expectNoFindings(page);
});

test('a certificate is suspended by its number, and holds again', async ({ page }) => {
  await addAuthenticator(page);
  await enrol(page, 'ministry');
  const post = async (path: string, data: object) => {
    const headers = { origin: new URL(page.url()).origin };
    return (await page.request.post(`/api/work/${path}`, { data, headers })).json();
  };
  const { records } = await post('records', { states: ['certified'], limit: 100 });
  // Nobody whom another test looks up meanwhile.
  const lookedUp = new Set(certifiedPeople().map(({ documentNumber }) => documentNumber));
  const record = records.find((row: { documentNumber: string }) => !lookedUp.has(row.documentNumber));
  const selection = { by: 'record', recordId: record.id };
  const [{ number }] = (await post('revocations/preview', { selection })).sample;

  await page.getByRole('link', { name: 'Thu hồi' }).click();
  const numbers = page.getByRole('textbox', { name: 'Số chứng nhận' });
  const look = page.getByRole('button', { name: 'Xem những chứng nhận này' });
  await numbers.fill('không phải số');
  await look.click();
  await expect(page.getByText('Có số không đúng 10 ký tự')).toBeVisible();
  await page.getByRole('radio', { name: 'Theo lô vắc xin' }).check();
  await page.getByLabel('Số lô').fill('KHÔNG-CÓ');
  await look.click();
  await expect(page.getByText('0 chứng nhận còn hiệu lực')).toBeVisible();

  await page.getByRole('radio', { name: 'Theo số chứng nhận' }).check();
  await numbers.fill(number.toLowerCase());
  await page.getByRole('radio', { name: /^Tạm ngừng/ }).check();
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'đang xác minh' });
  await look.click();
  await page.getByRole('button', { name: 'Tạm ngừng 1 chứng nhận' }).click();
  await page.getByRole('dialog').getByLabel('Lý do khác').fill('công an yêu cầu xác minh');
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
  await expect(page.locator('.notice-title')).toHaveText('Đã tạm ngừng 1 chứng nhận');
  const row = page.getByRole('row', { name: new RegExp(number) });
  await expect(row).toContainText('tạm ngừng · đang xác minh');
  await expectNoFindings(page);
  await row.getByRole('button', { name: `Cho hiệu lực lại ${number}` }).click();
  await page.getByRole('dialog').getByLabel('Lý do khác').fill('đã xác minh');
  await page.getByRole('dialog').getByRole('button', { name: 'Cho hiệu lực lại' }).click();
  await expect(row).toHaveCount(0);
});
