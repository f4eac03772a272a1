import { ErrorBoundary, lazy } from 'preact-iso';
import type { Certificate } from '../certificate/certificate.ts';
import type { Verdict } from '../certificate/verify.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { Spinner } from '../ui/components/spinner.tsx';
import { formatDayOf } from '../ui/formats.ts';
import { language, t } from '../ui/words.ts';
import '../ui/words/card.ts';
import '../ui/words/certificate.ts';
import '../ui/words/reasons.ts';
import './card-details.css';
import { NotLoaded } from '../ui/components/not-loaded.tsx';
import { FormSwitch } from './form-switch.tsx';
import { StatusNote } from './status-note.tsx';
import { validityWords } from './validity.ts';
import { useVerdict } from './verdict.ts';

const CardForm = lazy<typeof import('./card-form.tsx').CardForm>(() =>
  afterPaint(() => import('./card-form.tsx')).then(
    (module) => module.CardForm,
    () => NotLoaded,
  ),
);

/** What this device makes of a certificate; then all that it says, which is the longest to draw. */
export function CardDetails({
  id,
  forms,
  chosen,
  certificate,
  onChoose,
}: {
  id: string;
  forms: readonly Certificate[];
  chosen: number;
  /** The form that is chosen. */
  certificate: Certificate;
  onChoose: (index: number) => void;
}) {
  const verdict = useVerdict(certificate, id);
  return (
    <>
      {forms.length > 1 && <FormSwitch forms={forms} chosen={chosen} onChoose={onChoose} />}
      <VerdictBanner verdict={verdict} certificate={certificate} />
      {verdict?.issuer && <StatusNote id={id} />}
      <ErrorBoundary>
        <CardForm id={id} certificate={certificate} issuer={verdict?.issuer?.name[language.value]} />
      </ErrorBoundary>
    </>
  );
}

function VerdictBanner({ verdict, certificate }: { verdict: Verdict | undefined; certificate: Certificate }) {
  const { expiresAtSeconds } = certificate;
  return (
    <div class={`card-verdict card-verdict-${verdict?.outcome ?? 'checking'}`} role="status">
      {verdict ? <OutcomeMark outcome={verdict.outcome} size={40} /> : <Spinner />}
      <div>
        <p class="card-verdict-word">{t(`outcomes.${verdict?.outcome ?? 'checking'}`)}</p>
        <p class="card-verdict-validity">{validityWords(certificate, new Date())}</p>
        {expiresAtSeconds !== undefined && (
          <p>{t('validity.until', { day: formatDayOf(new Date(expiresAtSeconds * 1000)) })}</p>
        )}
        {verdict?.issuer?.demo && <p class="small">{t('wallet.cardScreen.demoIssuer')}</p>}
      </div>
      {verdict && verdict.reasons.length > 0 && (
        <ul class="card-verdict-reasons">
          {verdict.reasons.map((reason) => (
            <li key={reason}>
              {t(`reasons.${reason}.citizen`)}{' '}
              <span class="small muted">{t('app.errorCode', { code: reason })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
