import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectNoFindings } from './axe.ts';
import { anybody, lookUp } from './people.ts';
import { addAuthenticator, enrol, enrolBy } from './workbench.ts';

const post = async (page: Page, path: string, data: object) => {
  const headers = { origin: new URL(page.url()).origin };
  return (await page.request.post(`/api/work/${path}`, { data, headers })).json();
};

/** Somebody else's device. */
async function deviceOf(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' })).newPage();
  await addAuthenticator(page);
  return page;
}

/** Signs for all that is ready at a clerk's facility. */
async function signAll(clerk: Page): Promise<void> {
  const sign = clerk.getByRole('button', { name: /^Ký \d+ hồ sơ/ });
  await expect(async () => {
    await clerk.goto('/work/attest');
    await expect(sign).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await sign.click();
  await expect(clerk.locator('.notice', { hasText: /Đã ký \d+ hồ sơ/ })).toContainText('đã được cấp xong');
}

/** Presses a button until the wallet has heard the news, which takes the service a moment. */
async function askUntil(page: Page, name: string, heard: () => Promise<void>): Promise<void> {
  await expect(async () => {
    const button = page.getByRole('button', { name });
    if (await button.isVisible()) await button.click();
    await heard();
  }).toPass();
}

const DAY_MS = 86_400_000;
/** A certificate lasts a year, and is renewed in its last month. */
const LATER_DAYS = 340;

/** A demo service of its own, whose clock runs ahead. */
async function serviceOnDay(days: number, port: number, data: string): Promise<{ stop(): Promise<void> }> {
  const clock = `const Now = Date; const ahead = ${days * DAY_MS};
    globalThis.Date = class extends Now {
      constructor(...given) { given.length ? super(...given) : super(Now.now() + ahead); }
      static now() { return Now.now() + ahead; }
    };`;
  const server = spawn(
    process.execPath,
    [
      ...['--import', `data:text/javascript,${encodeURIComponent(clock)}`, 'dist/server/main.js', 'start'],
      ...['--port', String(port), '--people', '400', '--data', data],
    ],
    { stdio: 'ignore' },
  );
  await expect(async () => {
    expect((await fetch(`http://localhost:${port}/healthz`)).ok).toBe(true);
  }).toPass({ timeout: 60_000 });
  return {
    stop: async () => {
      if (server.exitCode === null && server.kill()) await once(server, 'exit');
    },
  };
}

test('a certificate comes by itself when it is made, and again when it was corrected', async ({
  browser,
  page,
  baseURL,
}) => {
  test.slow();
  const province = await deviceOf(browser, baseURL);
  await enrol(province, 'province');
  const unique = String(Date.now());
  const facility = `Trạm Y tế chờ ${unique}`;
  const person = {
    name: 'Anna Schmidt',
    birthDate: '1990-01-02',
    documentNumber: `C${unique.slice(-8)}`,
    phone: `01${unique.slice(-8)}`,
    certifiable: true,
  };
  await province.getByRole('link', { name: 'Nhập tệp' }).click();
  await province.setInputFiles('input[type=file]', {
    name: 'mot-nguoi.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'Họ và tên,Ngày sinh,Giới tính,CCCD,Điện thoại,Quốc tịch,Ngày tiêm,Vắc xin,Cơ sở tiêm',
        `${person.name},02/01/1990,Nữ,${person.documentNumber},${person.phone},Đức,10/10/2021,AZ,${facility}`,
      ].join('\n'),
    ),
  });
  await province.getByRole('button', { name: 'Nhập tệp' }).click();
  await expect(province.getByText('Đã nhận 1 trong 1 dòng')).toBeVisible();

  // Looked up before its facility has signed: nothing yet, and the wallet remembers whom it waits for.
  await page.goto('/');
  await lookUp(page, person);
  await expect(page.getByRole('heading', { name: 'Chứng nhận đang được làm' })).toBeVisible();
  await page.goto('/');
  await page.getByRole('link', { name: /Anna Schmidt.*Chưa có chứng nhận/ }).click();
  await expect(page.getByText('Ví hỏi lại mỗi khi mở')).toBeVisible();
  await expectNoFindings(page);

  const mine = await (await province.request.get('/api/work/me')).json();
  const places = await post(province, 'accounts/places', { province: mine.province });
  const { id: facilityId } = places.facilities.find((one: { name: string }) => one.name === facility);
  const account = { name: 'Đỗ Thị Ký', role: 'clerk', facilityId, province: null, commune: null };
  const clerk = await deviceOf(browser, baseURL);
  await enrolBy(clerk, (await post(province, 'accounts', account)).code);
  await signAll(clerk);

  await askUntil(page, 'Hỏi ngay', () =>
    expect(page.getByRole('heading', { name: 'Không còn chờ người này' })).toBeVisible({ timeout: 3_000 }),
  );
  await page.getByRole('link', { name: 'Về ví' }).click();
  await expect(page.getByText('Vừa nhận 1 chứng nhận mới')).toBeVisible();
  await page.locator('a.wallet-card').click();
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  await expect(page.getByText('chứng nhận còn giá trị')).toBeVisible();

  // The name was wrong: the old certificate says so, and why, and leads to the new one.
  const [record] = (await post(province, 'records', { states: ['certified'], search: person.documentNumber }))
    .records;
  await province.goto(`/work/record/${record.id}`);
  await expect(province.locator('.comparison')).toBeVisible();
  await province.keyboard.press('e');
  await province.getByLabel('Họ tên').fill('Anna Maria Schmidt');
  await province.getByLabel('Lý do sửa').fill('Theo hộ chiếu');
  await province.getByRole('button', { name: 'Lưu và sang hồ sơ sau' }).click();
  await askUntil(page, 'Hỏi lại', () =>
    expect(page.locator('.card-verdict')).toContainText('Không hợp lệ', { timeout: 3_000 }),
  );
  await expect(page.getByText('Hồ sơ đã được sửa, nên có bản mới thay bản này')).toBeVisible();
  await expectNoFindings(page);
  await signAll(clerk);
  await askUntil(page, 'Hỏi lại', () =>
    expect(page.getByRole('link', { name: 'Mở bản mới' })).toBeVisible({ timeout: 3_000 }),
  );
  await page.getByRole('link', { name: 'Mở bản mới' }).click();
  await expect(page.locator('.card-screen-name')).toHaveText('Anna Maria Schmidt');
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  await page.goto('/');
  await expect(page.locator('a.wallet-card')).toContainText('Anna Maria Schmidt');
  await expect(page.locator('a.wallet-card-line')).toContainText('Không hợp lệ');
});

test('a certificate that is about to end is renewed by the service, and the new one comes by itself', async ({
  browser,
}) => {
  test.slow();
  const port = Number(process.env['E2E_PORT'] ?? 4178) + 51;
  const data = mkdtempSync(join(tmpdir(), 'vi-vacxin-renewal-'));
  let service = await serviceOnDay(0, port, data);
  try {
    const context = await browser.newContext({ baseURL: `http://localhost:${port}`, locale: 'vi-VN' });
    const page = await context.newPage();
    await page.clock.install();
    await lookUp(page, anybody());
    await page.getByRole('link', { name: 'Mở mã' }).first().click();
    await expect(page.locator('.card-verdict')).toContainText(/còn 36\d ngày/i);
    const first = page.url();

    await service.stop();
    service = await serviceOnDay(LATER_DAYS, port, data);
    await page.clock.setSystemTime(Date.now() + LATER_DAYS * DAY_MS);
    await page.goto('/');
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('Vừa nhận 1 chứng nhận mới')).toBeVisible({ timeout: 3_000 });
    }).toPass();
    // The new one is in front; the old one holds until its day.
    await page.locator('a.wallet-card').click();
    await expect(page.locator('.card-verdict')).toContainText(/còn 36\d ngày/i);
    await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
    expect(page.url()).not.toBe(first);
    await page.goto(first);
    await expect(page.locator('.card-verdict')).toContainText(/còn 2\d ngày/i);
    await context.close();
  } finally {
    await service.stop();
    rmSync(data, { recursive: true, force: true });
  }
});

test('people are arranged by name, place and favour, by keyboard, and stay so', async ({ page }) => {
  await page.goto('/');
  const people = [anybody(), anybody()];
  while (people[0]?.documentNumber === people[1]?.documentNumber) people[1] = anybody();
  for (const person of people) {
    await lookUp(page, person);
    await expect(page.getByRole('heading', { name: 'Đã có chứng nhận' })).toBeVisible();
  }
  await page.goto('/');
  const names = page.locator('.wallet-card-name');
  const [first = '', second = ''] = people.map(({ name }) => name);
  await expect(names).toHaveText([first, second]);

  await page.getByRole('link', { name: 'Sắp xếp ví' }).click();
  await page.getByRole('button', { name: `Đưa ${second} lên` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.people-name')).toHaveText([second, first]);
  // Whoever moves it on finds the focus in the row that has gone.
  await expect(page.getByRole('button', { name: `Đưa ${second} xuống` })).toBeFocused();
  await page.getByLabel(`Tên gọi của ${first}`).fill('Bà ngoại');
  await page.keyboard.press('Tab');
  await page.locator('.people-person').nth(1).getByRole('button', { name: 'Luôn đứng đầu' }).press('Enter');
  await expect(page.locator('.people-name')).toHaveText([first, second]);
  await expectNoFindings(page);

  await page.getByRole('link', { name: 'Xong' }).click();
  await page.reload();
  await expect(names).toHaveText([first, second]);
  await expect(page.locator('.home-nickname')).toHaveText('Bà ngoại');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('a certificate is passed on to another wallet by a code and six digits', async ({ page, context }) => {
  await page.goto('/');
  await lookUp(page, anybody());
  await page.getByRole('link', { name: 'Mở mã' }).first().click();
  await page.getByRole('link', { name: 'Xuất' }).click();
  await page.getByRole('link', { name: 'Chuyển sang ví khác' }).click();
  const make = page.getByRole('button', { name: 'Tạo mã chuyển' });
  await context.setOffline(true);
  await make.click();
  await expect(page.getByText('no-connection')).toBeVisible();
  await context.setOffline(false);
  await make.click();
  await expect(page.getByRole('img', { name: 'Mã để ví khác quét' })).toBeVisible();
  await expect(page.locator('.offer-digits')).toHaveText(/^\d{6}$/);
  const link = page.getByRole('link', { name: 'Mở bằng ví khác trên máy này' });
  const offer = new URL((await link.getAttribute('href')) ?? '').searchParams.get('credential_offer');
  expect(JSON.parse(offer ?? '')).toMatchObject({ credential_configuration_ids: ['immunization'] });
  await expectNoFindings(page);
});
