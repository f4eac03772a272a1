import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { StatusReason } from '../../src/certificate/reasons.ts';
import { judge, type Trust, type TrustedIssuer } from '../../src/certificate/verify.ts';
import type { TrustBundle } from '../../src/trust/bundle.ts';
import type { StatusKind } from '../../src/trust/status/offline-status.ts';
import { trustFrom } from '../../src/trust/trust.ts';
import { vi } from '../../src/ui/languages/vi/reasons.ts';
import { announcement, VerdictSheet } from '../../src/verifier/verdict-sheet.tsx';
import { trustWithStatuses } from '../../src/verifier/verifier-trust.ts';
import { issuerWithCard, LARGEST, NOW } from '../certificate/cards.ts';

const DAY_SECONDS = 86_400;
const nowSeconds = NOW.getTime() / 1000;
const bundleOf = (issuer: TrustedIssuer): TrustBundle => ({
  version: 1,
  issuedAtSeconds: nowSeconds,
  expiresAtSeconds: nowSeconds + 30 * DAY_SECONDS,
  policy: { freshSeconds: DAY_SECONDS, staleSeconds: 7 * DAY_SECONDS },
  issuers: [{ ...issuer, inStatusSet: true }],
  status: { lists: '', set: '', deltas: '' },
});

const { issuer, jws } = await issuerWithCard();
const bundle = bundleOf(issuer);
const sheetBy = async (trust: Trust) => {
  const scan = { texts: [jws], verdict: await judge(jws, trust, NOW) };
  const html = render(h(VerdictSheet, { scan, secondsLeft: 60, onNext: () => {} }));
  return { verdict: scan.verdict, html: html.replace(/<[^>]*>/g, ' '), said: announcement(scan) };
};
const known = (kind: StatusKind | undefined, ageDays = 0) => ({
  own: {
    version: 1,
    issuedAtSeconds: nowSeconds - ageDays * DAY_SECONDS,
    statusOf: (index: number) => (String(index) === LARGEST.revocationId ? kind : undefined),
  },
});

describe('the verdict on a certificate whose status matters', () => {
  it.each<[StatusReason, string]>([
    ['revoked', 'nơi cấp đã thu hồi'],
    ['superseded', 'đã có bản mới thay thế'],
    ['suspended', 'nơi cấp đang tạm dừng'],
  ])('says %s in words of its own, and shows whom it is about', async (kind, words) => {
    const { verdict, html, said } = await sheetBy(
      trustWithStatuses(bundle, trustFrom(bundle), known(kind as StatusKind)),
    );
    expect(verdict).toMatchObject({ outcome: 'invalid', reasons: [kind] });
    expect(html).toContain(words);
    expect(said).toContain(vi.reasons[kind].inspector);
    expect(html).toContain(LARGEST.holder.name.toLocaleUpperCase('vi'));
  });

  it('is green by a fresh status alone; without one, or by an old one, it cannot be told', async () => {
    const by = (...args: Parameters<typeof known>) =>
      sheetBy(trustWithStatuses(bundle, trustFrom(bundle), known(...args)));
    expect((await by(undefined)).verdict).toMatchObject({ outcome: 'valid', reasons: [] });
    const none = await sheetBy(trustWithStatuses(bundle, trustFrom(bundle), {}));
    expect(none.verdict).toMatchObject({ outcome: 'unknown', reasons: ['no-status'] });
    expect(none.html).toContain(vi.reasons['no-status'].inspector);
    const old = await by(undefined, 7);
    expect(old.verdict).toMatchObject({ outcome: 'unknown', reasons: ['stale-status'] });
    expect(old.html).toContain(vi.reasons['stale-status'].inspector);
    expect((await by('revoked', 7)).verdict).toMatchObject({
      outcome: 'invalid',
      reasons: ['revoked', 'stale-status'],
    });
  });
});
