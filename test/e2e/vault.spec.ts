import { chromium, expect, type Page, test } from '@playwright/test';
import { LARGEST } from '../certificate/cards.ts';
import { expectNoFindings } from './axe.ts';
import { blankFrame, browserPlaying, browserSeeing } from './camera.ts';
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts';
import { codes, issuerUrl } from './codes.ts';
import { everythingStored } from './stored.ts';
import { seenOnScreen, writeVideo } from './video.ts';

const { name } = LARGEST.holder;
const PIN = '280519';

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Nội dung mã').fill(text);
  await page.getByRole('button', { name: 'Thêm vào ví' }).click();
}

async function keepOne(page: Page, text: string): Promise<void> {
  await page.goto('/add');
  await paste(page, text);
  await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
}

async function setPin(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Khóa và sao lưu' }).click();
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã PIN mới').fill(PIN);
  await dialog.getByLabel('Nhập lại mã PIN').fill(PIN);
  await dialog.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await expect(page.getByRole('button', { name: 'Khóa ngay' })).toBeVisible();
}

const lockTitle = (page: Page) => page.getByRole('heading', { name: 'Ví đang khóa' });

async function tryPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('Mã PIN của ví').fill(pin);
  await page.getByRole('button', { name: 'Mở khóa', exact: true }).click();
}

/** Nothing of the wallet is on the screen, and nothing that is stored can be read or opens anything. */
async function expectClosed(page: Page): Promise<void> {
  await expect(lockTitle(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(name);
  const stored = await page.evaluate(everythingStored);
  expect(stored).toContain('vi-vacxin-wallet');
  expect(stored).not.toContain(name);
  expect(await page.evaluate(storedKeys)).toBe(0);
}

/** How many keys the browser keeps ready for use. Runs in the page. */
async function storedKeys(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('vi-vacxin-wallet');
    request.onsuccess = () => resolve(request.result);
  });
  const isKey = (value: unknown): boolean =>
    value instanceof CryptoKey ||
    (typeof value === 'object' && value !== null && Object.values(value).some(isKey));
  const found = await Promise.all(
    [...database.objectStoreNames].map(
      (store) =>
        new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  );
  database.close();
  return found.flat().filter(isKey).length;
}

/** As when another app comes to the front. */
const hide = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

test('a PIN locks the wallet on every path, and what is added meanwhile waits for it', {
  tag: '@phone',
}, async ({ page, context, baseURL }) => {
  test.slow();
  const { genuine, unknownIssuer } = await codes(issuerUrl(baseURL));
  await keepOne(page, genuine);
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await expect(page.getByRole('img', { name: 'Mã QR của chứng nhận' })).toBeVisible();
  const card = page.url();
  expect(await page.evaluate(storedKeys)).toBe(1);
  await setPin(page);
  expect(await page.evaluate(storedKeys)).toBe(0);
  await expectNoFindings(page, 'settings');

  await page.getByRole('button', { name: 'Khóa ngay' }).click();
  await expectClosed(page);
  await expectNoFindings(page, 'lock');
  for (const address of ['/', card, '/settings']) {
    await page.goto(address);
    await expectClosed(page);
  }
  await page.goto(card);
  await tryPin(page, '999999');
  await expect(page.getByText('Mã PIN chưa đúng')).toBeVisible();
  await tryPin(page, PIN);
  await expect(page.getByText(name).first()).toBeVisible();

  const other = await context.newPage();
  await other.goto(card);
  await expectClosed(other);
  await tryPin(other, PIN);
  await expect(other.getByText(name).first()).toBeVisible();
  await other.goto('/settings');
  await tryPin(other, PIN);
  await other.getByLabel('Tự khóa khi rời ứng dụng').selectOption({ label: 'Ngay lập tức' });
  await expect(page.getByText(name).first()).toBeVisible();
  await hide(other, 'hidden');
  await expectClosed(other);
  await expectClosed(page);

  await page.goto('/verify');
  await expect(page.getByRole('heading', { name: 'Kiểm tra', exact: true })).toBeAttached();
  await expect(lockTitle(page)).toHaveCount(0);
  await page.goto('/look-up');
  await expect(page.getByRole('button', { name: 'Gửi mã xác nhận' })).toBeVisible();
  await page.goto('/add');
  await paste(page, unknownIssuer);
  await expect(page.getByRole('dialog').getByText('Mở khóa để cất chứng nhận vào ví.')).toBeVisible();
  await page.getByRole('button', { name: 'Để sau' }).click();
  await expect(page.getByText('Ví đang khóa. Hãy thử lại')).toBeVisible();
  await page.getByRole('button', { name: 'Thêm vào ví' }).click();
  await tryPin(page, PIN);
  await expect(page.getByText(`Đã cất chứng nhận của ${name}`)).toBeVisible();
});

test('wrong PINs wait longer and longer, whatever the clock says, and a lost one leaves only deleting', {
  tag: '@phone',
}, async ({ page, baseURL }) => {
  const { genuine } = await codes(issuerUrl(baseURL));
  await keepOne(page, genuine);
  await setPin(page);
  await page.getByRole('button', { name: 'Khóa ngay' }).click();
  for (let failed = 1; failed < 5; failed++) {
    await tryPin(page, `99999${failed}`);
    await expect(page.getByText(`Đã thử sai ${failed} lần`)).toBeVisible();
  }
  await tryPin(page, '999995');
  await expect(page.getByText('Đã sai nhiều lần')).toBeVisible();
  await page.clock.setSystemTime(new Date(Date.now() - 86_400_000));
  await page.reload();
  await expect(page.getByText('Đã sai nhiều lần')).toBeVisible();
  await page.clock.setSystemTime(new Date(Date.now() + 86_400_000));
  await page.reload();
  await expect(page.getByText('Đã sai nhiều lần')).toBeVisible();
  await page.getByLabel('Mã PIN của ví').fill(PIN);
  await page.getByLabel('Mã PIN của ví').press('Enter');
  await expectClosed(page);
  await expectNoFindings(page, 'lock that waits');

  await page.getByRole('button', { name: 'Quên mã PIN' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa ví' }).click();
  await expect(page.getByRole('heading', { name: /ngay trên điện thoại/ })).toBeVisible();
  const left = JSON.parse(await page.evaluate(everythingStored)) as unknown[];
  const wallet = left.slice(left.indexOf('vi-vacxin-wallet')).filter((stored) => Array.isArray(stored));
  expect(wallet[0]).toEqual([]);
});

test('a passkey locks the wallet by a key that only it gives, and a PIN beside it opens the same', {
  tag: '@phone',
}, async ({ page, baseURL }) => {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf: true,
    },
  });
  const { genuine } = await codes(issuerUrl(baseURL));
  await keepOne(page, genuine);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Dùng vân tay hoặc khuôn mặt' }).click();
  await page.getByRole('button', { name: 'Tạo khóa' }).click();
  await expect(page.getByRole('button', { name: 'Khóa ngay' })).toBeVisible();

  await page.goto('/');
  await expectClosed(page);
  await page.getByRole('button', { name: 'Mở bằng vân tay hoặc khuôn mặt' }).click();
  await expect(page.getByText(name).first()).toBeVisible();

  await page.getByRole('link', { name: 'Khóa và sao lưu' }).click();
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Mở bằng vân tay hoặc khuôn mặt' }).click();
  await dialog.getByLabel('Mã PIN mới').fill(PIN);
  await dialog.getByLabel('Nhập lại mã PIN').fill(PIN);
  await dialog.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await expect(page.getByRole('button', { name: 'Đổi mã PIN' })).toBeVisible();

  // Without the passkey nothing but the PIN opens it.
  await devTools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await page.goto('/');
  await expectClosed(page);
  await tryPin(page, PIN);
  await expect(page.getByText(name).first()).toBeVisible();

  await page.getByRole('link', { name: 'Khóa và sao lưu' }).click();
  await page.getByRole('button', { name: 'Bỏ khóa ví' }).click();
  await tryPin(page, PIN);
  await expect(page.getByRole('button', { name: 'Dùng vân tay hoặc khuôn mặt' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByText(name).first()).toBeVisible();
});

test('a page out of the back/forward cache is locked', { tag: '@phone' }, async ({ baseURL }) => {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGS,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await browser.newPage({ baseURL: baseURL ?? '', locale: 'vi-VN' });
  const { genuine } = await codes(issuerUrl(baseURL));
  await keepOne(page, genuine);
  await setPin(page);
  await page.goto('/outbox');
  await page.goto('/');
  await tryPin(page, PIN);
  await expect(page.getByText(name).first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  await page.goto('/outbox');
  // A page out of the cache does not load, which `goBack` would wait for.
  await page.evaluate(() => history.back());
  await expectClosed(page);
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
  await browser.close();
});

test(
  'a backup made here is restored in another profile, once, and other files are told apart',
  {
    tag: '@phone',
  },
  async ({ page, browser, baseURL }, info) => {
    const { genuine } = await codes(issuerUrl(baseURL));
    await keepOne(page, genuine);
    await page.goto('/settings');
    await page.getByLabel('Câu mật khẩu', { exact: true }).fill('nồi cơm chổi đèn quạt');
    await page.getByLabel('Nhập lại câu mật khẩu').fill('nồi cơm chổi đèn quạt');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tạo tệp sao lưu' }).click();
    await expect(page.getByText('Đã tạo tệp sao lưu với 1 chứng nhận.')).toBeVisible();
    const file = info.outputPath('backup.jwe');
    await (await downloading).saveAs(file);

    const another = await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' });
    const phone = await another.newPage();
    await phone.goto('/restore');
    await phone.setInputFiles('input[type=file]', {
      name: 'thuc-don.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('phở bò'),
    });
    await expect(phone.getByText('Đây không phải tệp sao lưu')).toBeVisible();
    await phone.setInputFiles('input[type=file]', file);
    await phone.getByLabel('Câu mật khẩu của tệp').fill('noi com choi den quat');
    await phone.getByRole('button', { name: 'Khôi phục', exact: true }).click();
    await expect(phone.getByText('Câu mật khẩu chưa đúng')).toBeVisible();
    await expectNoFindings(phone, 'restore');
    // Composed otherwise, as another keyboard may.
    await phone.getByLabel('Câu mật khẩu của tệp').fill('nồi cơm chổi đèn quạt'.normalize('NFD'));
    await phone.getByRole('button', { name: 'Khôi phục', exact: true }).click();
    await expect(phone.getByText('Đã thêm 1 chứng nhận.')).toBeVisible();
    await phone.getByRole('link', { name: 'Mở ví' }).click();
    await expect(phone.getByText(name).first()).toBeVisible();
    await phone.goto('/restore');
    await phone.setInputFiles('input[type=file]', file);
    await phone.getByLabel('Câu mật khẩu của tệp').fill('nồi cơm chổi đèn quạt');
    await phone.getByRole('button', { name: 'Khôi phục', exact: true }).click();
    await expect(phone.getByText('1 chứng nhận đã có sẵn trong ví.')).toBeVisible();
    await another.close();
  },
);

test('a wallet of the first version opens in this one, and one that the browser has cleared says so', {
  tag: '@phone',
}, async ({ page, baseURL }) => {
  const { genuine } = await codes(issuerUrl(baseURL));
  await page.goto('/healthz');
  await page.evaluate(async (signedText) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('vi-vacxin-wallet', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('key');
        request.result.createObjectStore('certificate', { keyPath: 'id' });
      };
      request.onsuccess = () => resolve(request.result);
    });
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const id = 'of-the-first-version';
    const ciphertext = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) },
      key,
      // As it was before there were twins.
      new TextEncoder().encode(JSON.stringify({ signedText, addedAtMs: 1_700_000_000_000 })),
    );
    const transaction = database.transaction(['key', 'certificate'], 'readwrite');
    transaction.objectStore('key').put(key, 'device');
    transaction.objectStore('certificate').put({ id, iv, ciphertext });
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  }, genuine);
  await page.goto('/');
  await expect(page.getByText(name).first()).toBeVisible();
  await setPin(page);
  await page.goto('/card/of-the-first-version');
  await tryPin(page, PIN);
  await expect(page.getByRole('img', { name: 'Mã QR của chứng nhận' })).toBeVisible();

  await page.goto('/healthz');
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('vi-vacxin-wallet').onsuccess = resolve;
      }),
  );
  await page.goto('/');
  await expect(page.getByText('Chứng nhận trên máy này đã bị xóa')).toBeVisible();
  await expectNoFindings(page, 'cleared');
  await page.getByRole('button', { name: 'Tôi đã hiểu' }).click();
  await expect(page.getByText('Chứng nhận trên máy này đã bị xóa')).toHaveCount(0);
});

test(
  'a wallet moves from phone to phone by their cameras, and each shows the same number',
  {
    tag: '@phone',
  },
  async ({ baseURL }, info) => {
    const opened = { baseURL: baseURL ?? '', locale: 'vi-VN', viewport: { width: 360, height: 740 } };
    // Two browsers, each of which sees what the other shows.
    test.slow();
    const path = info.outputPath('seen-by-the-new-phone.y4m');
    const video = { width: 720, height: 720, framesPerSecond: 5 };
    const newPhone = await browserPlaying({ ...video, frames: [blankFrame()] }, path);
    const receiving = await (await newPhone.newContext(opened)).newPage();
    await receiving.goto('/receive');
    const key = await receiving.getByRole('img', { name: 'Mã QR của máy này' }).screenshot();

    const oldPhone = await browserSeeing([{ frame: await seenOnScreen(key), seconds: 2 }]);
    const moving = await (await oldPhone.newContext(opened)).newPage();
    const { genuine } = await codes(issuerUrl(baseURL), {
      ...LARGEST,
      doses: LARGEST.doses.slice(0, 1),
    });
    await keepOne(moving, genuine);
    await moving.goto('/move');
    const code = moving.getByRole('img', { name: /^Loạt mã của ví/ });
    await expect(code).toBeVisible();
    await expectNoFindings(moving, 'move');
    const total = Number(/ít nhất (\d+) mã/.exec((await code.getAttribute('aria-label')) ?? '')?.[1]);
    const shown = new Map<string, Buffer>();
    await expect
      .poll(
        async () => {
          const picture = await code.screenshot();
          return shown.set(picture.toString('base64'), picture).size;
        },
        { intervals: [50] },
      )
      .toBeGreaterThanOrEqual(total + 8);
    const number = await moving.getByText('Số so sánh').textContent();

    const frames = [];
    for (const picture of shown.values()) frames.push(await seenOnScreen(picture));
    writeVideo(path, { ...video, frames: frames.flatMap((frame) => [frame, frame, frame]) });
    await oldPhone.close();
    await receiving.getByRole('button', { name: 'Máy cũ đã quét xong' }).click();
    await expect(receiving.getByText('Số so sánh')).toHaveText(number ?? '');
    await expectNoFindings(receiving, 'receive');
    await receiving.getByRole('button', { name: 'Cùng số, thêm vào ví' }).click();
    await expect(receiving.getByText('Đã thêm 1 chứng nhận.')).toBeVisible();
    await receiving.getByRole('link', { name: 'Mở ví' }).click();
    await expect(receiving.getByText(name).first()).toBeVisible();
    await newPhone.close();
  },
);
