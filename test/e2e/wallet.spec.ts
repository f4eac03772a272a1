import { expect, type Page, test } from '@playwright/test';
import { read } from '../../src/certificate/read.ts';
import { LARGEST } from '../certificate/cards.ts';
import { codes, issuerUrl } from './codes.ts';
import { everythingStored } from './stored.ts';

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Nội dung mã').fill(text);
  await page.getByRole('button', { name: 'Thêm vào ví' }).click();
}

const { name } = LARGEST.holder;

test('a certificate is added by its text or from a file, once, and bad ones are refused by name', async ({
  page,
  baseURL,
}) => {
  const made = await codes(issuerUrl(baseURL));
  await page.goto('/add');
  await paste(page, made.noCertificate);
  await expect(page.getByText('not-a-certificate')).toBeVisible();
  await paste(page, made.malformed);
  await expect(page.getByText('malformed-encoding')).toBeVisible();
  await paste(page, made.tampered);
  await expect(page.getByText('bad-signature')).toBeVisible();
  await page.setInputFiles('input[type=file]', {
    name: 'tep.bin',
    mimeType: 'text/plain',
    buffer: Buffer.alloc(3_000_000, 'x'),
  });
  await expect(page.getByText('too-large')).toBeVisible();
  await paste(page, made.genuine);
  await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
  await page.setInputFiles('input[type=file]', {
    name: 'toi.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(made.genuine),
  });
  await expect(page.getByText(`Chứng nhận của ${name} đã có trong ví`)).toBeVisible();
});

test('a link to a certificate is taken in, and what it carried leaves the address', async ({
  page,
  baseURL,
}) => {
  const { genuine, malformed } = await codes(issuerUrl(baseURL));
  const jws = read(genuine).signedText;
  const cards = encodeURIComponent(JSON.stringify({ verifiableCredential: [jws] }));
  await page.goto(`/SMARTHealthCard/#${cards}`);
  await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
  expect(page.url()).not.toContain('#');
  await page.goto('/');
  await page.goto(`/SMARTHealthCard/#${malformed}`);
  await expect(page.getByText('malformed-encoding')).toBeVisible();
});

test('what is kept is encrypted, and the key cannot be read', async ({ page, baseURL }) => {
  const { genuine } = await codes(issuerUrl(baseURL));
  await page.goto('/add');
  await paste(page, genuine);
  await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
  const stored = await page.evaluate(everythingStored);
  expect(stored).toContain('vi-vacxin-wallet');
  expect(stored).not.toContain(name);
  expect(stored).not.toContain('eyJ6aXAi');
  expect(stored).not.toContain('5676290');
});

test('two tabs stay in step, and a certificate is deleted only after a question', async ({
  page,
  context,
  baseURL,
}) => {
  const { genuine } = await codes(issuerUrl(baseURL));
  const other = await context.newPage();
  await other.goto('/');
  await page.goto('/add');
  await paste(page, genuine);
  await expect(other.getByText(name).first()).toBeVisible();

  await other.locator('a[href^="/card/"]').first().click();
  await other.getByRole('button', { name: 'Xóa khỏi ví' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Hủy' }).click();
  await expect(other.getByRole('img', { name: 'Mã QR của chứng nhận' })).toBeVisible();
  await other.getByRole('button', { name: 'Xóa khỏi ví' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Xóa', exact: true }).click();
  await expect(other.getByRole('heading', { name: /ngay trên điện thoại/ })).toBeVisible();
  await page.goto('/');
  await expect(page.getByText(name)).toHaveCount(0);
});

test('storage that is refused is said so, and nothing pretends to be kept', async ({ page, baseURL }) => {
  const { genuine } = await codes(issuerUrl(baseURL));
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await page.goto('/add');
  await paste(page, genuine);
  await expect(page.getByText('Không thêm được')).toBeVisible();
  await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toHaveCount(0);
});

test('a certificate that has expired, or whose issuer nobody knows, is shown as what it is', async ({
  page,
  baseURL,
}) => {
  const { expired, unknownIssuer } = await codes(issuerUrl(baseURL));
  for (const [text, word, reason] of [
    [expired, 'Không hợp lệ', 'expired'],
    [unknownIssuer, 'Chưa thể kết luận', 'unknown-issuer'],
  ] as const) {
    await page.goto('/add');
    await paste(page, text);
    await page.getByRole('link', { name: 'Mở', exact: true }).click();
    await expect(page.locator('.card-verdict')).toContainText(word);
    await expect(page.locator('.card-verdict')).toContainText(reason);
  }
});
