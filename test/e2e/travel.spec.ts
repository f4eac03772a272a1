import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { generateSigningKey, importSigner } from '../../src/certificate/keys.ts';
import { signTrustBundle } from '../../src/trust/bundle.ts';
import { issuerWithCard } from '../certificate/cards.ts';
import { dccClaimsAt } from '../certificate/hcert-codes.ts';
import { hcertIssuer } from '../certificate/hcert-issuer.ts';
import { published, rulesOf } from '../trust/rules/published.ts';
import { expectNoFindings } from './axe.ts';
import { anybody, lookUp } from './people.ts';

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a traveller without a network learns that a certificate will do today and not in a year, and why', {
  tag: '@phone',
}, async ({ page, context }) => {
  await page.goto('/travel');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.getByText('Ví chưa có chứng nhận nào')).toBeVisible();
  await expectNoFindings(page, 'travel with an empty wallet');

  const person = anybody();
  await lookUp(page, person);
  await page.locator('a[href^="/card/"]').first().click();
  await expect(page.locator('.card-verdict')).toContainText('Hợp lệ');
  await page.getByRole('link', { name: 'Kiểm tra trước chuyến đi' }).click();
  await expect(page.getByLabel('Chứng nhận', { exact: true })).toContainText(person.name);

  await context.setOffline(true);
  await page.reload();
  await page.getByText('Thái Lan', { exact: true }).click();
  const answer = page.locator('.travel-card');
  await expect(answer).toHaveAttribute('data-answer', 'enough');
  await expect(answer).toContainText('Đủ theo quy định');
  await expect(answer).toContainText('Đủ đến hết ngày');
  await page.getByText('Đã đạt 2 quy định').click();
  await expect(page.getByText('Mũi gần nhất đã tiêm từ 14 ngày trước trở lên.')).toBeVisible();
  await expect(page.getByText('Quy định ví dụ')).toBeVisible();
  await expectNoFindings(page, 'travel, enough');

  // The certificate is good for a year, and Thailand's example asks for 30 days after arrival.
  await page.getByLabel('Ngày đến nơi').fill(dayIn(350));
  await expect(answer).toHaveAttribute('data-answer', 'not-enough');
  const missing = page.locator('.travel-rules', { hasText: 'Còn thiếu' });
  await expect(missing).toContainText('Chứng nhận còn hạn ít nhất 30 ngày sau ngày đến.');
  await expect(missing).toContainText('Chỉ đạt đến hết ngày');

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'English' }).click();
  await expect(answer).toContainText('Not enough');
  await expect(page.locator('.travel-rules', { hasText: 'What is missing' })).toContainText(
    'The certificate is valid for at least 30 days after arrival.',
  );
  await page.getByLabel('Day of arrival').fill(dayIn(380));
  await expect(answer).toContainText('By then the certificate has expired');
  await expectNoFindings(page, 'travel, not enough');

  await page.getByLabel('Day of arrival').fill(dayIn(-1));
  await expect(page.getByText('Choose a day from today')).toBeVisible();
});

const DAY_SECONDS = 86_400;

/** A device's trust, by a root of the test's own: each call publishes a newer bundle. */
async function trustFor(context: BrowserContext, issuers: Parameters<typeof signTrustBundle>[0]['issuers']) {
  const { privateJwk, publicJwk } = await generateSigningKey();
  const root = await importSigner(privateJwk);
  let version = 0;
  let bundle = '';
  await context.route('**/trust/root.json', (route) => route.fulfill({ json: { keys: [publicJwk] } }));
  await context.route('**/trust/bundle.jwt', (route) => route.fulfill({ body: bundle }));
  return async (rules: unknown, ageDays: number) => {
    const issuedAtSeconds = Math.floor(Date.now() / 1000) - ageDays * DAY_SECONDS - 60;
    const expiresAtSeconds = issuedAtSeconds + 30 * DAY_SECONDS;
    const policy = { freshSeconds: DAY_SECONDS, staleSeconds: 7 * DAY_SECONDS };
    version += 1;
    bundle = await signTrustBundle(
      { version, issuedAtSeconds, expiresAtSeconds, policy, issuers, rules },
      root,
    );
  };
}

async function add(page: Page, text: string): Promise<void> {
  await page.goto('/add');
  await page.getByLabel('Nội dung mã').fill(text);
  await page.getByRole('button', { name: 'Thêm vào ví' }).click();
  await expect(page.getByRole('link', { name: 'Mở', exact: true })).toBeVisible();
}

test('what nobody can tell is said with the reason: no rules, no form that rules are for, rules too old', {
  tag: '@phone',
}, async ({ browser, baseURL, viewport }) => {
  // Without a worker every request is the page's own, and passes here.
  const context = await browser.newContext({ baseURL: baseURL ?? '', viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  const card = await issuerWithCard();
  const eu = await hcertIssuer();
  const claims = dccClaimsAt(1);
  claims.set(4, Math.floor(Date.now() / 1000) + 100 * DAY_SECONDS);
  const publish = await trustFor(context, [card.issuer, eu.issuer]);

  await publish(undefined, 0);
  await add(page, card.jws);
  await page.goto('/travel');
  await expect(page.getByText('Máy chưa có quy định của nước nào')).toBeVisible();

  const codes = 'AT BE CZ DE ES FR GR HU IE IT JP LT LV MT'.split(' ');
  const countries = codes.map((country) => rulesOf(country, published({ Country: country })));
  await publish({ countries, valueSets: {} }, 0);
  await page.reload();
  await page.getByLabel('Tìm nước').fill('xyz');
  await expect(page.getByText('Chưa có quy định của nước nào tên như vậy')).toBeVisible();
  await page.getByLabel('Tìm nước').fill('nhat');
  await page.getByText('Nhật Bản', { exact: true }).click();
  const answer = page.locator('.travel-card');
  await expect(answer).toHaveAttribute('data-answer', 'cannot-tell');
  await expect(answer).toContainText('không có dạng ấy');

  await add(page, await eu.code(claims));
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await page.getByRole('link', { name: 'Kiểm tra trước chuyến đi' }).click();
  await page.getByLabel('Tìm nước').fill('nhật');
  await page.getByText('Nhật Bản', { exact: true }).click();
  await expect(answer).toHaveAttribute('data-answer', 'enough');

  await publish({ countries, valueSets: {} }, 8);
  await page.reload();
  await expect(page.getByText('Quy định trong máy đã cũ')).toBeVisible();
  await page.getByLabel('Tìm nước').fill('nhật');
  await page.getByText('Nhật Bản', { exact: true }).click();
  await expect(answer).toHaveAttribute('data-answer', 'cannot-tell');
  await expect(answer).toContainText('Máy chưa xác nhận được chứng nhận này');
  await expectNoFindings(page, 'travel, cannot tell');
  await context.close();
});
