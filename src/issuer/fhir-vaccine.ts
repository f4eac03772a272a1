import type * as v from 'valibot';
import { CVX, ICD11 } from '../certificate/code-systems.ts';
import { CVX_VACCINES, ICD11_VACCINES } from '../certificate/vaccine-codes.ts';
import { findVaccine, VACCINES, type VaccineId } from '../certificate/vaccines.ts';
import type { Concept } from './fhir-shapes.ts';
import { vaccineByName } from './vaccine-names.ts';

/** Our name of the vaccine, by its codes or by its words; else whatever the resource calls it. */
export function vaccineOf({ coding, text }: v.InferOutput<typeof Concept>): string {
  const codings = coding.map(({ system = '', code = '' }) => ({ system: SYSTEMS[system] ?? system, code }));
  const known = findVaccine(codings);
  if (known) {
    const id = (Object.keys(VACCINES) as VaccineId[]).find((candidate) => VACCINES[candidate] === known);
    if (id) return id;
  }
  const products = codings.map(({ system, code }) => TABLES[system]?.get(code)?.product);
  const words = [...products, text, ...coding.flatMap(({ display, code }) => [display, code])].filter(
    (word) => word,
  );
  return words.find((word) => vaccineByName(word ?? '')) ?? words[0] ?? '';
}

/** Tables whose codes name products. */
const TABLES: Readonly<Record<string, typeof CVX_VACCINES>> = {
  [CVX]: CVX_VACCINES,
  [ICD11]: ICD11_VACCINES,
};

/** Other ways of writing the same system. */
const SYSTEMS: Readonly<Record<string, string>> = {
  'urn:oid:2.16.840.1.113883.12.292': CVX,
  'http://id.who.int/icd11/mms': ICD11,
  'http://id.who.int/icd/release/11/2021-05/mms': ICD11,
};
