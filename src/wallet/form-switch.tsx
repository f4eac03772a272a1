import type { Certificate, Immunization } from '../certificate/certificate.ts';
import { formatDay } from '../ui/formats.ts';
import { knownVaccine } from '../ui/given-vaccine.ts';
import { t } from '../ui/words.ts';
import '../ui/words/card.ts';
import '../ui/words/certificate.ts';
import './form-switch.css';

/** Which of a certificate's forms is shown: the same facts, each as another part of the world asks for them. */
export function FormSwitch({
  forms,
  chosen,
  onChoose,
}: {
  forms: readonly Certificate[];
  chosen: number;
  onChoose: (index: number) => void;
}) {
  const shown = forms[chosen];
  return (
    <fieldset class="form-switch">
      <legend class="visually-hidden">{t('wallet.forms.choose')}</legend>
      <div class="form-switch-options">
        {forms.map((form, index) => (
          <label key={form.signedText} class="form-switch-option">
            <input
              type="radio"
              name="form"
              checked={index === chosen}
              onChange={() => onChoose(index)}
              class="visually-hidden"
            />
            <span>{nameOf(form, forms)}</span>
          </label>
        ))}
      </div>
      {/* Read out when the choice changes it. */}
      {shown && (
        <p class="form-switch-where" role="status">
          {t(`wallet.forms.where.${kindOfForm(shown)}`)}
        </p>
      )}
    </fieldset>
  );
}

const kindOfForm = ({ format }: Certificate) =>
  format === 'shc' ? 'shc' : format === 'eu-dcc' ? 'eu' : format === 'who-icvp' ? 'who' : 'elsewhere';

/** Short; where several are of the same kind, with the vaccine, or with the day where that is the same too. */
export function nameOf(form: Certificate, forms: readonly Certificate[]): string {
  const kind = kindOfForm(form);
  const name = kind === 'elsewhere' ? t(`formats.${form.format}`) : t(`wallet.forms.names.${kind}`);
  const alike = forms.filter(({ format }) => format === form.format);
  const [dose] = form.immunizations;
  if (!dose || alike.length === 1) return name;
  const products = new Set(alike.flatMap((one) => one.immunizations).map(productOf));
  return `${name} · ${products.size === alike.length ? productOf(dose) : formatDay(dose.date)}`;
}

function productOf(dose: Immunization): string {
  const { product, codes } = knownVaccine(dose);
  return product ?? codes;
}
