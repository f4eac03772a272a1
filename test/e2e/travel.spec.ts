import { expect, test } from '@playwright/test';
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
