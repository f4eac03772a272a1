import { expect, test } from '@playwright/test';
import { LARGEST } from '../certificate/cards.ts';
import { picture } from '../pictures.ts';
import { expectNoFindings } from './axe.ts';
import { codes, issuerUrl } from './codes.ts';
import { pullTrigger } from './wedge.ts';
import { addAuthenticator, enrol } from './workbench.ts';

test('a supervisor says by a form what a door asks, and a verifier without a network says that a dose is missing', {
  tag: '@desktop',
}, async ({ page, browser, baseURL }) => {
  // Another door at each try of the test.
  const door = `Nhập cảnh Ba Lan ${Date.now()}`;
  await addAuthenticator(page);
  await enrol(page, 'ministry');
  await page.getByRole('link', { name: 'Quy định cửa' }).click();
  const set = page.locator('.rules-set', { hasText: door });
  await expect(page.locator('.rules-set').first()).toBeVisible();
  await expectNoFindings(page, 'rules');

  await page.getByRole('button', { name: 'Nhập cảnh nước X', exact: true }).click();
  await page.getByLabel('Tên cửa, tiếng Việt').fill(door);
  await page.getByLabel('Tên cửa, tiếng Anh').fill('');
  await expect(page.getByText('Hãy điền tên cửa bằng cả hai thứ tiếng.')).toBeVisible();
  const publish = page.getByRole('button', { name: 'Đăng', exact: true });
  await expect(publish).toBeDisabled();
  await page.getByLabel('Tên cửa, tiếng Anh').fill('entry to Poland');
  await page.getByLabel('Ít nhất mấy mũi').fill('3');
  const example = (name: string) => page.locator('.rules-table tr', { hasText: name });
  await expect(example('Thiếu một mũi')).toContainText('Chưa đủ');
  await expect(example('không ghi mũi thứ mấy')).toHaveAttribute('data-expected', 'true');

  await page.getByRole('button', { name: 'Thêm ví dụ của mình' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Thêm ví dụ' }).click();
  await expect(dialog.getByText('Hãy điền tên, và kiểm lại các con số.')).toBeVisible();
  await dialog.getByLabel('Gọi là').fill('Bà Sáu');
  await expectNoFindings(page, 'an example');
  await dialog.getByRole('button', { name: 'Thêm ví dụ' }).click();
  await expect(example('Bà Sáu')).toContainText('khác mong đợi');
  await expect(publish).toBeDisabled();
  await expectNoFindings(page, 'rules that are not as expected');
  await page.getByRole('button', { name: 'Bỏ ví dụ Bà Sáu' }).click();
  await page.getByText('Lời của quy định').click();
  await expect(page.getByLabel('Khi chưa đạt, tiếng Anh').first()).toHaveValue(
    'the third dose against COVID-19 is missing',
  );
  await publish.click();
  await expect(page.getByText(`Đã đăng “${door}”, bản 1.`, { exact: false }).last()).toBeVisible();
  await expect(set).toContainText('bản 1');

  const bundle = async () => {
    const [, payload = ''] = (await (await page.request.get('/trust/bundle.jwt')).text()).split('.');
    return Buffer.from(payload, 'base64url').toString();
  };
  await expect.poll(bundle).toContain(door);

  const device = await browser.newContext({
    baseURL: baseURL ?? '',
    locale: 'vi-VN',
    viewport: { width: 360, height: 740 },
  });
  const verifier = await device.newPage();
  await verifier.goto('/verify');
  await expect(verifier.locator('main')).toHaveAttribute('data-offline-ready', 'true');
  await verifier.locator('.verifier-settings').click();
  await verifier.getByLabel('Máy này đứng ở cửa').selectOption({ label: door });
  await expectNoFindings(verifier, 'the choice of a door');
  await verifier.keyboard.press('Escape');
  await device.setOffline(true);
  await verifier.reload();
  await expect(verifier.locator('.door-chip')).toContainText(door);

  const two = { ...LARGEST, doses: LARGEST.doses.slice(0, 2) };
  const { genuine, expired } = await codes(issuerUrl(baseURL), two);
  const show = (text: string) =>
    verifier.setInputFiles('input[type=file]', {
      name: 'anh.png',
      mimeType: 'image/png',
      buffer: picture('image/png', text),
    });
  await show(genuine);
  await expect(verifier.locator('.verdict')).toHaveAttribute('data-outcome', 'valid');
  const answer = verifier.locator('.door-answer');
  await expect(answer).toHaveAttribute('data-door-answer', 'not-enough');
  await expect(answer).toContainText(`Chứng nhận thật, nhưng thiếu mũi thứ ba ngừa COVID-19. Cửa: ${door}.`);
  await expect(verifier.locator('.flash')).toBeHidden();
  await expectNoFindings(verifier, 'not enough for the door');
  await verifier.getByRole('button', { name: 'English' }).click();
  await expect(answer).toContainText(
    'Genuine, but the third dose against COVID-19 is missing for entry to Poland.',
  );
  await verifier.locator('.verdict-next button').click();
  await show(expired);
  await expect(verifier.locator('.verdict')).toHaveAttribute('data-outcome', 'invalid');
  await expect(answer).toHaveCount(0);
  await expect(verifier.locator('.door-moot')).toBeVisible();
  // Kept by the door's first rule, and once: also where its rules came after the verdict.
  await verifier.goto('/verify/shift');
  await expect(verifier.locator('.shift-door')).toHaveText(
    'Enough for the door0Not enough for the door1Cannot tell0',
  );
  await expect(verifier.locator('.shift-kept')).toHaveText(/^1 time Not enough.*entry to Poland .*-1-doses$/);
  await expectNoFindings(verifier, 'a shift at a door');

  await verifier.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('vi-vacxin.verifier') ?? '{}');
    localStorage.setItem('vi-vacxin.verifier', JSON.stringify({ ...kept, mode: 'lane' }));
  });
  await verifier.goto('/verify');
  await expect(verifier.locator('.door-chip')).toContainText('entry to Poland');
  const big = verifier.locator('.big');
  await pullTrigger(verifier, genuine);
  await expect(big.locator('.big-word')).toHaveText('Not enough for this door');
  await expect(big).toContainText('the third dose against COVID-19 is missing');
  await expect(big).not.toHaveClass(/verdict-valid/);
  await expect(verifier.getByText('Stopped: 1')).toBeVisible();
  await expect(verifier.locator('.flash')).toBeHidden();
  await expectNoFindings(verifier, 'a lane at a door');
  await verifier.keyboard.press('Escape');
  await expect(big).toHaveCount(0);
  await device.close();

  await set.getByRole('button', { name: `Thôi dùng ${door}` }).click();
  await dialog.getByRole('button', { name: 'Thôi dùng' }).click();
  await expect(set).toContainText('Thôi dùng từ');
  await expect.poll(bundle).not.toContain(door);
});
