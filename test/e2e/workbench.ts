import { expect, type Locator, type Page } from '@playwright/test';
import type { Role } from '../../src/work-contract/session.ts';

/** A device with a fingerprint reader that always recognises its owner. */
export async function addAuthenticator(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** The code of a role in the demo country, from the page that shows them to whoever tries it. */
async function codeOf(page: Page, role: Role): Promise<string> {
  const shown = await (await page.request.get('/outbox')).text();
  return new RegExp(`data-role="${role}">([^<]+)<`).exec(shown)?.[1] ?? '';
}

/** Makes a passkey on a device that has an authenticator, and signs in by it, to the queue. */
export const enrol = async (page: Page, role: Role): Promise<void> => enrolBy(page, await codeOf(page, role));

/** The same by a code that somebody was given. */
export async function enrolBy(page: Page, code: string): Promise<void> {
  await page.goto('/work');
  await page.getByRole('button', { name: 'Tôi có mã đăng ký' }).click();
  await page.getByLabel('Mã đăng ký').fill(code);
  await page.getByRole('button', { name: 'Tạo khóa truy cập trên máy này' }).click();
  await expect(page.getByRole('heading', { name: 'Hồ sơ chờ sửa' })).toBeVisible();
}

/** Opens the first record of the queue, or of those with a finding, by the keyboard. */
export async function openFirst(page: Page, finding?: string): Promise<string> {
  await page.goto('/work/queue');
  if (finding) await page.getByLabel('Lỗi').selectOption({ label: finding });
  const row = page.locator('.queue-row').first();
  await expect(row).toContainText(finding ?? '');
  await page.locator('h1').focus();
  await page.keyboard.press('j');
  await expect(page.locator('.queue-row:focus')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.comparison')).toBeVisible();
  return textOf(page.locator('h1'));
}

export const textOf = async (shown: Locator): Promise<string> => (await shown.textContent()) ?? '';
