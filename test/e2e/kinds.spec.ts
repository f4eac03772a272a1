import { expect, test } from '@playwright/test';
import { hcertIssuer, icvpClaims } from '../certificate/hcert-issuer.ts';
import { expectNoFindings } from './axe.ts';
import { pullTrigger } from './wedge.ts';

const COVID = '840539006';
const shared = { tg: COVID, co: 'AT', is: 'Ministerium', ci: 'URN:UVCI:01:AT:1' };

/** Claims of an EU certificate that says this, in force now. */
const euClaims = (content: object) =>
  new Map<number, unknown>([
    [1, 'AT'],
    [6, Math.floor(Date.now() / 1000) - 60],
    [4, Math.floor(Date.now() / 1000) + 86_400],
    [
      -260,
      new Map([
        [
          1,
          {
            ver: '1.3.0',
            nam: { fn: 'Musterfrau', gn: 'Gabriele', fnt: 'MUSTERFRAU', gnt: 'GABRIELE' },
            dob: '1998-02-26',
            ...content,
          },
        ],
      ]),
    ],
  ]);

const testResult = {
  ...shared,
  tt: 'LP6464-4',
  nm: 'PCR',
  sc: '2022-05-30T09:15:00+02:00',
  tr: '260373001',
  tc: 'Wien',
};
const recovery = { ...shared, fr: '2022-01-05', df: '2022-01-16', du: '2022-07-04' };

/** What is no vaccination as we issue it: the document's kind, and words that its card and its verdict must have. */
const KINDS = [
  {
    kind: 'Kết quả xét nghiệm',
    claims: euClaims({ t: [testResult] }),
    words: ['Dương tính', '30/05/2022 09:15 (UTC+02:00)', 'Khuếch đại gen (như PCR)'],
  },
  {
    kind: 'Xác nhận khỏi bệnh',
    claims: euClaims({ r: [recovery] }),
    words: ['05/01/2022', '16/01/2022', '04/07/2022'],
  },
  {
    kind: 'Chứng nhận tiêm chủng',
    claims: icvpClaims(),
    words: ['Sốt vàng', 'received prophylaxis against: yellow fever', 'contre : fièvre jaune'],
  },
] as const;

for (const { kind, claims, words } of KINDS) {
  test(`the wallet and the verifier show what a foreign document is: ${kind}, ${words[0]}`, async ({
    page,
  }) => {
    const { code } = await hcertIssuer();
    const text = await code(claims);
    await page.goto('/add');
    await page.getByRole('textbox').fill(text);
    await page.getByRole('button', { name: 'Thêm vào ví' }).click();
    await page.getByRole('link', { name: 'Mở', exact: true }).click();
    const form = page.locator('.paper-form');
    for (const one of words) await expect(form).toContainText(one);
    await expectNoFindings(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoFindings(page);
    await page.goto('/');
    await expect(page.locator('.wallet-card')).toContainText(kind);
    await expect(page.locator('.wallet-card')).not.toContainText('0 mũi');

    await page.goto('/verify');
    await expect(page.locator('[data-offline-ready]')).toBeAttached();
    await pullTrigger(page, text);
    const verdict = page.locator('.verdict');
    await expect(verdict).toHaveAttribute('data-outcome', 'unknown');
    await expect(verdict).toContainText('kiểm tra theo thủ tục giấy');
    await expect(verdict).toContainText(kind);
    for (const one of words) await expect(verdict).toContainText(one);
    await expectNoFindings(page);
  });
}
