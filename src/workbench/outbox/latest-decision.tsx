import { KeyHint } from '../key-hint.tsx';
import { w } from '../words.ts';
import { made } from './decide.ts';
import './latest-decision.css';

/** What was decided last, in sight for who has just come to the next record, with the way back. */
export function LatestDecision({ onUndo }: { onUndo: () => void }) {
  const latest = made.value.at(-1);
  if (!latest) return null;
  return (
    <p class="latest-decision">
      <span>{w('record.latest', { what: w(`decisions.${latest.decided.kind}`), name: latest.about })}</span>
      {latest.decided.kind !== 'undo' && (
        <button type="button" class="link-button" onClick={onUndo}>
          {w('record.undo')} <KeyHint>u</KeyHint>
        </button>
      )}
    </p>
  );
}
