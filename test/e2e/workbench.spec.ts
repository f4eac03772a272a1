import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { FindingCode } from '../../src/contract.ts';
import type { RecordPage } from '../../src/work-contract/records.ts';
import { expectNoFindings } from './axe.ts';
import { addAuthenticator, enrol, openFirst, textOf } from './workbench.ts';

const heading = (page: Page) => page.locator('h1');
/** Findings of the records that other tests of the run need as they are. */
const OTHERS: readonly FindingCode[] = [
  'name-tones-differ',
  'document-number-old-card',
  'document-number-missing',
  'birth-day-month-swapped',
];
const waiting = (page: Page) => page.locator('.outbox-status');

/** Records that wait in the territory of whoever is signed in. */
async function waitingRecords(page: Page): Promise<RecordPage['records']> {
  const response = await page.request.post('/api/work/records', {
    data: { limit: 500 },
    headers: { origin: new URL(page.url()).origin },
  });
  return ((await response.json()) as RecordPage).records;
}

test.beforeEach(async ({ page }) => addAuthenticator(page));

test('a day of mending by the keyboard alone', async ({ page }) => {
  await enrol(page, 'ministry');

  // A group: looked at, applied, taken back.
  await page.getByRole('link', { name: 'Sửa theo nhóm' }).press('Enter');
  const group = page.getByRole('article', { name: /^Ngày sinh đổi chỗ ngày và tháng; số giấy tờ/ });
  const count = (await textOf(group.locator('.repair-group-count'))).replace(/\D/g, '');
  await group.getByRole('button', { name: 'Xem vài hồ sơ' }).press('Enter');
  await expect(group.locator('.sample-pair mark').first()).toBeVisible();
  await group.getByRole('button', { name: `Sửa cả ${count}` }).press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Sửa cả ${count}` })
    .press('Enter');
  await expect(page.getByText(`Đã sửa ${count} hồ sơ`)).toBeVisible();
  await expect(group).toHaveCount(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).press('Enter');
  await expect(page.getByText('Đã hoàn tác · Ngày sinh').first()).toBeVisible();
  await expect(group.locator('.repair-group-count')).toContainText(count);

  // Accepted, and on to the next; taken back, and there again.
  const first = await openFirst(page, 'Số CMND cũ, 9 số');
  await page.keyboard.press('a');
  await expect(heading(page)).not.toHaveText(first);
  await expect(heading(page)).toBeFocused();
  await expect(page.locator('.latest-decision')).toContainText(first);
  await page.keyboard.press('Control+z');
  await expect(heading(page)).toHaveText(first);
  await expect(page.getByText(/^Lịch sử \(2\)/)).toBeVisible();
  await expect(page.getByText('Số CMND cũ, 9 số').first()).toBeVisible();

  // Edited: what is wrong is said at its field, and then it is saved.
  await page.keyboard.press('e');
  await expect(page.getByLabel('Họ tên')).toBeFocused();
  await page.getByLabel('Ngày sinh').fill('31/02/1990');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('Ngày sinh')).toBeFocused();
  await expect(page.getByText('Ghi ngày/tháng/năm')).toBeVisible();
  await page.getByLabel('Ngày sinh').fill('03/02/1990');
  await page.getByLabel('Lý do sửa').fill('Theo Căn cước');
  await page.keyboard.press('Control+Enter');
  await expect(heading(page)).not.toHaveText(first);
  await expect(page.locator('.comparison')).toBeVisible();

  // Put off with the first of the ready-made reasons; keys in a field of the dialog are letters.
  const second = await textOf(heading(page));
  await page.keyboard.press('d');
  await page.getByRole('dialog').getByLabel('Lý do khác').fill('and');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Chờ gọi điện' }).focus();
  await page.keyboard.press('1');
  await expect(page.locator('.latest-decision')).toContainText(second);
  await expect(heading(page)).not.toHaveText(second);

  // Passed over, back, the list of keys, and the queue, where the one that was put off is found.
  const third = await openFirst(page);
  await page.keyboard.press('n');
  await expect(heading(page)).not.toHaveText(third);
  await expect(page.locator('.comparison')).toBeVisible();
  await page.keyboard.press('p');
  await expect(heading(page)).toHaveText(third);
  await expect(page.locator('.comparison')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Phím tắt' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  await expect(page.locator('.queue-row').first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(second.toLocaleLowerCase('vi'));
  await expect(page.locator('.queue-row', { hasText: second })).toContainText('Để sau: Chờ gọi điện');
});

test('of two who edit the same record, the later one is told who was faster and loses nothing', async ({
  browser,
  page,
  baseURL,
}) => {
  await enrol(page, 'province');
  const record = (await waitingRecords(page)).findLast(
    ({ findings }) => !OTHERS.some((other) => findings.includes(other)),
  );
  if (!record) throw new Error('nobody of the province is left to this test');
  // Another number at each try of the test, since saving what is there already changes nothing.
  const [mine, theirs] = ['0911', '0922'].map((start) => `${start}${String(Date.now()).slice(-6)}`) as [
    string,
    string,
  ];
  const other = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' })).newPage();
  await addAuthenticator(other);
  await enrol(other, 'ministry');

  await page.goto(`/work/record/${record.id}`);
  await expect(heading(page)).toHaveText(record.name);
  await page.getByRole('button', { name: /^Sửa/ }).click();
  await page.getByLabel('Điện thoại').fill(mine);
  await page.getByLabel('Lý do sửa').fill('Người được tiêm báo');

  await other.goto(`/work/record/${record.id}`);
  await expect(other.getByText('Sở Y tế (dùng thử) đang mở hồ sơ này')).toBeVisible();
  await other.getByRole('button', { name: /^Sửa/ }).click();
  await other.getByLabel('Điện thoại').fill(theirs);
  await other.getByLabel('Lý do sửa').fill('Theo sổ tiêm');
  await other.getByRole('button', { name: 'Lưu và sang hồ sơ sau' }).click();
  await expect(other.locator('.latest-decision')).toContainText(record.name);
  await expect(waiting(other)).toHaveCount(0);

  await page.getByRole('button', { name: 'Lưu và sang hồ sơ sau' }).click();
  await waiting(page).click();
  await expect(page.getByRole('dialog')).toContainText('Bộ Y tế (dùng thử) đã sửa hồ sơ này');
  await page.getByRole('dialog').getByRole('link', { name: 'Xem hồ sơ' }).click();
  await expect(page.getByText('Quyết định của bạn chưa được thực hiện')).toBeVisible();
  await page.getByText(/^Lịch sử/).click();
  await expect(page.locator('.history')).toContainText(theirs);
  await page.getByRole('button', { name: 'Mở lại những gì bạn đã nhập' }).click();
  await expect(page.getByLabel('Điện thoại')).toHaveValue(mine);
  await page.getByRole('button', { name: 'Lưu và sang hồ sơ sau' }).click();
  await expect(page.locator('.latest-decision')).toContainText(record.name);
  await expect(waiting(page)).toHaveCount(0);
  // What was still on its way when the page was left is sent by the next one.
  await expect(async () => {
    await page.goto(`/work/record/${record.id}`);
    await expect(page.getByText(mine).first()).toBeVisible({ timeout: 3_000 });
  }).toPass();
});

test('what was decided without a network outlives a restart and arrives once', async ({ page, context }) => {
  page.on('dialog', (dialog) => dialog.accept());
  await enrol(page, 'ministry');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => caches.has('vi-vacxin-workbench'))).toBe(true);
  const ahead = page.waitForResponse(
    (response) => response.request().postDataJSON?.()?.ahead === true && response.ok(),
  );
  const first = await openFirst(page, 'Thiếu số giấy tờ');
  await ahead;
  await page.waitForLoadState('networkidle');

  await context.setOffline(true);
  await page.keyboard.press('d');
  await page.keyboard.press('1');
  await expect(heading(page)).not.toHaveText(first);
  const second = await textOf(heading(page));
  await expect(page.locator('.comparison')).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.press('2');
  await expect(heading(page)).not.toHaveText(second);
  await expect(waiting(page)).toContainText('2 quyết định đang chờ gửi');

  await page.reload();
  await expect(page.getByText('no-connection')).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator('.work-account')).toBeVisible();
  await expect(waiting(page)).toHaveCount(0);
  const decisions = await (await page.request.get('/api/work/decisions')).json();
  const names = decisions.decisions
    .filter((decision: { kind: string }) => decision.kind === 'defer')
    .flatMap((decision: { names: string[] }) => decision.names);
  expect(names.filter((name: string) => name === first)).toHaveLength(1);
  expect(names.filter((name: string) => name === second)).toHaveLength(1);
});

test('keys pressed while a record is on its way act on that record, and on no other', async ({ page }) => {
  await enrol(page, 'ministry');
  // Nothing comes ahead, and each record only when the test lets it.
  const held: (() => void)[] = [];
  let holds = true;
  await page.route('**/api/work/record', async (route) => {
    if (route.request().postDataJSON().ahead) return route.abort();
    if (holds) await new Promise<void>((resolve) => held.push(resolve));
    return route.continue().catch(() => {});
  });
  const answer = async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    for (const release of held.splice(0)) release();
  };
  const arrive = async () => {
    await answer();
    await expect(page.locator('.comparison')).toBeVisible();
  };
  await expect(page.locator('.queue-row').nth(4)).toBeVisible();
  const names = await page.locator('.queue-row-name').allTextContents();
  await page.locator('.queue-row').first().click();
  await arrive();
  await expect(heading(page)).toHaveText(names[0] ?? '');

  await page.keyboard.press('n');
  await page.keyboard.press('d');
  await arrive();
  await expect(page.getByRole('dialog', { name: `Để sau: ${names[1]}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Going on is for the record that was awaited; what came after it, for one that nobody has seen, falls.
  await page.keyboard.press('n');
  await expect(heading(page)).toHaveText(names[2] ?? '');
  await page.keyboard.press('n');
  await page.keyboard.press('d');
  await answer();
  await expect(heading(page)).toHaveText(names[3] ?? '');
  await arrive();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Whoever goes elsewhere takes back what they pressed.
  await page.keyboard.press('n');
  await page.keyboard.press('d');
  await page.keyboard.press('q');
  await expect(page.locator('.queue-row').first()).toBeVisible();
  // The record that was left may still be asked for: what is asked next is not the first that is held.
  holds = false;
  for (const release of held.splice(0)) release();
  await page.locator('.queue-row').first().click();
  await expect(page.locator('.comparison')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the police see the person and nothing medical', async ({ page }) => {
  await enrol(page, 'police');
  await expect(page.getByRole('link', { name: 'Sửa theo nhóm' })).toHaveCount(0);
  const [record] = await waitingRecords(page);
  await page.goto(`/work/record/${record?.id}`);
  await expect(heading(page)).toHaveText(record?.name ?? '');
  await expect(page.locator('.comparison')).toBeVisible();
  await expect(page.getByText('mũi tiêm')).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(page.getByLabel('Họ tên')).toBeVisible();
  await expect(page.getByLabel('Số lô')).toHaveCount(0);
});

test('a file is looked at, imported, and its wrong lines come back to be mended', async ({ page }) => {
  await enrol(page, 'ministry');
  await page.getByRole('link', { name: 'Nhập tệp' }).click();
  const csv = [
    'Họ và tên,Ngày sinh,Giới tính,CCCD,Ngày tiêm,Vắc xin,Cơ sở tiêm',
    'Trần Thị Hạnh,05/11/1978,Nữ,001178000001,10/08/2021,AZ,Trạm thử',
    'Lê Văn Không,31/02/1980,Nam,001080000002,11/08/2021,AZ,Trạm thử',
  ].join('\n');
  await page.setInputFiles('input[type=file]', {
    name: 'tram.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });
  await expect(page.getByRole('heading', { name: 'Xem trước tram.csv' })).toBeVisible();
  await expect(page.getByText('Ngày sinh không có thật').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /Trần Thị Hạnh/ })).toContainText('Vaxzevria');
  await page.getByRole('button', { name: 'Nhập tệp' }).click();
  await expect(page.getByText('2 dòng, 1 hồ sơ mới, 1 mũi tiêm mới.')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải dòng bị từ chối' }).first().click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('tram.dong-loi.csv');
  expect(readFileSync(await download.path(), 'utf8')).toContain('Lê Văn Không,31/02/1980');

  // The same file again adds nothing, and says so before anything is done.
  await page.getByRole('button', { name: 'Chọn tệp khác' }).click();
  await page.setInputFiles('input[type=file]', {
    name: 'tram.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });
  await expect(page.getByText('Tệp này đã được nhập')).toBeVisible();

  // One person by hand: what is refused is said at its field.
  await page.getByRole('link', { name: 'Nhập một người' }).click();
  await page.getByLabel('Họ tên').fill('Phạm Thị Mới');
  await page.getByLabel('Giới tính').selectOption('Nữ');
  await page.getByLabel('Ngày sinh').fill('30/02/1990');
  await page.getByLabel('Số giấy tờ').fill('001190000003');
  await page.getByLabel('Ngày tiêm').fill('10/08/2021');
  await page.getByLabel('Cơ sở tiêm').fill('Trạm thử');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await expect(page.getByLabel('Ngày sinh')).toBeFocused();
  await page.getByLabel('Ngày sinh').fill('03/02/1990');
  await page.getByRole('button', { name: 'Lưu hồ sơ' }).click();
  await expect(page.getByText('Đã lưu hồ sơ', { exact: true })).toBeVisible();
});

test('signing in says what went wrong, and signs in again by the passkey that was made', async ({ page }) => {
  await page.goto('/work');
  await page.getByRole('button', { name: 'Tôi có mã đăng ký' }).click();
  await page.getByRole('button', { name: 'Tạo khóa truy cập trên máy này' }).click();
  await expect(page.getByText('Hãy nhập mã đăng ký.')).toBeVisible();
  await page.getByLabel('Mã đăng ký').fill('AAAA-BBBB-CCCC');
  await page.getByRole('button', { name: 'Tạo khóa truy cập trên máy này' }).click();
  await expect(page.getByText('enrolment-code-wrong')).toBeVisible();
  await expectNoFindings(page, 'enrolment');

  await enrol(page, 'clerk');
  // The sitting ends in the middle of the work: what was decided waits for the next one.
  await page.locator('.queue-row').first().click();
  await expect(page.locator('.comparison')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.context().clearCookies();
  await page.keyboard.press('d');
  await page.keyboard.press('1');
  await expect(waiting(page)).toContainText('1 quyết định đang chờ gửi');
  await page.getByRole('button', { name: 'Đăng nhập lại' }).first().click();
  await expect(waiting(page)).toHaveCount(0);
  await expect(page.getByText('Phiên làm việc đã hết')).toHaveCount(0);

  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
  await expect(page.getByRole('heading', { name: 'Hồ sơ chờ sửa' })).toBeVisible();
});

test('axe finds nothing on the workbench, by day and by night, and English has all of it', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enrol(page, 'ministry');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const part of ['queue', 'groups', 'decisions', 'import', 'enter']) {
    await page.goto(`/work/${part}`);
    // Letters without marks only: a word of Vietnamese would have some.
    await expect(heading(page)).toHaveText(/^[\w ,.’()-]+$/);
    await page.waitForLoadState('networkidle');
    await expectNoFindings(page, part);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  const [record] = await waitingRecords(page);
  await page.goto(`/work/record/${record?.id}`);
  await expect(page.locator('.comparison')).toBeVisible();
  await expectNoFindings(page, 'record');
  await page.keyboard.press('e');
  await expectNoFindings(page, 'edit');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFindings(page, 'reason');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the same decisions are within thumb’s reach, and nothing is wider than the screen', async ({
    page,
  }) => {
    await enrol(page, 'clerk');
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(await fits()).toBe(true);
    await page.locator('.queue-row').first().tap();
    await expect(page.locator('.comparison')).toBeVisible();
    expect(await fits()).toBe(true);
    const name = await textOf(heading(page));
    const defer = page.getByRole('button', { name: /^Để sau/ });
    expect((await defer.boundingBox())?.y).toBeGreaterThan(500);
    await defer.tap();
    await page.getByRole('button', { name: 'Chờ xem sổ tiêm' }).tap();
    await expect(page.locator('.latest-decision')).toContainText(`để sau · ${name}`);
    await expect(waiting(page)).toHaveCount(0);
    for (const part of ['groups', 'import', 'enter']) {
      await page.goto(`/work/${part}`);
      await expect(heading(page)).toBeVisible();
      expect(await fits(), part).toBe(true);
    }
  });
});

test('a clerk signs for what is ready with one touch, and the certificates are made', async ({ page }) => {
  await enrol(page, 'clerk');
  await page.getByRole('link', { name: 'Ký xác nhận' }).click();
  const boxes = page.getByRole('list', { name: 'Hồ sơ sẽ được ký' }).getByRole('checkbox');
  await expect(boxes.first()).toBeChecked();
  const ready = await boxes.count();
  await expectNoFindings(page, '/work/attest');
  // What is taken out is not signed for.
  await boxes.first().uncheck();
  await expect(page.getByRole('button', { name: `Ký ${ready} hồ sơ` })).toHaveCount(0);
  await boxes.first().check();
  await page.getByRole('button', { name: `Ký ${ready} hồ sơ` }).click();
  await expect(page.locator('.notice-title', { hasText: `Đã ký ${ready} hồ sơ` })).toBeVisible();
  // The certificates are made without anybody's doing.
  await expect(boxes).toHaveCount(0);
  await expect(page.locator('.attest-queue')).toHaveCount(0);
  const certified = await page.request.post('/api/work/records', {
    data: { states: ['certified'], limit: 500 },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(((await certified.json()) as RecordPage).total).toBeGreaterThanOrEqual(ready);
  const waiting = await page.request.post('/api/work/records', {
    data: { states: ['attested'], limit: 500 },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(((await waiting.json()) as RecordPage).total).toBe(0);
});
