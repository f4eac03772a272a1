import { contentOf } from '../../certificate/verdict-content.ts';
import { OutcomeMark } from '../../ui/components/outcome-mark.tsx';
import { formatDay } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/reasons.ts';
import type { Scan } from '../scan.ts';
import { VerdictReasons } from '../verdict-reasons.tsx';
import '../verdict-sheet.css';
import type { JudgedSample } from './sample-verdict.ts';
import { say } from './training-words.ts';

/** What the device says to a sample, in short: word, shape, and why. */
export function SampleAnswer({ scan }: { scan: Scan }) {
  const { outcome } = scan.verdict;
  return (
    <div class={`training-answer verdict-${outcome}`}>
      <p class="training-answer-head">
        <OutcomeMark outcome={outcome} size="2rem" />
        <strong>{t(`outcomes.${outcome}`)}</strong>
      </p>
      <VerdictReasons scan={scan} />
    </div>
  );
}

/** Name and birth date as the code has them, and as the document beside it. */
export function Papers({ sample: { scan, document } }: { sample: JudgedSample }) {
  const holder = contentOf(scan.verdict)?.holder;
  return (
    <dl class="training-papers">
      {holder && (
        <div>
          <dt>{say('says')}</dt>
          <dd>{shown(holder)}</dd>
        </div>
      )}
      <div>
        <dt>{say('document')}</dt>
        <dd>{shown(document)}</dd>
      </div>
    </dl>
  );
}

const shown = ({ name, birthDate }: { readonly name: string; readonly birthDate: string }) =>
  `${name.toLocaleUpperCase('vi')} · ${formatDay(birthDate)}`;
