import { useMemo } from 'preact/hooks';
import type { Certificate } from '../certificate/certificate.ts';
import { demo } from '../ui/deployment.ts';
import { PAPER } from '../ui/languages/paper.ts';
import { t } from '../ui/words.ts';
import '../ui/words/card.ts';
import { drawQr } from '../ui/draw-qr.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { PaperForm } from './paper-form.tsx';
import './printed-forms.css';

/** What the browser prints of this screen instead of the screen: the official form, a page for each certificate. */
export const PrintedForms = ({ certificates }: { certificates: readonly Certificate[] }) => (
  <div class="printed-forms">
    {certificates.map((certificate) => (
      <PrintedForm key={certificate.signedText} certificate={certificate} />
    ))}
  </div>
);

function PrintedForm({ certificate }: { certificate: Certificate }) {
  const drawing = useMemo(() => drawQr(certificate), [certificate]);
  const note = drawing ? PAPER.codeCounts : PAPER.noCode;
  return (
    <section>
      {drawing && <QrCode drawing={drawing} label={t('wallet.cardScreen.code')} />}
      <PaperForm certificate={certificate} />
      {[...(demo.value ? [PAPER.demo] : []), note].map(({ vi, en }) => (
        <p key={vi}>
          <span lang="vi">{vi}</span> / <span lang="en">{en}</span>
        </p>
      ))}
    </section>
  );
}
