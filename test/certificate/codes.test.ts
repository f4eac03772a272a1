import { describe, expect, it } from 'vitest';
import {
  ATC_VACCINES,
  CVX_VACCINES,
  EU_VACCINES,
  ICD11_VACCINES,
  SNOMED_VACCINES,
} from '../../src/certificate/vaccine-codes.ts';
import { en } from '../../src/ui/languages/en.ts';
import { vi } from '../../src/ui/languages/vi.ts';

describe.each(Object.entries({ ATC_VACCINES, CVX_VACCINES, EU_VACCINES, ICD11_VACCINES, SNOMED_VACCINES }))(
  'every code of %s',
  (_, table) => {
    it.each([...table])('%s resolves to words in both languages', (_code, { diseases, type }) => {
      expect(diseases.length).toBeGreaterThan(0);
      for (const words of [vi, en]) {
        for (const disease of diseases) expect(words.diseases[disease]).toMatch(/./);
        if (type) expect(words.vaccineTypes[type]).toMatch(/./);
      }
    });
  },
);
