import { useEffect, useRef } from 'preact/hooks';
import type { Holder } from '../../certificate/certificate.ts';
import { birthDateOfZone } from '../../certificate/person/compare-birth-dates.ts';
import type { NameAnswer } from '../../certificate/person/compare-names.ts';
import type { PersonComparison } from '../../certificate/person/compare-person.ts';
import type { NamePiece } from '../../certificate/person/name-pieces.ts';
import { isExpired, type TravelDocument } from '../../certificate/person/travel-document.ts';
import { formatCountry, formatDay } from '../../ui/formats.ts';
import { language, t } from '../../ui/words.ts';
import '../../ui/words/certificate.ts';
import '../../ui/words/verifier.ts';
import { say } from './document-words.ts';
import './document-comparison.css';

/** Signs that need no colour, which is for verdicts. */
const SIGNS: Readonly<Record<NameAnswer, string>> = {
  same: '=',
  'probably-same': '≈',
  different: '≠',
  incomparable: '?',
};

/** Certificate and document one over the other, with what differs marked, and the word for it. Refuses nobody. */
export function DocumentComparison({
  holder,
  document,
  comparison,
  isByHand,
}: {
  holder: Holder;
  document: TravelDocument;
  comparison: PersonComparison;
  /** Whether somebody has typed the document in a dialog, and none of a queue goes by. */
  isByHand: boolean;
}) {
  const { answer, name, birthDate } = comparison;
  const section = useRef<HTMLElement>(null);
  // The dialog takes the focus away with it; who has scrolled the sheet looks here first.
  useEffect(() => {
    if (isByHand) section.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView({ block: 'start' });
  }, [document]);
  // Sweden writes dates as documents' are compared.
  const today = new Date().toLocaleDateString('sv-SE');
  const born = birthDateOfZone(document.birthDate, holder.birthDate, today);
  const isDateDifferent = birthDate === 'different';
  return (
    <section
      ref={section}
      tabIndex={-1}
      class="document-comparison"
      data-answer={answer}
      aria-label={say('title')}
    >
      <div role="alert">
        <p class="document-answer">
          <span class="document-sign" aria-hidden="true">
            {SIGNS[answer]}
          </span>
          {say(`answers.${answer}`)}
        </p>
        <p class="visually-hidden">{markedSaid(comparison)}</p>
      </div>
      <dl class="document-sides">
        <dt>{say('certificate')}</dt>
        <dd>
          <Pieces pieces={name.certificate} />
          <Born date={holder.birthDate} differs={isDateDifferent} />
          {holder.documentNumber && <DocumentNumber number={holder.documentNumber} />}
        </dd>
        <dt>
          {say(`kinds.${document.kind}`)} {formatCountry(document.issuer)}
        </dt>
        <dd>
          <Pieces pieces={name.document} />
          <Born date={born} differs={isDateDifferent} />
          {holder.documentNumber && <DocumentNumber number={document.number} />}
        </dd>
      </dl>
      <ul class="document-notes">
        {birthDate === 'partly' && <li>{say('birthDatePartly')}</li>}
        {document.isFull && <li>{say('cutOff')}</li>}
        {isExpired(document, today) && !document.failedChecks.includes('expiry') && <li>{say('expired')}</li>}
        {document.failedChecks.length > 0 && (
          <li>
            {say('misread', {
              fields: new Intl.ListFormat(language.value, { type: 'unit' }).format(
                document.failedChecks.map((field) => say(`fields.${field}`)),
              ),
            })}
          </li>
        )}
        {answer !== 'same' && <li>{say('decide')}</li>}
      </ul>
    </section>
  );
}

const Pieces = ({ pieces }: { pieces: readonly NamePiece[] }) => (
  <p class="document-name">
    {pieces.map(({ text, differs }, at) =>
      differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
    )}
  </p>
);

function Born({ date, differs }: { date: string; differs: boolean }) {
  const words = date ? formatDay(date) : say('unknown');
  return (
    <p class="verdict-born">
      <span class="muted">{t('verifier.born')}</span> {differs ? <mark>{words}</mark> : <span>{words}</span>}
    </p>
  );
}

/** Not marked where it differs: who has a new passport has a new number. */
const DocumentNumber = ({ number }: { number: string }) => (
  <p>
    <span class="muted">{t('form.documentNumber')}</span> {number}
  </p>
);

/** What is marked, for who does not see it. */
function markedSaid({ name, birthDate }: PersonComparison): string {
  const [certificate, document] = [name.certificate, name.document].map((pieces) =>
    pieces
      .filter(({ differs }) => differs)
      .map(({ text }) => text)
      .join(' '),
  );
  return [
    (certificate || document) &&
      say('marked', {
        certificate: certificate || say('nothing'),
        document: document || say('nothing'),
      }),
    birthDate === 'different' && say('birthDateDiffers'),
  ]
    .filter(Boolean)
    .join(' ');
}
