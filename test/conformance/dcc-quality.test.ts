import { expect, it } from 'vitest';
import { read } from '../../src/certificate/read.ts';
import { describeVectors, vectorExists, vectorLines } from './vectors.ts';

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
