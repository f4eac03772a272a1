import { type Browser, expect, type Page, test } from '@playwright/test';
import type { FindingCode } from '../../src/contract.ts';
import type { RecordPage } from '../../src/work-contract/records.ts';
import { expectNoFindings } from './axe.ts';
import { addAuthenticator, enrol, enrolBy } from './workbench.ts';

/** Findings of records that no other test of the run needs as they are. */
const OWN_FINDINGS: readonly FindingCode[] = ['birth-year-off-by-one', 'sex-differs', 'name-order-differs'];

const post = async (page: Page, path: string, data: object) => {
  const headers = { origin: new URL(page.url()).origin };
  return page.request.post(`/api/work/${path}`, { data, headers });
};

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

/** Somebody else's device. */
async function deviceOf(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' })).newPage();
  await addAuthenticator(page);
  return page;
}

/**
 * Shows records as waiting among many others, where a service that has nothing else to do has certified them before
 * anybody can look. @returns what ends it.
 */
async function showWaiting(page: Page, queued: number): Promise<() => Promise<void>> {
  const states = '**/api/work/attestation';
  await page.route(states, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    await route.fulfill({
      response,
      json: { ...(await response.json()), queued, queue: { position: 2_600, seconds: 25 } },
    });
  });
  return () => page.unroute(states);
}

test('a record is closed by its key, found among the closed ones, and opened again on a phone', async ({
  page,
}) => {
  await addAuthenticator(page);
  await enrol(page, 'ministry');
  const found = await post(page, 'records', { findings: OWN_FINDINGS, limit: 500 });
  const record = ((await found.json()) as RecordPage).records.at(-1);
  await page.goto(`/work/record/${record?.id}`);
  await expect(page.locator('.comparison')).toBeVisible();
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('chứng nhận đã cấp bị thu hồi ngay');
  await expectNoFindings(page);
  await dialog.getByRole('radio', { name: 'Nhập nhầm' }).check();
  await dialog.getByRole('radio', { name: 'Người được tiêm đã mất' }).check();
  await dialog.getByRole('button', { name: 'Theo giấy chứng tử' }).click();
  await expect(page.locator('.latest-decision')).toContainText(`đóng hồ sơ · ${record?.name}`);
  const closed = async () => {
    const answer = await post(page, 'records', { states: ['closed'], limit: 500 });
    return ((await answer.json()) as RecordPage).records.map(({ id }) => id);
  };
  await expect.poll(closed).toContain(record?.id);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/work/queue');
  await page.getByLabel('Tình trạng').selectOption({ label: 'Đã đóng' });
  await page.locator('.queue-row', { hasText: record?.name ?? '' }).click();
  const notice = page.locator('.notice', { hasText: 'Hồ sơ đã đóng: Người được tiêm đã mất' });
  await expect(notice).toContainText('Theo giấy chứng tử');
  // Nothing else can be decided about it, by no key either.
  await expect(page.getByRole('toolbar').getByRole('button', { name: /^(Sửa|Để sau|Đóng)/ })).toHaveCount(0);
  await page.locator('h1').focus();
  await page.keyboard.press('d');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await fits(page)).toBe(true);
  await expectNoFindings(page);
  await notice.getByRole('button', { name: 'Mở lại hồ sơ' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(closed).not.toContain(record?.id);
  await expect(page.getByRole('toolbar').getByRole('button', { name: /^Đóng/ })).toBeVisible();
});

test('more than a hundred certificates of a facility take two people to revoke, never the same account', async ({
  browser,
  page,
  baseURL,
}) => {
  // Three people at work, one after another.
  test.slow();
  // A facility with 101 foreigners, attested by its clerk with one touch.
  await addAuthenticator(page);
  await enrol(page, 'province');
  const facility = `Trạm Y tế thu hồi ${Date.now()}`;
  const people = Array.from(
    { length: 101 },
    (_, index) =>
      `Anna Schmidt,02/01/1990,Nữ,${facility.slice(-6)}${String(index).padStart(3, '0')},Đức,10/10/2021,AZ,${facility}`,
  );
  await page.getByRole('link', { name: 'Nhập tệp' }).click();
  await page.setInputFiles('input[type=file]', {
    name: 'thu-hoi.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      ['Họ và tên,Ngày sinh,Giới tính,CCCD,Quốc tịch,Ngày tiêm,Vắc xin,Cơ sở tiêm', ...people].join('\n'),
    ),
  });
  await page.getByRole('button', { name: 'Nhập tệp' }).click();
  await expect(page.getByText('Đã nhận 101 trong 101 dòng')).toBeVisible();
  const { province } = await (await page.request.get('/api/work/me')).json();
  const places = await (await post(page, 'accounts/places', { province })).json();
  const { id: facilityId } = places.facilities.find((one: { name: string }) => one.name === facility);
  const account = { name: 'Đỗ Thị Ký', role: 'clerk', facilityId, province: null, commune: null };
  const { code } = await (await post(page, 'accounts', account)).json();
  const clerk = await deviceOf(browser, baseURL);
  await enrolBy(clerk, code);
  await clerk.getByRole('link', { name: 'Ký xác nhận' }).click();
  const sign = clerk.getByRole('button', { name: 'Ký 101 hồ sơ' });
  await expect(async () => {
    await clerk.reload();
    await expect(sign).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const showAll = await showWaiting(clerk, 101);
  await sign.click();
  const queue = clerk.locator('.attest-queue');
  await expect(queue).toContainText('101 hồ sơ đã ký đang chờ cấp chứng nhận');
  await expect(queue).toContainText('đứng thứ 2.600 trong hàng chờ cả nước. Dự kiến cấp xong sau 25 giây.');
  await expect(clerk.locator('.notice', { hasText: 'Đã ký 101 hồ sơ' })).toContainText('đang được cấp');
  await showAll();
  await expect(queue).toHaveCount(0);
  await expect(clerk.locator('.notice', { hasText: 'Đã ký 101 hồ sơ' })).toContainText('đã được cấp xong');

  // One proposes: nothing has changed yet, and the proposal is not theirs to confirm.
  await page.getByRole('link', { name: 'Thu hồi' }).click();
  await page.getByRole('radio', { name: 'Theo cơ sở tiêm' }).check();
  const look = page.getByRole('button', { name: 'Xem những chứng nhận này' });
  await look.click();
  await expect(page.getByText('Hãy chọn cơ sở tiêm')).toBeVisible();
  await page.getByLabel('Cơ sở tiêm', { exact: true }).selectOption({ label: facility });
  await look.click();
  await expect(page.getByText('Hãy chọn cả hai ngày')).toBeVisible();
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Từ ngày').fill(day(-1));
  await page.getByLabel('Đến ngày').fill(day(1));
  await look.click();
  await expect(page.getByText('101 chứng nhận còn hiệu lực')).toBeVisible();
  await expectNoFindings(page);
  await page.getByRole('button', { name: 'Đề nghị người thứ hai duyệt' }).click();
  const note = `nhập nhầm cả đợt ${facility}`;
  await page.getByRole('dialog').getByLabel('Lý do khác').fill(note);
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
  const own = page.locator('.revocations-proposals article', { hasText: note });
  await expect(own).toContainText('Cần một người khác đồng ý');
  await expect(own.getByRole('button')).toHaveCount(0);
  const { proposals } = await (await page.request.get('/api/work/revocations')).json();
  const { proposalId } = proposals.find((one: { note: string }) => one.note === note);
  const decision = { proposalId, approve: true };
  expect((await post(page, 'revocations/decide', decision)).status()).toBe(404);
  const holding = async () => {
    const selection = { by: 'facility', facilityId, from: day(-1), to: day(1) };
    return (await (await post(page, 'revocations/preview', { selection })).json()).count;
  };
  expect(await holding()).toBe(101);

  // Another one confirms.
  const other = await deviceOf(browser, baseURL);
  await enrol(other, 'ministry');
  await other.getByRole('link', { name: 'Thu hồi' }).click();
  const proposal = other.locator('.revocations-proposals article', { hasText: note });
  await proposal.getByRole('button', { name: 'Thu hồi 101 chứng nhận' }).click();
  await expect(proposal).toHaveCount(0);
  expect(await holding()).toBe(0);
  await expect(other.locator('.revocations-table').last()).toContainText('đã thu hồi · cấp nhầm');
});
