import { expect, it } from 'vitest';
import { ATC, CVX } from '../../../src/certificate/code-systems.ts';
import { givenVaccine } from '../../../src/certificate/codes.ts';
import {
  CVX_VACCINES,
  EU_VACCINES,
  ICD11_VACCINES,
  SNOMED_VACCINES,
} from '../../../src/certificate/vaccine-codes.ts';
import { doorValueSets } from '../../../src/trust/door/products.ts';
import { doorSubject } from '../../../src/trust/door/subject.ts';
import { certificateOf } from '../../wallet/certificates.ts';

const SYSTEMS: Readonly<Record<string, string>> = { CVX, ATC };
const named = new Set(
  [CVX_VACCINES, EU_VACCINES, ICD11_VACCINES, SNOMED_VACCINES].flatMap((table) =>
    [...table.values()].map(({ product }) => product),
  ),
);

it('lists products as certificates are read, each on one side of a list alone', () => {
  const sets = doorValueSets();
  for (const [name, products] of Object.entries(sets)) {
    for (const product of products) {
      expect({ product, onBoth: sets[`not-${name}`]?.includes(product) ?? false }).toEqual({
        product,
        onBoth: false,
      });
      if (named.has(product)) continue;
      const [system = '', code = ''] = product.split(' ');
      const given = { vaccine: [{ system: SYSTEMS[system] ?? '', code }], date: '2026-01-01' };
      const [read] = doorSubject(certificateOf({ immunizations: [given] }), undefined).immunizations;
      expect(read?.product).toBe(product);
      expect(givenVaccine(given).diseases).toEqual(
        product === 'CVX 148' ? ['meningococcal', 'hib'] : ['meningococcal'],
      );
    }
  }
});
