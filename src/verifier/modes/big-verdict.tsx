import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { contentOf, isVouchedFor } from '../../certificate/verdict-content.ts';
import type { Verdict } from '../../certificate/verify.ts';
import { Button } from '../../ui/components/button.tsx';
import { OutcomeMark } from '../../ui/components/outcome-mark.tsx';
import { formatDay } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { say as sayOfDocument } from '../document/document-words.ts';
import { personAnswer } from '../document/person-answer.ts';
import { BigDoor } from '../door/big-door.tsx';
import { keptAtDoor } from '../door/door.ts';
import { OtherCodeOffer } from '../other-code-offer.tsx';
import type { Scan } from '../scan.ts';
import { reasonWords, VerdictReasons } from '../verdict-reasons.tsx';
import { VerdictSheet } from '../verdict-sheet.tsx';
import './big-verdict.css';
import type { ViewProps } from './view.ts';
import { say } from './words.ts';

/**
 * One word and its shape, seen from an arm's length and more, the reason in few words and whom it is about; all the rest
 * on request. The word is the door's where that keeps somebody whose certificate is valid. What has to be read is shown
 * whole: a test's result, and a travel document that does not surely show the same person.
 */
export function BigVerdict({
  inspection,
  focusScreen,
  children,
}: ViewProps & { children?: ComponentChildren }) {
  /** Of the verdict of which all was asked for. */
  const detailedAtMs = useSignal<number | undefined>(undefined);
  const { current, passesAfterMs, refusedAtMs } = inspection;
  if (!current) return null;
  const { verdict, atMs } = current;
  const { outcome } = verdict;
  const kept = keptAtDoor(verdict);
  const onNext = () => {
    inspection.next();
    focusScreen();
  };
  const refused = refusedAtMs.value !== undefined && (
    <p class="big-refused" role="alert" key={refusedAtMs.value}>
      {say('seeFirst')}
    </p>
  );
  if (isReadWhole(verdict) || detailedAtMs.value === atMs) {
    return (
      <>
        {refused}
        <VerdictSheet
          key={atMs}
          scan={current}
          secondsLeft={inspection.secondsLeftOfVerdict}
          movesOnAfterMs={passesAfterMs}
          onNext={onNext}
        />
      </>
    );
  }
  return (
    <section
      key={atMs}
      class={`big verdict-${kept ? 'look' : outcome}`}
      data-outcome={outcome}
      data-kept={kept}
      aria-label={t(`outcomes.${outcome}`)}
      onPointerDown={inspection.hold}
    >
      <div class="big-content">
        {kept ? (
          <BigDoor verdict={verdict} />
        ) : (
          <>
            <div class="big-answer">
              <OutcomeMark outcome={outcome} size="1em" />
              <p class="big-word">{t(`outcomes.${outcome}`)}</p>
            </div>
            <Why scan={current} />
            <OtherCodeOffer scan={current} />
          </>
        )}
        <Who scan={current} />
        {personAnswer(verdict) === 'same' && <p class="big-note">{sayOfDocument('answers.same')}</p>}
        {children}
        {refused}
      </div>
      {passesAfterMs === undefined ? (
        <div class="big-next">
          <Button onClick={onNext}>{say('seen')}</Button>
          <Button
            look="secondary"
            onClick={() => {
              detailedAtMs.value = atMs;
            }}
          >
            {say('details')}
          </Button>
        </div>
      ) : (
        <span class="big-passes" style={{ animationDuration: `${passesAfterMs}ms` }} />
      )}
    </section>
  );
}

function isReadWhole(verdict: Verdict): boolean {
  if (verdict.outcome !== 'valid') return false;
  const person = personAnswer(verdict);
  const isPersonOpen = person !== undefined && person !== 'same' && person !== 'reading';
  return isPersonOpen || (verdict.certificate?.tests.length ?? 0) > 0;
}

/** The first sentence says what is wrong, and the others what to do about it. */
const firstSentence = (words: string): string => /^.*?[^.][.;](?=\s|$)/.exec(words)?.[0] ?? words;

function Why({ scan }: { scan: Scan }) {
  const [reason] = scan.verdict.reasons;
  if (!reason) return null;
  if (scan.verdict.parts) return <VerdictReasons scan={scan} />;
  return <p class="big-reason">{firstSentence(reasonWords(reason, scan))}</p>;
}

function Who({ scan: { verdict } }: { scan: Scan }) {
  const holder = isVouchedFor(verdict) ? contentOf(verdict)?.holder : undefined;
  if (!holder) return null;
  return (
    <div class="big-person">
      {/* In capitals as in the passport that it is compared with. */}
      <p class="big-name">{holder.name.toLocaleUpperCase('vi')}</p>
      {holder.birthDate && <p class="big-born">{formatDay(holder.birthDate)}</p>}
    </div>
  );
}
