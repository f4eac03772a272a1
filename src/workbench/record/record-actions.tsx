import { KeyHint } from '../key-hint.tsx';
import type { KeyAction } from '../keys.ts';
import './record-actions.css';

/** An action of the record's, as a button with its key. */
export interface RecordAction extends KeyAction {
  /** On the button, short. */
  readonly label: string;
  readonly look?: 'primary';
  /** Of no use for this record. */
  readonly hidden?: boolean;
}

/** The same actions for keyboard, mouse and thumb; at the bottom of the window whatever the record's length. */
export function RecordActions({ label, actions }: { label: string; actions: readonly RecordAction[] }) {
  return (
    <div class="record-actions" role="toolbar" aria-label={label}>
      {actions
        .filter(({ hidden }) => !hidden)
        .map((action) => (
          <button
            key={action.keys[0]}
            type="button"
            class={`record-action ${action.look === 'primary' ? 'record-action-primary' : ''}`}
            aria-keyshortcuts={action.keys[0]}
            title={action.does}
            onClick={action.run}
          >
            <span>{action.label}</span>
            <KeyHint>{action.keys[0]}</KeyHint>
          </button>
        ))}
    </div>
  );
}
