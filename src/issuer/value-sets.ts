import type { VaccineConcept } from '../certificate/codes.ts';
import { EU_VACCINES, SNOMED_VACCINES } from '../certificate/vaccine-codes.ts';
import type { ValueSets } from '../trust/rules/judge-rules.ts';

const againstCovid = (codes: ReadonlyMap<string, VaccineConcept>): string[] =>
  [...codes].filter(([, { diseases }]) => diseases.includes('covid-19')).map(([code]) => code);

/**
 * The EU's value sets 2.12 of which we know every code, by their identifiers. One that is known in part alone would turn
 * people back; without it, a rule that asks for it cannot be evaluated, and says so. The operator supplies the others.
 */
export const knownValueSets = (): ValueSets => ({
  'disease-agent-targeted': ['840539006'],
  'covid-19-lab-result': ['260415000', '260373001'],
  'covid-19-lab-test-type': ['LP6464-4', 'LP217198-3'],
  'vaccines-covid-19-names': [...EU_VACCINES.keys()],
  // The one that stands there by its ATC code.
  'sct-vaccines-covid-19': [...againstCovid(SNOMED_VACCINES), 'J07BX03'],
});
