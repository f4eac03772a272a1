import { useEffect } from 'preact/hooks';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { say } from './document-words.ts';
import { documentRead, dropDocument, failureOf } from './read-document.ts';
import './document-check.css';

/** As long as a verdict, which is about a person too. */
const STAYS_MS = 60_000;

/** A document that was read before its bearer's code: who it is, and what comes next. */
export function DocumentWaiting() {
  const read = documentRead.value;
  const failure = failureOf(read);
  useEffect(() => {
    const timer = setTimeout(dropDocument, STAYS_MS);
    return () => clearTimeout(timer);
  }, [read]);
  return (
    <div class="document-waiting" role="status">
      {read?.status === 'reading' && <Waiting>{say('reading')}</Waiting>}
      {read?.status === 'read' && (
        <p class="document-bearer">
          {say('waiting', {
            name: `${read.document.surname} ${read.document.givenNames}`.replaceAll('<', ' ').trim(),
          })}
        </p>
      )}
      {failure && (
        <Notice tone="problem" title={say(failure)} code={`document-${failure}`}>
          <p>{say(`${failure}Next`)}</p>
        </Notice>
      )}
    </div>
  );
}
