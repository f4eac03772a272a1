import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/components/button.tsx';
import { Dialog } from '../ui/components/dialog.tsx';
import { TextField } from '../ui/components/field.tsx';
import { t } from '../ui/words.ts';
import { KeyHint } from './key-hint.tsx';
import { w } from './words.ts';
import './reason-dialog.css';

/** Asks why: one of a few ready-made reasons by its number, or in one's own words. */
export function ReasonDialog({
  title,
  text,
  children,
  ready,
  submit,
  onReason,
  onCancel,
}: {
  title: string;
  text?: string;
  /** What else is asked, before the reasons. */
  children?: ComponentChildren;
  ready: readonly string[];
  submit: string;
  onReason: (reason: string) => void;
  onCancel: () => void;
}) {
  const own = useSignal('');
  const isMissing = useSignal(false);
  return (
    <Dialog title={title} onClose={onCancel}>
      {text && <p>{text}</p>}
      <form
        class="reasons"
        onKeyDown={(event) => {
          if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey)
            return;
          const reason = ready[Number(event.key) - 1];
          if (reason === undefined) return;
          event.preventDefault();
          onReason(reason);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          const reason = own.value.trim();
          isMissing.value = reason === '';
          if (isMissing.value) document.getElementById('own-reason')?.focus();
          else onReason(reason);
        }}
      >
        {children}
        {ready.map((reason, index) => (
          <button key={reason} type="button" class="reasons-ready" onClick={() => onReason(reason)}>
            <KeyHint>{index + 1}</KeyHint> <span>{reason}</span>
          </button>
        ))}
        <TextField
          id="own-reason"
          label={w('reasons.own')}
          problem={isMissing.value ? w('reasons.missing') : undefined}
          maxlength={500}
          autocomplete="off"
          value={own.value}
          onText={(typed) => {
            own.value = typed;
          }}
        />
        <div class="dialog-actions">
          {/* Closed so, the dialog gives the focus back to where it was. */}
          <Button look="secondary" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>
            {t('app.cancel')}
          </Button>
          <Button type="submit">{submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
