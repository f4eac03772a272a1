import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { t } from '../../ui/words.ts';
import { w } from '../words.ts';
import { dismiss, trySending } from './decide.ts';
import { type Outgoing, outbox } from './outbox.ts';
import { refusalSentence } from './refusal-sentence.ts';
import './outbox-status.css';

/** How much of what was decided has not arrived, and what was refused; more at a press. */
export function OutboxStatus() {
  const isOpen = useSignal(false);
  const { waiting, refused, problem } = outbox.value;
  const isQuiet = waiting.length === 0 && refused.length === 0;
  return (
    <>
      <span class="visually-hidden" role="status">
        {refused.length > 0 && w('outbox.refused', { count: refused.length })}
      </span>
      {!isQuiet && (
        <button
          type="button"
          class={`outbox-status ${refused.length > 0 ? 'outbox-status-problem' : ''}`}
          onClick={() => {
            isOpen.value = true;
          }}
        >
          {waiting.length > 0 && <span>{w('outbox.waiting', { count: waiting.length })}</span>}
          {refused.length > 0 && <span>{w('outbox.refused', { count: refused.length })}</span>}
        </button>
      )}
      {isOpen.value && (
        <Dialog
          title={w('outbox.title')}
          onClose={() => {
            isOpen.value = false;
          }}
        >
          {isQuiet && <p>{w('outbox.allSent')}</p>}
          {waiting.length > 0 && (
            <>
              <p>{w('outbox.waitingText', { count: waiting.length })}</p>
              {problem && <p class="muted small">{w(`errors.${problem}`)}</p>}
              <Button look="secondary" onClick={trySending}>
                {w('outbox.sendNow')}
              </Button>
            </>
          )}
          {refused.length > 0 && (
            <>
              <p>{w('outbox.refusedText')}</p>
              <ul class="outbox-refused">
                {refused.map((outgoing) => (
                  <Refused key={outgoing.decision.id} outgoing={outgoing} />
                ))}
              </ul>
            </>
          )}
          <form method="dialog" class="dialog-actions">
            <Button look="secondary" type="submit">
              {t('app.close')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}

function Refused({ outgoing: { decision, about, refused = [] } }: { outgoing: Outgoing }) {
  const recordId = 'recordId' in decision ? decision.recordId : undefined;
  return (
    <li>
      <p>
        <strong>{about}</strong> · {w(`decisions.${decision.kind}`)}
      </p>
      {refused.slice(0, 3).map((refusal) => (
        <p key={refusal.recordId} class="small">
          {refusalSentence(refusal)}
        </p>
      ))}
      <p class="outbox-refused-actions">
        {recordId !== undefined && <a href={`/work/record/${recordId}`}>{w('outbox.look')}</a>}
        <button type="button" class="link-button" onClick={() => dismiss(decision.id)}>
          {w('outbox.dismiss')}
        </button>
      </p>
    </li>
  );
}
