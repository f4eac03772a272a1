import { contentOf } from '../certificate/verdict-content.ts';
import { FileProblemNotice, ReadingFiles } from '../scanner/file-words.tsx';
import { Button } from '../ui/components/button.tsx';
import { NextIcon } from '../ui/components/icons.tsx';
import { OutcomeMark } from '../ui/components/outcome-mark.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatCountdown } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import '../ui/words/files.ts';
import '../ui/words/verifier.ts';
import type { GivenCodes } from './given-codes.ts';
import './outcome-row.css';
import './given-list.css';
import { type Scan, toldOf } from './scan.ts';
import { reasonWords } from './verdict-reasons.tsx';

/** Several codes that came together, each with its verdict in short, and what could not be read. */
export function GivenList({
  codes,
  secondsLeft,
  onOpen,
  onNext,
}: {
  codes: GivenCodes;
  secondsLeft: number;
  onOpen: (at: number) => void;
  onNext: () => void;
}) {
  const scans = codes.scans.value;
  const progress = codes.progress.value;
  return (
    <div class="given">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section class="given-body" aria-label={t('files.open')} tabIndex={0}>
        {/* Always there, so that what appears in it is read out. */}
        <div role="status">
          {progress && <ReadingFiles progress={progress} onStop={codes.stop} />}
          {codes.isJudging() && <Waiting>{t('outcomes.checking')}</Waiting>}
          {scans.length > 0 && (
            <>
              <h2 class="given-count">{t('files.found', { count: scans.length })}</h2>
              <p class="muted small">{t('files.foundText')}</p>
            </>
          )}
        </div>
        {scans.length > 0 && (
          <ol class="given-codes">
            {scans.map((scan, at) => (
              <li key={`${at}-${scan.verdict.outcome}`}>
                <Entry scan={scan} seen={codes.seen.value.has(at)} onOpen={() => onOpen(at)} />
              </li>
            ))}
          </ol>
        )}
        <div role="status" class="given-problems">
          {codes.problems.map(({ fileName, problem }, at) => (
            <FileProblemNotice key={`${at}-${problem}`} fileName={fileName} problem={problem} />
          ))}
        </div>
      </section>
      {!progress && (
        <div class="verdict-next">
          <Button onClick={onNext}>{t('verifier.next')}</Button>
          <p class="muted small">{t('verifier.clearsIn', { time: formatCountdown(secondsLeft) })}</p>
        </div>
      )}
    </div>
  );
}

function Entry({ scan, seen, onOpen }: { scan: Scan; seen: boolean; onOpen: () => void }) {
  const { outcome, reasons } = scan.verdict;
  const holder = contentOf(scan.verdict)?.holder;
  const [reason] = reasons;
  const told = toldOf(scan);
  return (
    <button
      type="button"
      class={`given-code outcome-row outcome-row-${told === outcome ? outcome : 'look'}`}
      data-outcome={outcome}
      onClick={onOpen}
    >
      <OutcomeMark outcome={outcome} size="2rem" />
      <span class="given-words">
        <span class="outcome-row-word">
          {t(`outcomes.${outcome}`)}
          {told === 'look' && `, ${t('verifier.lookToo')}`}
        </span>
        {holder && <strong>{holder.name.toLocaleUpperCase('vi')}</strong>}
        {reason && <span class="small">{reasonWords(reason, scan)}</span>}
        {seen && <span class="muted small">{t('files.seen')}</span>}
      </span>
      <NextIcon />
    </button>
  );
}
