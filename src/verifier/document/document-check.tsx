import { useRef } from 'preact/hooks';
import type { Holder } from '../../certificate/certificate.ts';
import { mrzName } from '../../certificate/transliterate.ts';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { formatDay } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/certificate.ts';
import '../../ui/words/verifier.ts';
import { DocumentComparison } from './document-comparison.tsx';
import { DocumentEntry } from './document-entry.tsx';
import { say } from './document-words.ts';
import { documentRead, failureOf, isEntryOpen, touch } from './read-document.ts';
import './document-check.css';

/** Whom a certificate is about, to be compared with a travel document: by eye, or by its machine-readable zone. */
export function DocumentCheck({ holder }: { holder: Holder }) {
  const read = documentRead.value;
  const isByHand = useRef(false);
  isByHand.current ||= isEntryOpen.value;
  const failure = failureOf(read);
  const comparison = read?.status === 'read' ? read.compare(holder, read.document) : undefined;
  return (
    <div class="document-check">
      {read?.status === 'read' && comparison ? (
        <DocumentComparison
          holder={holder}
          document={read.document}
          comparison={comparison}
          isByHand={isByHand.current}
        />
      ) : (
        <Person holder={holder} />
      )}
      <div role="status">
        {read?.status === 'reading' && <Waiting>{say('reading')}</Waiting>}
        {failure && (
          <Notice tone="problem" title={say(failure)} code={`document-${failure}`}>
            <p>{say(`${failure}Next`)}</p>
          </Notice>
        )}
      </div>
      <Button
        look="quiet"
        aria-haspopup="dialog"
        onClick={() => {
          touch();
          isEntryOpen.value = true;
        }}
      >
        {say('open')}
      </Button>
      {isEntryOpen.value && <DocumentEntry failure={failure} />}
    </div>
  );
}

/** In capitals as in the document that it is compared with, and in the letters of its machine-readable zone. */
function Person({ holder }: { holder: Holder }) {
  const name = holder.name.toLocaleUpperCase('vi');
  const inZone = (holder.latinName || mrzName(holder.name)).replace(/<+/g, ' ').trim();
  return (
    <div class="verdict-person">
      <p class="verdict-name">{name}</p>
      {inZone !== name && <p class="document-zone">{inZone}</p>}
      <p class="verdict-born">
        <span class="muted">{t('verifier.born')}</span>{' '}
        <strong>{holder.birthDate ? formatDay(holder.birthDate) : t('form.notStated')}</strong>
      </p>
      {holder.documentNumber && (
        <p>
          <span class="muted">{t('form.documentNumber')}</span> <strong>{holder.documentNumber}</strong>
        </p>
      )}
    </div>
  );
}
