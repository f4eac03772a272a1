import { expect, type Page } from '@playwright/test';
import type { CertificateContent } from '../../src/certificate/issue.ts';
import { LARGEST } from '../certificate/cards.ts';
import { enter, SCANNERS, type Timed, type Typist, timed } from '../scanner/typed/typist.ts';

const SHIFT = 8;
const SCANNERS_GAP_MS = 6;
const VIRTUAL_KEYS: Readonly<Record<string, number>> = { Enter: 13, ' ': 32 };
const TEXTS: Readonly<Record<string, string>> = { Enter: '\r' };

/** Types on a keyboard. The page's timers stand still meanwhile, so that a slow machine is no silence of the scanner. */
export async function type(page: Page, keys: Timed): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  const devtools = await page.context().newCDPSession(page);
  let timestamp = Date.now() / 1000;
  const sent = keys.flatMap(([gapMs, events]) => {
    timestamp += gapMs / 1000;
    return events.map(({ type: kind, key, code, keyCode, shiftKey }) => {
      const text = TEXTS[key] ?? (key.length === 1 ? key : undefined);
      return devtools.send('Input.dispatchKeyEvent', {
        type: kind === 'keyup' ? 'keyUp' : text ? 'keyDown' : 'rawKeyDown',
        key,
        code,
        windowsVirtualKeyCode: keyCode || (VIRTUAL_KEYS[key] ?? key.toUpperCase().charCodeAt(0)),
        modifiers: shiftKey ? SHIFT : 0,
        timestamp,
        ...(kind === 'keydown' && text && { text }),
      });
    });
  });
  await Promise.all(sent);
  await devtools.detach();
  await page.clock.resume();
}

export const US = SCANNERS['a US layout'] as Typist;
export const scanned = (text: string, typist = US) => timed(text, SCANNERS_GAP_MS, typist);
export const ENTER: Timed = [[SCANNERS_GAP_MS, enter()]];

/** One dose and a short name: fewer keys to wait for. */
export const SMALL: CertificateContent = {
  issuer: LARGEST.issuer,
  holder: { name: 'Nguyễn Văn An', birthDate: '1990-01-02' },
  doses: LARGEST.doses.slice(0, 1),
  number: '1',
  revocationId: '1',
  issuedAtSeconds: LARGEST.issuedAtSeconds,
  expiresAtSeconds: LARGEST.expiresAtSeconds,
};
