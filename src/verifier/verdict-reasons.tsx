import type { PartsSeen, ReasonCode } from '../certificate/reasons.ts';
import { TickIcon } from '../ui/components/icons.tsx';
import { language, t } from '../ui/words.ts';
import '../ui/words/reasons.ts';
import '../ui/words/verifier.ts';
import type { Scan } from './scan.ts';
import './verdict-reasons.css';

/** Why the answer is not yes, each with its code to read out on the phone. */
export function VerdictReasons({ scan }: { scan: Scan }) {
  const { reasons, parts } = scan.verdict;
  return (
    <ul class="verdict-reasons">
      {reasons.map((reason) => (
        <li key={reason}>
          {reasonWords(reason, scan)} <span class="verdict-code">{reason}</span>
        </li>
      ))}
      {parts && (
        <li>
          <Parts parts={parts} />
          {missingWords(parts)}
        </li>
      )}
    </ul>
  );
}

/** The same as sentences, to be read out. */
export const reasonsSaid = (scan: Scan): string[] => [
  ...scan.verdict.reasons.map((reason) => reasonWords(reason, scan)),
  ...(scan.verdict.parts ? [missingWords(scan.verdict.parts)] : []),
];

/** What the inspector is told of one reason, as exactly as the scan allows. */
export function reasonWords(reason: ReasonCode, { other }: Scan): string {
  if (reason !== 'not-a-certificate' || !other) return t(`reasons.${reason}.inspector`);
  const what =
    other.kind === 'web'
      ? t('verifier.otherCodes.web', { host: other.host })
      : t(`verifier.otherCodes.${other.kind}`);
  return t('verifier.otherCode', { what });
}

const numbersOf = ({ total }: PartsSeen) => Array.from({ length: total }, (_, at) => at + 1);

function missingWords(parts: PartsSeen): string {
  const missing = numbersOf(parts).filter((part) => !parts.have.includes(part));
  return t('verifier.missing', {
    count: missing.length,
    missing: new Intl.ListFormat(language.value).format(missing.map(String)),
    total: parts.total,
  });
}

/** A box for each part, in its order; the words beside them say the same. */
const Parts = ({ parts }: { parts: PartsSeen }) => (
  <span class="verdict-parts" aria-hidden="true">
    {numbersOf(parts).map((part) =>
      parts.have.includes(part) ? (
        <span key={part} class="verdict-part verdict-part-read">
          {part}
          <TickIcon />
        </span>
      ) : (
        <span key={part} class="verdict-part">
          {part}
        </span>
      ),
    )}
  </span>
);
