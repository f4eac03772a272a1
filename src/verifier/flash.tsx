import { LookMark, OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/verifier.ts';
import type { Told } from './scan.ts';
import './flash.css';

/**
 * The frame of the picture in the verdict's colour for a moment, for those who look at the code and not at the sheet; in
 * none of its colours where there is something to look at first.
 */
export const Flash = ({ told }: { told: Told }) => (
  <div class={`flash verdict-${told}`} aria-hidden="true">
    <p>
      {told === 'look' ? <LookMark size="2.5rem" /> : <OutcomeMark outcome={told} size="2.5rem" />}
      {t(told === 'look' ? 'verifier.look' : `outcomes.${told}`)}
    </p>
  </div>
);
