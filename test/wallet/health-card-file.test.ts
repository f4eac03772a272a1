import { describe, expect, it } from 'vitest';
import { read, readFile } from '../../src/certificate/read.ts';
import { healthCardFile } from '../../src/wallet/health-card-file.ts';
import { issuerWithCard } from '../certificate/cards.ts';

describe('healthCardFile', () => {
  it('holds the certificate as other wallets read it', async () => {
    const certificate = read((await issuerWithCard()).jws);
    const file = healthCardFile([certificate]);
    expect(file.type).toBe('application/smart-health-card');
    expect(readFile(await file.text())).toEqual([certificate]);
  });

  it('holds the certificates of a whole family, under a name that is nobody’s', async () => {
    const family = [read((await issuerWithCard()).jws), read((await issuerWithCard()).jws)] as const;
    const file = healthCardFile(family);
    expect(readFile(await file.text())).toEqual(family);
    expect(file.name).toBe('chung-nhan.smart-health-card');
  });

  it('is named by the certificate number, never by the holder', () => {
    expect(healthCardFile([{ number: '7Q4KX2M9RT', signedText: 'x' }]).name).toBe(
      '7Q4KX2M9RT.smart-health-card',
    );
  });

  it('takes no name from a number that is a path or no number at all', () => {
    expect(healthCardFile([{ number: '../../x', signedText: 'x' }]).name).toBe(
      'chung-nhan.smart-health-card',
    );
    expect(healthCardFile([{ signedText: 'x' }]).name).toBe('chung-nhan.smart-health-card');
  });
});
