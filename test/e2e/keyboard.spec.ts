import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { anybody, codeFor, newestCode } from './people.ts';

/** The browser's own setting, which a phone's text size becomes: twice as large as usual. */
const LARGE_PX = 32;
const MOST_TABS = 40;

/** Goes on with the tabulator until what has the focus has this name, and shows that it has it. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const focused = page.locator(':focus');
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab');
    const snapshot = (await focused.count()) === 1 ? await focused.ariaSnapshot() : '';
    const isThere = typeof name === 'string' ? snapshot.includes(`"${name}`) : name.test(snapshot);
    if (!isThere) continue;
    const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline, `${name} shows its focus`).not.toBe('none');
    return;
  }
  throw new Error(`no way by keyboard to ${name}`);
}

interface Node {
  readonly role?: { value?: string };
  readonly name?: { value?: string };
  readonly ignored: boolean;
  readonly properties?: readonly { name: string; value: { value?: unknown } }[];
}

/** What every screen keeps: one heading of the first level, a name for all that takes the focus, nothing cut off. */
async function expectInOrder(page: Page, session: CDPSession, screen: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }), screen).toHaveCount(1);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] };
  // The content takes the focus for who skips to it, and is read from there.
  const focusable = nodes.filter(
    ({ ignored, role, properties }) =>
      !ignored &&
      !['RootWebArea', 'main'].includes(role?.value ?? '') &&
      properties?.some((property) => property.name === 'focusable' && property.value.value === true),
  );
  expect(focusable.length, screen).toBeGreaterThan(3);
  const nameless = focusable.filter(({ name }) => !name?.value?.trim());
  expect(
    nameless.map(({ role }) => role?.value),
    screen,
  ).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, `${screen} scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

test('a citizen comes from the empty wallet to the code by keyboard alone, with text twice as large', {
  tag: '@phone',
}, async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: LARGE_PX } });
  await session.send('Accessibility.enable');
  await page.goto('/');
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe(`${LARGE_PX}px`);
  await expectInOrder(page, session, 'empty wallet');

  await tabTo(page, /link "?Tra cứu chứng nhận/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Tra cứu chứng nhận' })).toBeFocused();
  await expectInOrder(page, session, 'look-up');
  const person = anybody();
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  for (const [label, text] of [
    ['Họ và tên', person.name],
    ['Ngày', day],
    ['Tháng', month],
    ['Năm', year],
    ['Số giấy tờ', person.documentNumber],
  ] as const) {
    await tabTo(page, label);
    await page.keyboard.insertText(text);
  }
  const last = await newestCode(page.request, person.phone);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập mã xác nhận' })).toBeFocused();
  await expectInOrder(page, session, 'code');
  await tabTo(page, 'Mã 6 chữ số');
  await page.keyboard.insertText(await codeFor(page.request, person.phone, last));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Đã có chứng nhận' })).toBeFocused();
  await expectInOrder(page, session, 'result');

  await tabTo(page, 'Mở chứng nhận');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'Mã QR của chứng nhận' })).toBeVisible();
  await expectInOrder(page, session, 'certificate');

  await tabTo(page, 'Xóa khỏi ví');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Xóa khỏi ví' })).toBeFocused();

  await page.goto('/help');
  await expectInOrder(page, session, 'help');
  await page.goto('/add');
  await expectInOrder(page, session, 'add');
});
