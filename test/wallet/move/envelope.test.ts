import { describe, expect, it } from 'vitest';
import { comparisonCode, newReceiver, openFrom, sealFor } from '../../../src/wallet/move/envelope.ts';

const CONTENT = '{"version":1,"entries":{}} Nguyễn Văn An';

describe('a wallet on its way to another phone', () => {
  it('opens on the phone whose code was scanned, and on no other', async () => {
    const [receiver, other] = await Promise.all([newReceiver(), newReceiver()]);
    const sealed = (await sealFor(receiver.keyCode, CONTENT)) ?? '';
    expect(await openFrom(receiver, sealed)).toBe(CONTENT);
    expect(await openFrom(other, sealed)).toBeUndefined();
    expect(await openFrom(receiver, `${sealed.slice(0, -4)}AAAA`)).toBeUndefined();
  });

  it('is sent to nothing but a key on the curve', async () => {
    const { keyCode } = await newReceiver();
    expect(await sealFor('https://example.org/', CONTENT)).toBeUndefined();
    expect(await sealFor(`${keyCode.slice(0, -8)}AAAAAAAA`, CONTENT)).toBeUndefined();
  });

  it('shows the same six digits on both phones, and others for every other pair', async () => {
    const [receiver, other] = await Promise.all([newReceiver(), newReceiver()]);
    const sealed = (await sealFor(receiver.keyCode, CONTENT)) ?? '';
    const code = await comparisonCode(receiver.keyCode, sealed);
    expect(code).toMatch(/^\d{3} \d{3}$/);
    expect(await comparisonCode(receiver.keyCode, sealed)).toBe(code);
    expect(await comparisonCode(other.keyCode, sealed)).not.toBe(code);
  });
});
