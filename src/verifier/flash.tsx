import type { Outcome } from '../certificate/reasons.ts';
import { OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { t } from '../ui/words.ts';
import './flash.css';

/** The frame of the picture in the verdict's colour for a moment, for those who look at the code and not at the sheet. */
export const Flash = ({ outcome }: { outcome: Outcome }) => (
  <div class={`flash verdict-${outcome}`} aria-hidden="true">
    <p>
      <OutcomeMark outcome={outcome} size="2.5rem" />
      {t(`outcomes.${outcome}`)}
    </p>
  </div>
);
