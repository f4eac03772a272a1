import { readdirSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { read } from '../../src/certificate/read.ts';
import { ReadError } from '../../src/certificate/reasons.ts';
import { dccClaimsAt } from '../certificate/hcert-codes.ts';
import { hcertIssuer } from '../certificate/hcert-issuer.ts';
import { describeVectors, vectorExists, vectorJson, vectorPath } from './vectors.ts';

describeVectors('eu-dcc-schema', () => {
  const samples = (kind: string) =>
    vectorExists(`eu-dcc-schema/${kind}`) ? readdirSync(vectorPath(`eu-dcc-schema/${kind}`)) : [];

  let made: Awaited<ReturnType<typeof hcertIssuer>>;
  beforeAll(async () => {
    made = await hcertIssuer();
  });
  const codeOf = (sample: string) => {
    const dcc = vectorJson(`eu-dcc-schema/${sample}`);
    return made.code(new Map([...dccClaimsAt(0), [-260, new Map([[1, dcc]])] as const]));
  };

  it.each(samples('valid'))('reads what the schema allows: %s', async (sample) => {
    const { immunizations, tests, recoveries } = read(await codeOf(`valid/${sample}`));
    expect([...immunizations, ...tests, ...recoveries]).toHaveLength(1);
  });

  it.each(samples('invalid'))('refuses or remarks what it does not: %s', async (sample) => {
    const code = await codeOf(`invalid/${sample}`);
    try {
      expect(read(code).remarks).not.toEqual([]);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
    }
  });
});
