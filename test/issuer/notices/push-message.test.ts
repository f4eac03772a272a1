import { createECDH, randomBytes } from 'node:crypto';
import { decrypt } from 'http_ece';
import { describe, expect, it } from 'vitest';
import { isPushService } from '../../../src/issuer/notices/push.ts';
import { encryptMessage } from '../../../src/issuer/notices/push-message.ts';

describe('encryptMessage', () => {
  it('makes of the example of RFC 8291, appendix A, what stands there', () => {
    const body = encryptMessage(
      'When I grow up, I want to be a watermelon',
      {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
      {
        privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
        salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
      },
      0,
    );
    expect(Buffer.from(body).toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('is read by another implementation, with nothing of the message in the clear, all as long', () => {
    const browser = createECDH('prime256v1');
    const keys = { p256dh: browser.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
    const lengths = ['{"kind":"ready","language":"vi"}', '{}'].map((text) => {
      const body = Buffer.from(encryptMessage(text, keys));
      const read = decrypt(body, { version: 'aes128gcm', privateKey: browser, authSecret: keys.auth });
      expect(read.toString()).toBe(text);
      expect(body.toString('latin1')).not.toContain('ready');
      return body.length;
    });
    expect(new Set(lengths).size).toBe(1);
  });

  it('refuses a key that is no point of the curve', () => {
    const p256dh = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString('base64url');
    expect(() => encryptMessage('{}', { p256dh, auth: 'AAAAAAAAAAAAAAAAAAAAAA' })).toThrow();
  });
});

describe('isPushService', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('knows that of a browser: %s', (endpoint) => {
    expect(isPushService(endpoint, [])).toBe(true);
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://evil.example/fcm.googleapis.com',
    'https://user@fcm.googleapis.com/abc',
    'https://pushapple.com/',
    'https://169.254.169.254/latest',
    'http://127.0.0.1:5432/',
    'not an address',
  ])('has this service call nobody else: %s', (endpoint) => {
    expect(isPushService(endpoint, ['http://127.0.0.1:1'])).toBe(false);
  });

  it('knows what the operator named', () => {
    expect(isPushService('http://127.0.0.1:5432/one', ['http://127.0.0.1:5432'])).toBe(true);
  });
});
