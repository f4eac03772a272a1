import { randomInt } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { demoCountry, type Example } from '../../src/demo/country.ts';

/** The country that the service under test makes: the same seed and size. */
const COUNTRY = { seed: 5772, people: 400 };
/** Where that country's clerk works, who has left something unsigned. */
const CLERKS_FACILITY = 'Trạm Y tế phường Tân Định';

/** People whose records became certificates; a test takes one of its own, since look-ups are limited by person. */
export function certifiedPeople(isMeant: (vaccine: string) => boolean = () => true): Example[] {
  const country = demoCountry(COUNTRY);
  const truth = new Map([...country.truth()].map((known) => [known.line, known]));
  const doses = [...country.csv()].map((text, index) => {
    const [
      name = '',
      birthDate = '',
      ,
      documentNumber = '',
      phone = '',
      ,
      ,
      ,
      vaccine = '',
      ,
      facility = '',
    ] = text.split(',', 11);
    const known = truth.get(index + 1);
    const isClean = known?.dirt.length === 0 && known.documentNumber !== null;
    return { isClean, name, birthDate, documentNumber, phone, vaccine, facility };
  });
  const leftOut = new Set(
    doses
      .filter(({ facility }) => facility.includes(CLERKS_FACILITY))
      .map(({ documentNumber }) => documentNumber),
  );
  const people = new Map<string, Example>();
  for (const { isClean, name, birthDate, documentNumber, phone, vaccine } of doses) {
    if (!isClean || leftOut.has(documentNumber) || phone === '' || !isMeant(vaccine)) continue;
    const isoDate = birthDate.split('/').reverse().join('-');
    people.set(documentNumber, { name, birthDate: isoDate, documentNumber, phone, certifiable: true });
  }
  return [...people.values()];
}

/** When and where somebody had their last dose; the province of the place as people choose it. */
export function lastDoseOf({ documentNumber }: Example): {
  date: string;
  facility: string;
  province: string;
} {
  const country = demoCountry(COUNTRY);
  const given = [...country.csv()]
    .map((text) => text.split(','))
    .filter((cells) => cells[3] === documentNumber)
    .map((cells) => ({
      date: cells[7]?.split('/').reverse().join('-') ?? '',
      facility: cells.slice(10).join(',').replaceAll('"', ''),
    }));
  const [last] = given.toSorted((a, b) => b.date.localeCompare(a.date));
  const place = [...country.facilities()].find(({ name }) => name === last?.facility);
  if (!last || !place) throw new Error('the demo country has no such dose');
  return { ...last, province: place.province };
}

/** Those whose certificates a test takes away, one for each try; nobody else looks them up. */
export const peopleToRevoke = (): readonly Example[] => certifiedPeople().slice(-2);

function oneOf(people: readonly Example[]): Example {
  const reserved = new Set(peopleToRevoke().map(({ documentNumber }) => documentNumber));
  const others = people.filter(({ documentNumber }) => !reserved.has(documentNumber));
  const person = others[randomInt(others.length)];
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

/** Somebody stuck as well, whom no other test looks up, with the name as it is right and where the record lies. */
export function somebodyToCorrect() {
  const country = demoCountry(COUNTRY);
  const register = new Map([...country.register()].map((citizen) => [citizen.documentNumber, citizen.name]));
  const [, ...lines] = country.csv();
  const truth = new Map([...country.truth()].map((known) => [known.line - 2, known]));
  const people = lines.flatMap((line, index) => {
    const { dirt = [], documentNumber = null } = truth.get(index) ?? {};
    const [name = '', birthDate = '', , , phone = '', , , , , , ...facilityParts] = line.split(',');
    const facility = facilityParts.join(',').replaceAll('"', '');
    const rightName = register.get(documentNumber ?? '');
    if (dirt.length !== 1 || dirt[0] !== 'tones-missing' || !documentNumber || !rightName || !phone)
      return [];
    const isoDate = birthDate.split('/').reverse().join('-');
    return [{ name, birthDate: isoDate, documentNumber, phone, certifiable: false, rightName, facility }];
  });
  // The first ones are what tests of the workbench open.
  const person = people.at(-1);
  if (!person) throw new Error('the demo country has nobody to correct');
  const place = [...country.facilities()].find(({ name }) => name === person.facility);
  return { ...person, province: place?.province ?? '' };
}

/** The newest code in the demo's outbox for this telephone, if any was sent. */
export async function newestCode(request: APIRequestContext, phone: string): Promise<string | undefined> {
  const page = await (await request.get('/outbox')).text();
  // Not every message has one.
  const own = [...page.matchAll(/<li>.*?<\/li>/gs)].filter(([item]) =>
    item.includes(`<span>${phone}</span>`),
  );
  return own.map(([item]) => /\b(\d{6})\b,/.exec(item)?.[1]).find((code) => code !== undefined);
}

/** The code that comes to this telephone after the `last` one. */
export async function codeFor(request: APIRequestContext, phone: string, last?: string): Promise<string> {
  let code: string | undefined;
  await expect(async () => {
    code = await newestCode(request, phone);
    expect(code).toBeDefined();
    expect(code).not.toBe(last);
  }).toPass();
  return code ?? '';
}

/** Fills in who somebody is; on a screen that asks for two days, the first is the birth date. */
export async function fillIn(
  page: Page,
  person: Pick<Example, 'name' | 'birthDate' | 'documentNumber'>,
): Promise<void> {
  await page.getByLabel('Họ và tên').fill(person.name);
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  await page.getByLabel('Ngày', { exact: true }).first().fill(day);
  await page.getByLabel('Tháng', { exact: true }).first().fill(month);
  await page.getByLabel('Năm', { exact: true }).first().fill(year);
  await page.getByLabel('Số giấy tờ').fill(person.documentNumber);
}

/** Looks somebody up as a citizen does, up to the result with their steps. */
export async function lookUp(page: Page, person: Example): Promise<void> {
  await page.goto('/look-up');
  await fillIn(page, person);
  await confirm(page, person);
}

/** Has a code sent to whoever is filled in, and hands it in. */
export async function confirm(page: Page, person: Example): Promise<void> {
  // Another test may have looked the same person up.
  const last = await newestCode(page.request, person.phone);
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  const code = page.getByLabel('Mã 6 chữ số');
  await expect(code).toBeVisible();
  await code.fill(await codeFor(page.request, person.phone, last));
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
}
