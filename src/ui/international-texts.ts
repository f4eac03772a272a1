import type { Certificate } from '../certificate/certificate.ts';
import type { DiseaseId } from '../certificate/vaccines.ts';
import { knownVaccine } from './given-vaccine.ts';
import { t } from './words.ts';
import './words/certificate.ts';

/**
 * The fixed wording of the model certificate in Annex 6 of the International Health Regulations (2005), as amended in
 * 2024, which whoever shows the digital certificate must show as it is (SMART ICVP, REQ-DE-24). It is official in
 * English and French, and not to be put in other words, so it stands in no language file.
 *
 * Of the French, what the amendments changed is left out: what signature and stamp a certificate on paper needs.
 */
const WORDING = {
  en: {
    certifies: (holder: string, disease: string) =>
      `This is to certify that ${holder} has on the date indicated been vaccinated or received prophylaxis against: ${disease}, in accordance with the International Health Regulations.`,
    conditions: [
      'This certificate is valid only if the vaccine or prophylaxis used has been approved by the World Health Organization.',
      'This certificate in non-digital format must be signed by the clinician, who shall be a medical practitioner or other authorized health worker supervising the administration of the vaccine or prophylaxis. The certificate must also bear the official stamp of the administering centre; however, this shall not be an accepted substitute for the signature. Regardless of the format in which this certificate has been issued, it must bear the name of the clinician supervising the administration of the vaccine or prophylaxis, or of the relevant authority responsible for issuing the certificate or overseeing the administering centre.',
      'Any amendment of this certificate, or erasure, or failure to complete any part of it, may render it invalid.',
      'The validity of this certificate shall extend until the date indicated for the particular vaccination or prophylaxis. The certificate shall be fully completed in English or in French. The certificate may also be completed in another language on the same document, in addition to either English or French.',
    ],
  },
  fr: {
    certifies: (holder: string, disease: string) =>
      `Nous certifions que ${holder} a été vacciné(e) ou a reçu des agents prophylactiques à la date indiquée contre : ${disease}, conformément au Règlement sanitaire international.`,
    conditions: [
      'Ce certificat n’est valable que si le vaccin ou l’agent prophylactique utilisé a été approuvé par l’Organisation mondiale de la Santé.',
      'Toute correction ou rature sur le certificat ou l’omission d’une quelconque des informations demandées peut entraîner sa nullité.',
      'Ce certificat est valable jusqu’à la date indiquée pour le vaccin ou l’agent prophylactique administré. Il doit être établi intégralement en anglais ou en français. Le même certificat peut aussi être établi dans une autre langue, en plus de l’anglais ou du français.',
    ],
  },
} as const;

/** The diseases of WHO's catalogue in English and French; any other goes by its name in the reader's language. */
const DISEASES: Partial<Record<DiseaseId, readonly [string, string]>> = {
  'yellow-fever': ['yellow fever', 'fièvre jaune'],
  polio: ['poliomyelitis', 'poliomyélite'],
  diphtheria: ['diphtheria', 'diphtérie'],
  tetanus: ['tetanus', 'tétanos'],
  pertussis: ['pertussis', 'coqueluche'],
};

/** The fixed wording for a certificate, a paragraph each. */
export function internationalWording({
  holder,
  immunizations,
}: Pick<Certificate, 'holder' | 'immunizations'>): Record<'en' | 'fr', readonly string[]> {
  const given = immunizations.map(knownVaccine);
  const known = [...new Set(given.flatMap(({ diseases }) => diseases))];
  const others = [...new Set(given.flatMap(({ otherDiseases }) => otherDiseases))];
  const names = known.map(
    (disease) => DISEASES[disease] ?? [t(`diseases.${disease}`), t(`diseases.${disease}`)],
  );
  const list = (names: readonly string[]) => [...names, ...others].join(', ') || '…';
  return {
    en: [
      WORDING.en.certifies(holder.name, list(names.map(([english]) => english))),
      ...WORDING.en.conditions,
    ],
    fr: [
      WORDING.fr.certifies(holder.name, list(names.map(([, french]) => french))),
      ...WORDING.fr.conditions,
    ],
  };
}
