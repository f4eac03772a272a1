import { effect, type Signal, signal } from '@preact/signals';
import * as v from 'valibot';
import { read } from '../certificate/read.ts';
import { FindingCode, type LookUpRequest, type SignedForms, Step } from '../contract.ts';
import { ConfirmedLookUp, CorrectionFate } from '../correction-contract/corrections.ts';
import { withFollower } from './following.ts';
import { confirmCode, requestCode } from './look-up-api.ts';
import { StorageError, type StorageErrorCode } from './storage.ts';
import { follow, keep, wallet } from './wallet.ts';

const Draft = v.object({
  name: v.string(),
  day: v.string(),
  month: v.string(),
  year: v.string(),
  documentNumber: v.string(),
});
/** What has been typed so far, as it was typed. */
export type Draft = v.InferOutput<typeof Draft>;

const SentCode = v.object({ lookUpId: v.string(), sentAtMs: v.number(), expiresAtMs: v.number() });

const Outcome = v.object({
  name: v.string(),
  steps: v.array(Step),
  findings: v.array(FindingCode),
  waiting: ConfirmedLookUp.entries.waiting,
  /** What corrections may be sent with, and until when. */
  correcting: v.exactOptional(v.object({ token: v.string(), expiresAtMs: v.number() })),
  corrections: v.array(CorrectionFate),
  /** Certificates that are in the wallet now, by their id there. */
  keptIds: v.array(v.string()),
  /** How many the service sent that could not be read. */
  unreadable: v.number(),
});

const LookUp = v.object({
  draft: Draft,
  sentCode: v.optional(SentCode),
  outcome: v.optional(Outcome),
});
export type LookUp = v.InferOutput<typeof LookUp>;

const NOTHING: LookUp = { draft: { name: '', day: '', month: '', year: '', documentNumber: '' } };

const TAB_STORAGE_NAME = 'vi-vacxin.look-up';

/**
 * The look-up that is under way in this tab. It outlives a reload and the way back, in the tab's own storage: never in
 * an address, and gone with the tab.
 */
export const lookUp: Signal<LookUp> = signal(restored());

function restored(): LookUp {
  try {
    const parsed = v.safeParse(LookUp, JSON.parse(sessionStorage.getItem(TAB_STORAGE_NAME) ?? ''));
    return parsed.success ? parsed.output : NOTHING;
  } catch {
    return NOTHING;
  }
}

effect(() => {
  const text = JSON.stringify(lookUp.value);
  try {
    sessionStorage.setItem(TAB_STORAGE_NAME, text);
  } catch {
    // Refused: the look-up lasts as long as the page.
  }
});

/** What this phone may ask by about the people whom this page has looked up last, so that news of them can be told. */
export const followNow = signal<string | undefined>(undefined);

/** Certificates that came and could not be put into the wallet; kept in memory to try again. */
export const notKept = signal<
  { code: StorageErrorCode; certificates: readonly SignedForms[]; follow: string } | undefined
>(undefined);

export function startAnew(): void {
  lookUp.value = NOTHING;
  notKept.value = undefined;
  reporting.value = undefined;
}

/** Who is looked up again so that a mistake can be reported of them. In memory only, as what is reported is. */
export const reporting = signal<string | undefined>(undefined);

/** Begins a new look-up of somebody, which leads back to the report of a mistake: only who is let in anew may send it. */
export function lookUpToReport(name: string): void {
  const following = wallet.value.status === 'open' ? wallet.value.following : [];
  const born = following.find((one) => one.name === name)?.born ?? '';
  const [year = '', month = '', day = ''] = born.split('-');
  startAnew();
  typeDraft({ name, day, month, year });
  reporting.value = name;
}

/** Whether this result was looked up to report a mistake; asked once, since whoever goes back wants to see the result. */
export function isToReport({ name, correcting }: NonNullable<LookUp['outcome']>): boolean {
  const isMeant = reporting.value === name && correcting !== undefined;
  reporting.value = undefined;
  return isMeant;
}

export function typeDraft(typed: Partial<Draft>): void {
  lookUp.value = { ...lookUp.value, draft: { ...lookUp.value.draft, ...typed } };
}

/** A result names a person: it goes with the wallet's being locked, unless something of it is not kept yet. */
export function forgetResult(): void {
  if (lookUp.value.outcome && !notKept.value) lookUp.value = NOTHING;
}

let wasOpen = false;
effect(() => {
  const { status } = wallet.value;
  if (wasOpen && status === 'locked') forgetResult();
  wasOpen = status === 'open';
});

/** Has a code sent to the phone on record. @throws {RequestError} */
export async function sendCode(who: LookUpRequest): Promise<void> {
  const { lookUpId, expiresInSeconds } = await requestCode(who);
  const sentAtMs = Date.now();
  const sentCode = { lookUpId, sentAtMs, expiresAtMs: sentAtMs + expiresInSeconds * 1000 };
  lookUp.value = { draft: lookUp.value.draft, sentCode };
}

/**
 * Hands in the code, puts the certificates that come into the wallet, and forgets what was typed.
 *
 * @throws {RequestError}
 */
export async function handInCode(lookUpId: string, code: string): Promise<void> {
  await settle(await confirmCode({ lookUpId, code }));
}

/** Puts the certificates that come in answer to a proof into the wallet, and forgets what was typed. */
export async function settle({
  correcting,
  certificates,
  follow: token,
  ...status
}: ConfirmedLookUp): Promise<void> {
  followNow.value = token;
  const expiresAtMs = Date.now() + correcting.expiresInSeconds * 1000;
  await keepAll({ ...status, correcting: { token: correcting.token, expiresAtMs } }, certificates, token);
}

/** Tries again to keep what could not be kept. */
export async function keepAgain(): Promise<void> {
  const { outcome } = lookUp.value;
  if (!outcome || !notKept.value) return;
  const { certificates, follow: token } = notKept.value;
  await keepAll(outcome, certificates, token);
}

/** A request was sent: the result shows it from now on. */
export function addCorrection(fate: CorrectionFate): void {
  const { outcome } = lookUp.value;
  if (!outcome) return;
  lookUp.value = {
    ...lookUp.value,
    outcome: { ...outcome, corrections: [fate, ...outcome.corrections] },
  };
}

/** @param token what this phone may ask by what has become of it. */
async function keepAll(
  status: Omit<v.InferOutput<typeof Outcome>, 'keptIds' | 'unreadable'>,
  certificates: readonly SignedForms[],
  token: string,
): Promise<void> {
  const keptIds: string[] = [];
  const received: string[] = [];
  const left: SignedForms[] = [];
  let failure: StorageErrorCode | undefined;
  let unreadable = 0;
  for (const forms of certificates) {
    try {
      const certificate = read(forms.signedText);
      keptIds.push((await keep(certificate, forms.twins)).id);
      received.push(certificate.number ?? '');
    } catch (error) {
      if (error instanceof StorageError) {
        failure = error.code;
        left.push(forms);
      } else unreadable++;
    }
  }
  notKept.value = failure && { code: failure, certificates: left, follow: token };
  if (!failure) await followHolder(status, received, token);
  lookUp.value = { ...NOTHING, outcome: { ...status, keptIds, unreadable } };
}

/** Where the device keeps nothing, nobody is followed; the answer is on the screen all the same. */
async function followHolder(
  { name, steps, findings }: Pick<v.InferOutput<typeof Outcome>, 'name' | 'steps' | 'findings'>,
  received: string[],
  token: string,
): Promise<void> {
  const id = crypto.randomUUID?.() ?? token;
  const { year, month, day } = lookUp.value.draft;
  const born = [year, month, day].join('-');
  const askedAtSeconds = Math.floor(Date.now() / 1000);
  const one = { id, token, name, born, steps, findings, received, askedAtSeconds };
  await follow((following) => withFollower(following, one)).catch(() => {});
}
