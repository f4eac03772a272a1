import type { Certificate } from '../certificate/certificate.ts';
import { knownVaccine } from '../ui/given-vaccine.ts';
import { en } from '../ui/languages/en.ts';
import { t } from '../ui/words.ts';

/**
 * The fixed wording of the model certificate of the International Health Regulations (2005), Annex 6, which readers of
 * the digital one must show (SMART ICVP, DE-24). It is official in English and French, so it is in no language file.
 */
const WORDING = {
  en: {
    certifies: (disease: string) =>
      `This is to certify that the person named above has on the date indicated been vaccinated or received prophylaxis against ${disease} in accordance with the International Health Regulations.`,
    approved:
      'This certificate is valid only if the vaccine or prophylaxis used has been approved by the World Health Organization.',
  },
  fr: {
    certifies: (disease: string) =>
      `Nous certifions que la personne désignée ci-dessus a été vaccinée ou a reçu des agents prophylactiques à la date indiquée contre : ${disease}, conformément au Règlement sanitaire international.`,
    approved:
      'Ce certificat n’est valable que si le vaccin ou l’agent prophylactique utilisé a été approuvé par l’Organisation mondiale de la Santé.',
  },
} as const;

/** The diseases of the international certificate in French; others go by their English name. */
const FRENCH: Readonly<Record<string, string>> = { 'yellow-fever': 'fièvre jaune', polio: 'poliomyélite' };

export function InternationalWording({ certificate }: { certificate: Certificate }) {
  const diseases = [...new Set(certificate.immunizations.flatMap((dose) => knownVaccine(dose).diseases))];
  const english = diseases.map((disease) => en.diseases[disease].toLowerCase()).join(', ');
  const french = diseases.map((disease) => FRENCH[disease] ?? en.diseases[disease].toLowerCase()).join(', ');
  return (
    <section class="paper-form-wording" aria-label={t('form.internationalRegulations')}>
      <div lang="en">
        <p>{WORDING.en.certifies(english || '…')}</p>
        <p>{WORDING.en.approved}</p>
      </div>
      <div lang="fr">
        <p>{WORDING.fr.certifies(french || '…')}</p>
        <p>{WORDING.fr.approved}</p>
      </div>
    </section>
  );
}
