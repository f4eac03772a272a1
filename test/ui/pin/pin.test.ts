import { describe, expect, it } from 'vitest';
import { pinProblem, unwrapByPin, wrapByPin } from '../../../src/ui/pin/pin.ts';
import { stretchWithoutWorker } from '../passphrase/workers.ts';

const freshKey = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);

describe('a PIN', () => {
  stretchWithoutWorker();

  it('gives back the data key that it wrapped, and no other PIN does', async () => {
    const dataKey = await freshKey();
    const kept = await wrapByPin(dataKey, '280519');
    expect(await unwrapByPin(kept, '280518', false)).toBeUndefined();
    const again = await unwrapByPin(kept, '280519', true);
    if (!again) throw new Error('the PIN does not open it');
    expect(await crypto.subtle.exportKey('raw', again)).toEqual(
      await crypto.subtle.exportKey('raw', dataKey),
    );
  });

  it('gives a key that cannot be read out, unless it is to be wrapped once more', async () => {
    const kept = await wrapByPin(await freshKey(), 'một câu dài');
    expect((await unwrapByPin(kept, 'một câu dài', false))?.extractable).toBe(false);
    expect(kept.digits).toBe(false);
  });

  it('does not open what has been changed', async () => {
    const kept = await wrapByPin(await freshKey(), '280519');
    const wrapped = kept.wrapped.slice(0);
    new DataView(wrapped).setUint8(3, new DataView(wrapped).getUint8(3) ^ 1);
    expect(await unwrapByPin({ ...kept, wrapped }, '280519', false)).toBeUndefined();
  });

  it('is refused where it is short or the first that anybody would try', () => {
    expect(pinProblem('28051')).toBe('short');
    for (const pin of ['000000', '123456', '987654', 'abcdef']) expect(pinProblem(pin)).toBe('guessable');
    expect(pinProblem('280519')).toBeUndefined();
  });
});
