import { randomInt } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { demoCountry, type Example } from '../../src/demo/country.ts';

/** The country that the service under test makes: the same seed and size. */
const COUNTRY = { seed: 5772, people: 400 };

/** People whose records became certificates; a test takes one of its own, since look-ups are limited by person. */
export function certifiedPeople(isMeant: (vaccine: string) => boolean = () => true): Example[] {
  const clean = new Set<number>();
  const country = demoCountry(COUNTRY);
  for (const { line, dirt, documentNumber } of country.truth()) {
    if (dirt.length === 0 && documentNumber) clean.add(line);
  }
  const people = new Map<string, Example>();
  let line = 0;
  for (const text of country.csv()) {
    line++;
    const [name = '', birthDate = '', , documentNumber = '', phone = '', , , , vaccine = ''] =
      text.split(',');
    if (!clean.has(line) || phone === '' || !isMeant(vaccine)) continue;
    const isoDate = birthDate.split('/').reverse().join('-');
    people.set(documentNumber, { name, birthDate: isoDate, documentNumber, phone, certifiable: true });
  }
  return [...people.values()];
}

function oneOf(people: readonly Example[]): Example {
  const person = people[randomInt(people.length)];
  if (!person) throw new Error('the demo country has nobody to try');
  return person;
}

export const anybody = (): Example => oneOf(certifiedPeople());

/** Somebody who was vaccinated against yellow fever too. */
export const traveller = (): Example => oneOf(certifiedPeople((vaccine) => vaccine.includes('Sốt vàng')));

/** Somebody whose record is stuck: its tones are missing. */
export function somebodyStuck(): Example {
  const stuck = demoCountry(COUNTRY)
    .examples()
    .find(({ certifiable }) => !certifiable);
  if (!stuck) throw new Error('the demo country has nobody stuck');
  return stuck;
}

/** The newest code in the demo's outbox for this telephone. */
export async function codeFor(request: APIRequestContext, phone: string): Promise<string> {
  let code: string | undefined;
  await expect(async () => {
    const page = await (await request.get('/outbox')).text();
    const message = page.slice(page.indexOf(`<span>${phone}</span>`));
    code = page.includes(phone) ? /\b(\d{6})\b,/.exec(message)?.[1] : undefined;
    expect(code).toBeDefined();
  }).toPass();
  return code ?? '';
}

/** Looks somebody up as a citizen does, up to the result with their steps. */
export async function lookUp(page: Page, person: Example): Promise<void> {
  await page.goto('/look-up');
  await page.getByLabel('Họ và tên').fill(person.name);
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  await page.getByLabel('Ngày', { exact: true }).fill(day);
  await page.getByLabel('Tháng', { exact: true }).fill(month);
  await page.getByLabel('Năm', { exact: true }).fill(year);
  await page.getByLabel('Số giấy tờ').fill(person.documentNumber);
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  const code = page.getByLabel('Mã 6 chữ số');
  await expect(code).toBeVisible();
  await code.fill(await codeFor(page.request, person.phone));
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
}
