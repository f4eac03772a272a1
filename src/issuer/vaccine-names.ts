import { VACCINES, type VaccineId } from '../certificate/vaccines.ts';
import { foldedName } from './names.ts';

/** What clerks write for each vaccine, besides its product name and our own id. */
const ALIASES: Record<VaccineId, readonly string[]> = {
  comirnaty: [
    'Pfizer',
    'Pfizer BioNTech',
    'BNT162b2',
    'Comirnaty Pfizer',
    'Comirnaty Pfizer BioNTech',
    'Pfizer Comirnaty',
  ],
  spikevax: ['Moderna', 'Spikevax Moderna', 'COVID-19 Vaccine Moderna', 'mRNA-1273', 'Moderna Spikevax'],
  vaxzevria: [
    'AstraZeneca',
    'Astra Zeneca',
    'AZ',
    'COVID-19 Vaccine AstraZeneca',
    'Vaxzevria AstraZeneca',
    'AZD1222',
    'ChAdOx1-S',
  ],
  janssen: ['Janssen', 'Johnson & Johnson', 'Johnson', 'J&J', 'Ad26.COV2.S', 'Janssen Johnson & Johnson'],
  'sputnik-v': ['Sputnik', 'Gam-COVID-Vac', 'SPUTNIK V Gam-COVID-Vac', 'Gam-COVID-Vac Sputnik V', 'Gamaleya'],
  'vero-cell': [
    'Vero Cell',
    'Verocell',
    'Sinopharm',
    'BBIBP-CorV',
    'COVID-19 Vaccine Vero Cell Inactivated',
    'Vero Cell Sinopharm',
    'Sinopharm Vero Cell',
    'SARS-CoV-2 Vaccine Vero Cell Inactivated',
  ],
  'hayat-vax': ['Hayat Vax', 'Hayat-Vax Sinopharm', 'Hayatvax'],
  abdala: ['Abdala CIGB', 'CIGB-66', 'Abdala CIGB-66'],
  stamaril: ['Sốt vàng', 'Yellow fever', 'Stamaril Sốt vàng'],
  menactra: ['Não mô cầu ACYW', 'Menactra Não mô cầu'],
};

/** Letters and digits alone: clerks differ in case, accents, hyphens, brackets and spaces. */
const spelling = (text: string): string => foldedName(text).replace(/[^a-z0-9]/g, '');

const BY_SPELLING = new Map<string, VaccineId>(
  (Object.keys(VACCINES) as VaccineId[]).flatMap((id) =>
    [id, VACCINES[id].product, ...ALIASES[id]].map((name) => [spelling(name), id] as const),
  ),
);

/** The vaccine that a clerk means, or undefined: then nobody should guess. */
export const vaccineByName = (text: string): VaccineId | undefined => BY_SPELLING.get(spelling(text));
