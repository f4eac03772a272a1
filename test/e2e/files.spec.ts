import { expect, type Page, test } from '@playwright/test';
import { LARGEST } from '../certificate/cards.ts';
import { pdf, picture } from '../pictures.ts';
import { expectNoFindings } from './axe.ts';
import { codes, issuerUrl } from './codes.ts';
import { everythingStored } from './stored.ts';

interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const png = (...texts: string[]): TestFile => ({
  name: 'anh.png',
  mimeType: 'image/png',
  buffer: picture('image/png', ...texts),
});
const pdfFile = (...pages: string[][]): TestFile => ({
  name: 'giay.pdf',
  mimeType: 'application/pdf',
  buffer: pdf(...pages),
});
const bytes = (name: string, content: string): TestFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content, 'latin1'),
});

/** A PDF that opens with a password only: its encryption dictionary fits no empty one. */
const LOCKED = bytes(
  'khoa.pdf',
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
3 0 obj<</Filter/Standard/V 1/R 2/P -1/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>endobj
trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<41><41>]>>
%%EOF`,
);

/** What needs words of its own, and the code under which people can ask about it. */
const BAD_FILES: readonly [TestFile, string][] = [
  [png(), 'picture-without-code'],
  [{ ...png('x'), buffer: png('x').buffer.subarray(0, 300) }, 'picture-broken'],
  [
    bytes('anh.heic', '\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic'),
    'picture-not-readable-here',
  ],
  [bytes('hong.pdf', '%PDF-1.7\nnothing of the kind'), 'pdf-broken'],
  [LOCKED, 'pdf-locked'],
  [pdfFile([]), 'pdf-without-code'],
  [bytes('gi-do.bin', '\u0000\u0001\u0002\u00ff'), 'file-unknown-kind'],
];

const choose = (page: Page, files: TestFile | readonly TestFile[]) =>
  page.setInputFiles('input[type=file]', files as TestFile[]);

/** Lets files fall on the page as if from a folder. */
async function drop(page: Page, { name, mimeType, buffer }: TestFile): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ base64, fileName, type }) => {
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type }));
      return transfer;
    },
    { base64: buffer.toString('base64'), fileName: name, type: mimeType },
  );
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await expect(page.getByText('Thả ảnh, PDF')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer });
  await expect(page.getByText('Thả ảnh, PDF')).toHaveCount(0);
}

/** Puts a picture into the real clipboard. */
async function copyPicture(page: Page, { buffer }: TestFile): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async (base64) => {
    const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const blob = new Blob([content], { type: 'image/png' });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  }, buffer.toString('base64'));
}

/** Sends files to the app as the system's share sheet does. */
async function share(page: Page, { name, mimeType, buffer }: TestFile): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await page.evaluate(
    ({ base64, fileName, type }) => {
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type }));
      const form = document.createElement('form');
      form.method = 'post';
      form.enctype = 'multipart/form-data';
      form.action = '/share';
      const input = document.createElement('input');
      input.type = 'file';
      input.name = 'files';
      input.files = transfer.files;
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    { base64: buffer.toString('base64'), fileName: name, type: mimeType },
  );
  await page.waitForURL('**/share');
}

const { name } = LARGEST.holder;
const NAME = name.toLocaleUpperCase('vi');

test.describe('the verifier', () => {
  test('reads one picture as if its code had been scanned', async ({ page, baseURL }) => {
    const { genuine } = await codes(issuerUrl(baseURL));
    await page.goto('/verify');
    await choose(page, png(genuine));
    await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(NAME);
    await page.getByRole('button', { name: 'Quét tiếp' }).click();
    await expect(page.locator('.verdict')).toHaveCount(0);
  });

  test('lists the codes of several pictures with their verdicts, and opens each', async ({
    page,
    baseURL,
  }) => {
    const { genuine, tampered, expired } = await codes(issuerUrl(baseURL));
    await page.goto('/verify');
    await choose(page, [png(genuine), png(tampered, expired), png()]);
    const entries = page.locator('.given-code');
    await expect(page.getByText('Tìm thấy 3 mã')).toBeVisible();
    expect(
      await entries.evaluateAll((all) => all.map((entry) => entry.getAttribute('data-outcome'))),
    ).toEqual(['valid', 'invalid', 'invalid']);
    await expect(page.getByText('picture-without-code')).toBeVisible();
    await expect(entries.first()).toContainText(NAME);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoFindings(page);
    }

    await entries.nth(1).press('Enter');
    await expect(page.locator('.verdict[data-outcome=invalid]')).toContainText('bad-signature');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.getByRole('button', { name: 'Về danh sách' }).click();
    await expect(entries.nth(1)).toContainText('đã xem');
    await entries.first().click();
    await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(NAME);
    await page.keyboard.press('Escape');
    await expect(entries).toHaveCount(3);
    await page.getByRole('button', { name: 'Quét tiếp' }).click();
    await expect(entries).toHaveCount(0);
    expect(await page.evaluate(everythingStored)).not.toContain(name);
  });

  test('reads every page of a PDF, and forgets all of it when the page is left', async ({
    page,
    baseURL,
  }) => {
    const { genuine, tampered, unknownIssuer } = await codes(issuerUrl(baseURL));
    await page.goto('/verify');
    await choose(page, pdfFile([genuine, tampered], [unknownIssuer]));
    await expect(page.locator('.given-code')).toHaveCount(3);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect(page.locator('.given-code')).toHaveCount(0);
  });

  test('stops reading when asked to, and shows what it has found so far', async ({ page, baseURL }) => {
    const { genuine } = await codes(issuerUrl(baseURL));
    await page.goto('/verify');
    await choose(page, pdfFile(...Array.from({ length: 50 }, () => [genuine])));
    await expect(page.getByText(/Đang đọc trang \d+ trên 50/)).toBeVisible();
    await page.getByRole('button', { name: 'Dừng đọc' }).click();
    await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(NAME);
  });

  test('forgets a list after a minute in which nobody touched it', async ({ page, baseURL }) => {
    const { genuine, expired } = await codes(issuerUrl(baseURL));
    await page.clock.install();
    await page.goto('/verify');
    await choose(page, png(genuine, expired));
    await expect(page.locator('.given')).toContainText(/Tự xóa sau (1:00|0:5\d)/);
    await page.clock.fastForward(40_000);
    await page.locator('.given-code').first().click();
    await page.clock.fastForward(40_000);
    await expect(page.locator('.verdict')).toBeVisible();
    await page.clock.fastForward(21_000);
    await expect(page.locator('.verdict, .given')).toHaveCount(0);
  });

  test('takes a picture that is dropped anywhere on the page', async ({ page, baseURL }) => {
    const { expired } = await codes(issuerUrl(baseURL));
    await page.goto('/verify');
    await drop(page, png(expired));
    await expect(page.locator('.verdict[data-outcome=invalid]')).toContainText('expired');
  });

  test('takes a picture and a text from the clipboard, by keyboard and by its button', async ({
    page,
    baseURL,
  }) => {
    const { genuine, tampered } = await codes(issuerUrl(baseURL));
    await page.goto('/verify');
    await copyPicture(page, png(genuine));
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(NAME);
    await page.getByRole('button', { name: 'Quét tiếp' }).click();
    await page.evaluate((text) => navigator.clipboard.writeText(text), tampered);
    await page.getByRole('button', { name: 'Dán' }).click();
    await expect(page.locator('.verdict[data-outcome=invalid]')).toContainText('bad-signature');
    await page.getByRole('button', { name: 'Quét tiếp' }).click();
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.getByRole('button', { name: 'Dán' }).click();
    await expect(page.getByText('clipboard-empty')).toBeVisible();
  });

  for (const [file, code] of BAD_FILES) {
    test(`says ${code} of such a file`, async ({ page }) => {
      await page.goto('/verify');
      await choose(page, file);
      await expect(page.getByText(`Mã lỗi: ${code}`)).toBeVisible();
      await expect(page.getByText(file.name)).toBeVisible();
      await page.getByRole('button', { name: 'Quét tiếp' }).click();
      await expect(page.getByText(`Mã lỗi: ${code}`)).toHaveCount(0);
    });
  }
});

test.describe('the wallet', () => {
  test('adds every certificate of a picture and of a PDF, and says what held none', async ({
    page,
    baseURL,
  }) => {
    const { genuine, expired } = await codes(issuerUrl(baseURL));
    await page.goto('/add');
    await choose(page, [png('https://example.org/thuc-don', genuine), pdfFile([], [expired]), pdfFile([])]);
    await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toHaveCount(2);
    await expect(page.getByText('pdf-without-code')).toBeVisible();
    await expect(page.getByText('not-a-certificate')).toHaveCount(0);
    await drop(page, png(genuine));
    await expect(page.getByText(`Chứng nhận của ${name} đã có trong ví`)).toBeVisible();
  });

  test('reads so many pages of a PDF and no more, and says so', async ({ page, baseURL }) => {
    const { genuine } = await codes(issuerUrl(baseURL));
    await page.goto('/add');
    await choose(page, pdfFile([genuine], ...Array.from({ length: 50 }, () => [])));
    await expect(page.getByText('pdf-too-long')).toBeVisible({ timeout: 45_000 });
    await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
  });

  test('takes a pasted picture, and leaves pasted text to the field it was pasted into', async ({
    page,
    baseURL,
  }) => {
    const { genuine } = await codes(issuerUrl(baseURL));
    await page.goto('/add');
    await copyPicture(page, png(genuine));
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
    await page.evaluate((text) => navigator.clipboard.writeText(text), genuine);
    await page.getByLabel('Nội dung mã').focus();
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByLabel('Nội dung mã')).toHaveValue(genuine);
  });
});

test.describe('a file that another app shares', () => {
  test('is kept in the wallet or only checked, as its person says, and nowhere else', async ({
    page,
    baseURL,
  }) => {
    const { genuine } = await codes(issuerUrl(baseURL));
    await page.goto('/');
    await share(page, png(genuine));
    await expect(page.getByText('Đã nhận 1 tệp')).toBeVisible();
    await page.getByRole('button', { name: 'Chỉ kiểm tra' }).click();
    await expect(page.locator('.verdict[data-outcome=valid]')).toContainText(NAME);
    expect(await page.evaluate(everythingStored)).not.toContain('anh.png');

    await page.goto('/');
    await expect(page.getByText(name)).toHaveCount(0);
    await share(page, png(genuine));
    await page.getByRole('button', { name: 'Cất vào ví' }).click();
    await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
  });

  test('is given once: who comes later is told to share it again', async ({ page, baseURL }) => {
    const { genuine } = await codes(issuerUrl(baseURL));
    await page.goto('/');
    await share(page, png(genuine));
    await expect(page.getByText('Đã nhận 1 tệp')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Không còn tệp nào ở đây' })).toBeVisible();
  });

  test('may be opened with the installed app from a folder', async ({ page, baseURL }) => {
    const { genuine } = await codes(issuerUrl(baseURL));
    // What the browser calls in a page of an installed app, which browsers under test do not have.
    await page.addInitScript((text) => {
      const files = [{ getFile: async () => new File([text], 'toi.smart-health-card') }];
      Object.defineProperty(window, 'launchQueue', {
        value: { setConsumer: (consume: (launch: object) => void) => consume({ files }) },
      });
    }, genuine);
    await page.goto('/share');
    await page.getByRole('button', { name: 'Cất vào ví' }).click();
    await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
  });
});
