import { inflateRawSync } from 'node:zlib';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { base64url } from 'jose';
import { deltaPath, PATHS } from '../../src/contract.ts';
import { readDelta, readStatus, statusLookUp } from '../../src/trust/status/offline-status.ts';
import { codeFor, newestCode, peopleToRevoke } from './people.ts';
import { addAuthenticator, enrol } from './workbench.ts';

/** The certificate of somebody, by the way that their own phone takes. */
async function certificateOf(request: APIRequestContext, person: ReturnType<typeof peopleToRevoke>[number]) {
  const { name, birthDate, documentNumber, phone } = person;
  const last = await newestCode(request, phone);
  const asked = await request.post('/api/look-up', { data: { name, birthDate, documentNumber } });
  const { lookUpId } = await asked.json();
  const code = await codeFor(request, phone, last);
  const { certificates } = await (
    await request.post('/api/look-up/confirm', { data: { lookUpId, code } })
  ).json();
  return certificates[0] as { signedText: string; twins: string[] };
}

/** The next one, after whichever is on the screen: a file of cards as wallets hand it over, or any code as text. */
async function present(page: Page, name: string, content: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('.verdict')).toHaveCount(0);
  await page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  });
}

/** How the published files say that a certificate has ended. */
async function publishedStatus(request: APIRequestContext, index: number) {
  const file = async (path: string) => new Uint8Array(await (await request.get(path)).body());
  const { keys } = await (await request.get(PATHS.trustRoot)).json();
  const roots = keys.map(({ kid, kty, crv, x, y }: Record<string, string>) => ({
    kid,
    jwk: { kty, crv, x, y },
  }));
  const { version } = await readStatus(await file(PATHS.statusSet), roots);
  return statusLookUp(await readDelta(await file(deltaPath(version)), roots))(index);
}

test(
  'a certificate that is revoked is so on a verifier without a network, as soon as it has heard of it',
  {
    tag: '@phone',
  },
  async ({ browser, context, page, baseURL }, { retry }) => {
    test.setTimeout(90_000);
    const person = peopleToRevoke()[retry];
    if (!person) throw new Error('nobody is left to be tried');
    const { signedText, twins } = await certificateOf(page.request, person);
    const card = JSON.stringify({ verifiableCredential: [signedText] });
    const payload = JSON.parse(inflateRawSync(base64url.decode(signedText.split('.')[1] ?? '')).toString());
    const index = Number(payload.vc.rid);

    const ministry = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' })).newPage();
    await addAuthenticator(ministry);
    await enrol(ministry, 'ministry');
    const post = async (path: string, data: object) => {
      const headers = { origin: new URL(ministry.url()).origin };
      return (await ministry.request.post(`/api/work/${path}`, { data, headers })).json();
    };

    await page.goto('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto('/verify');
    await expect(page.locator('[data-offline-ready]')).toBeAttached();
    await context.setOffline(true);
    const verdict = page.locator('.verdict');
    await present(page, 'the.smart-health-card', card);
    await expect(verdict).toHaveAttribute('data-outcome', 'valid');

    const { records } = await post('records', { states: ['certified'], search: person.documentNumber });
    const selection = { by: 'record', recordId: records[0].id };
    const revocation = { selection, kind: 'revoked', reason: 'fraud', note: 'giấy giả' };
    expect((await post('revocations', revocation)).changed).toBeGreaterThan(0);
    await expect.poll(() => publishedStatus(page.request, index)).toBe('revoked');

    await present(page, 'the.smart-health-card', card);
    await expect(verdict).toHaveAttribute('data-outcome', 'valid');
    // Judged again while it is on the screen. A device may say that it is online before its network works.
    await context.setOffline(false);
    await expect(async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await expect(verdict).toHaveAttribute('data-outcome', 'invalid', { timeout: 3_000 });
    }).toPass();
    await expect(verdict).toContainText('revoked');

    await context.setOffline(true);
    await page.reload();
    for (const [name, code] of [
      ['the.smart-health-card', card],
      ['eu.txt', twins[0] ?? ''],
    ] as const) {
      await present(page, name, code);
      await expect(verdict).toHaveAttribute('data-outcome', 'invalid');
      await expect(verdict).toContainText('nơi cấp đã thu hồi. Không chấp nhận');
    }
  },
);
