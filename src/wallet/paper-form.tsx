import type { Certificate } from '../certificate/certificate.ts';
import { InternationalWording } from '../ui/international-wording.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/certificate.ts';
import {
  type BothTexts,
  bothWords,
  type PaperEvent,
  type PaperField,
  paperContent,
} from './paper-content.ts';
import './paper-form.css';

/** The official form on screen, in Vietnamese and English side by side, whatever language the app speaks. */
export function PaperForm({ certificate }: { certificate: Certificate }) {
  const { about, events, number } = paperContent(certificate);
  return (
    <div class="paper-form">
      <Fields look="rows" fields={about} />
      <ol class="paper-form-doses">
        {events.map((event, at) => (
          <li key={at}>
            <Event {...event} />
          </li>
        ))}
      </ol>
      <Fields look="rows" fields={[number]} />
      {certificate.format === 'who-icvp' && (
        <section class="paper-form-wording" aria-label={t('form.internationalRegulations')}>
          <InternationalWording certificate={certificate} />
        </section>
      )}
    </div>
  );
}

const Event = ({ title, warning, fields }: PaperEvent) => (
  <>
    <h3 class="paper-form-dose">
      <Both {...title} />
    </h3>
    {warning && (
      <p class="paper-form-subpotent">
        <Both {...warning} />
      </p>
    )}
    <Fields look="cells" fields={fields} />
  </>
);

const Fields = ({ look, fields }: { look: 'rows' | 'cells'; fields: readonly PaperField[] }) => (
  <dl class={`paper-form-${look}`}>
    {fields.map(({ key, label, lines }) => (
      <div key={key}>
        <dt>
          <Both {...label} />
        </dt>
        <dd class={key === 'form.latinName' ? 'paper-form-latin' : undefined}>
          {lines.length === 0 && (
            <span class="muted">
              <Both {...bothWords('form.notStated')} />
            </span>
          )}
          {lines.map((line) => (
            <span key={line.vi} class="paper-form-line">
              <Both {...line} />
            </span>
          ))}
        </dd>
      </div>
    ))}
  </dl>
);

/** Vietnamese first and English after it, smaller; once where they are the same. */
const Both = (text: BothTexts) =>
  text.vi === text.en ? (
    <span>{text.vi}</span>
  ) : (
    <>
      <span lang="vi">{text.vi}</span>
      <span class="visually-hidden"> / </span>
      <span lang="en" class="paper-form-english">
        {text.en}
      </span>
    </>
  );
