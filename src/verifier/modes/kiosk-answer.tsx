import { LookMark, OutcomeMark } from '../../ui/components/outcome-mark.tsx';
import { LANGUAGES } from '../../ui/words.ts';
import type { Inspection } from '../inspection.ts';
import type { Scan, Told } from '../scan.ts';
import { type KioskWord, sayIn } from './kiosk-words.ts';

/** The same in every language at once, since nobody asks a citizen which they read. */
export const InAll = ({ of: key, class: name }: { of: KioskWord; class: string }) => (
  <>
    {LANGUAGES.map((language) => (
      <p key={language} lang={language} class={name}>
        {sayIn(language, key)}
      </p>
    ))}
  </>
);

/** What to do, while nobody's code is there. */
export const Invitation = () => (
  <div class="kiosk-invitation">
    <PhoneBeforeCamera />
    <div>
      <InAll of="hold" class="kiosk-hold" />
      <InAll of="near" class="kiosk-near" />
    </div>
  </div>
);

/** The answer and what to do next: neither name, birth date nor number. */
export function KioskAnswer({
  inspection: { current, told, passesAfterMs },
}: {
  inspection: Pick<Inspection, 'current' | 'told' | 'passesAfterMs'>;
}) {
  const answer = current && told && { atMs: current.atMs, told, next: nextOf(current, told) };
  return (
    <>
      {/* Always there, so that what appears in it is read out. */}
      <div class="visually-hidden" aria-live="assertive">
        {answer && (
          <div key={answer.atMs}>
            {LANGUAGES.map((language) => (
              <p key={language} lang={language}>
                {sayIn(language, `answers.${answer.told}`)}. {sayIn(language, answer.next)}
              </p>
            ))}
          </div>
        )}
      </div>
      {answer && (
        <section
          key={answer.atMs}
          class={`kiosk-answer verdict-${answer.told}`}
          data-told={answer.told}
          aria-hidden="true"
        >
          {answer.told === 'look' ? (
            <LookMark size="1em" />
          ) : (
            <OutcomeMark outcome={answer.told} size="1em" />
          )}
          <InAll of={`answers.${answer.told}`} class="kiosk-word" />
          <InAll of={answer.next} class="kiosk-next" />
          {passesAfterMs !== undefined && (
            <span class="big-passes" style={{ animationDuration: `${passesAfterMs}ms` }} />
          )}
        </section>
      )}
    </>
  );
}

function nextOf({ verdict }: Scan, told: Told): KioskWord {
  if (told === 'valid') return 'next.valid';
  if (verdict.parts) return 'next.otherPart';
  return verdict.reasons.includes('not-a-certificate') ? 'next.otherCode' : 'next.desk';
}

/** A phone that comes before the camera, again and again. */
const PhoneBeforeCamera = () => (
  <svg class="kiosk-picture" viewBox="0 0 160 120" aria-hidden="true" fill="none" stroke="currentColor">
    <rect x="112" y="10" width="40" height="100" rx="6" stroke-width="3" />
    <circle cx="132" cy="22" r="5" fill="currentColor" stroke="none" />
    <path class="kiosk-rays" d="M104 22L78 40M104 30L78 80" stroke-width="2" stroke-dasharray="4 5" />
    <g class="kiosk-phone">
      <rect x="14" y="26" width="46" height="76" rx="7" fill="var(--surface)" stroke-width="3" />
      <path
        d="M24 46h10v10H24zM40 46h10v10H40zM24 62h10v10H24zM40 62h4v4h-4zM46 68h4v4h-4zM33 92h8"
        stroke-width="3"
      />
    </g>
  </svg>
);
