import { Notice } from '../../ui/components/notice.tsx';
import { dismiss } from '../outbox/decide.ts';
import { outbox } from '../outbox/outbox.ts';
import { refusalSentence } from '../outbox/refusal-sentence.ts';
import { w } from '../words.ts';

/** What one decided about this record and what the service had against it: who has changed what stands below. */
export function RefusedDecisions({ recordId, onEditAgain }: { recordId: number; onEditAgain: () => void }) {
  const ofRecord = outbox.value.refused.filter(
    ({ decision }) => 'recordId' in decision && decision.recordId === recordId,
  );
  return (
    <>
      {ofRecord.map(({ decision, refused = [] }) => (
        <Notice
          key={decision.id}
          tone="problem"
          title={w('record.refused', { what: w(`decisions.${decision.kind}`) })}
        >
          {refused.slice(0, 1).map((refusal) => (
            <p key={refusal.why}>{refusalSentence(refusal)}</p>
          ))}
          <p>
            {decision.kind === 'edit' && (
              <button type="button" class="link-button" onClick={onEditAgain}>
                {w('record.editAgain')}
              </button>
            )}
            <button type="button" class="link-button" onClick={() => dismiss(decision.id)}>
              {w('outbox.dismiss')}
            </button>
          </p>
        </Notice>
      ))}
    </>
  );
}
