import { Notice } from '../../ui/components/notice.tsx';
import type { RecordDetail } from '../../work-contract/records.ts';
import { decide } from '../outbox/decide.ts';
import { say } from '../said.ts';
import { w } from '../words.ts';
import { reasonWord } from './history.tsx';
import { forgetAhead, openRecord } from './record.ts';

/** That nothing is to be done about the record any more, why, and the way back. */
export function ClosedNotice({ record: { id, name, closedAs, history } }: { record: RecordDetail }) {
  if (closedAs === null) return null;
  const closing = history.find(({ action }) => action === 'close');
  const reopen = async (decisionId: string) => {
    decide({ kind: 'undo', decisionId }, name);
    say(w('said.undone', { what: w('decisions.close'), name }));
    forgetAhead(id);
    await openRecord(id);
  };
  return (
    <Notice title={w('record.closed', { why: w(`record.closedAs.${closedAs}`) })}>
      <p>
        {[closing?.who, closing?.reason && w('record.reason', { reason: reasonWord(closing.reason) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{w('record.closedText')}</p>
      {closing?.decisionId && (
        <button
          type="button"
          class="link-button"
          onClick={() => closing.decisionId && void reopen(closing.decisionId)}
        >
          {w('record.reopen')}
        </button>
      )}
    </Notice>
  );
}
