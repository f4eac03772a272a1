import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { read } from '../../src/certificate/read.ts';
import { verify } from '../../src/certificate/verify.ts';
import { readTrustList } from '../../src/trust/lists/read-trust-list.ts';
import { trustIn } from '../certificate/cards.ts';
import { describeVectors, vectorExists, vectorLines, vectorPath } from './vectors.ts';

interface Code {
  id: string;
  text: string;
}

describeVectors('dcc-quality', () => {
  const codes = vectorExists('dcc-quality') ? vectorLines<Code>('dcc-quality/codes.jsonl') : [];

  it.each(codes)('reads $id', ({ text }) => {
    const { format, holder, immunizations, tests, recoveries, number } = read(text);
    expect(format).toBe('eu-dcc');
    expect(holder.name).not.toBe('');
    expect([...immunizations, ...tests, ...recoveries]).toHaveLength(1);
    expect(number).toMatch(/./);
  });

  it('reads Viet Nam’s own as its holder, doctor and vaccine have it', () => {
    const own = codes.find(({ id }) => id.startsWith('VN/'));
    expect(read(own?.text ?? '')).toMatchObject({
      issuer: 'VN',
      holder: { name: 'Nguyễn Bảo Duy', latinName: 'NGUYEN<<BAO<DUY', birthDate: '1983-10-10' },
      immunizations: [
        {
          vaccine: [{ code: 'EU/1/21/1529' }, { code: 'J07BX03' }],
          date: '2021-03-18',
          doseNumber: 2,
          totalDoses: 2,
        },
      ],
      remarks: [],
    });
  });
});

describeVectors('gdhcn-trust', () => {
  const codes = vectorExists('dcc-quality') ? vectorLines<Code>('dcc-quality/codes.jsonl') : [];

  it('codes whose signers WHO’s test list holds are verified, and count in training alone', async () => {
    const name = 'uat-v2-did.json';
    const bytes = readFileSync(vectorPath(`gdhcn-trust/${name}`));
    const { issuers, checkedBy } = await readTrustList(
      { bytes, name },
      { now: new Date('2026-09-01T00:00:00Z') },
    );
    expect(checkedBy).toBe('proof');
    const trust = trustIn(issuers);
    const known = codes
      .map(({ text }) => read(text))
      .filter((one) => trust.signers(one).candidates.length > 0);
    expect(known.length).toBeGreaterThan(0);
    for (const certificate of known) {
      const then = new Date(((certificate.issuedAtSeconds ?? 0) + 60) * 1000);
      expect(await verify(certificate, { ...trust, training: true }, then)).toMatchObject({
        outcome: 'valid',
      });
      expect(await verify(certificate, trust, then)).toMatchObject({
        outcome: 'unknown',
        reasons: ['test-key'],
      });
    }
  });
});
