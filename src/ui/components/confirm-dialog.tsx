import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import './confirm-dialog.css';

/** Asks once more before something that cannot be undone. Escape, Cancel and a press beside it all mean no. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  onConfirm,
  onCancel,
}: {
  title: string;
  children: ComponentChildren;
  confirm: string;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which a dialog brings along.
    <dialog
      ref={dialog}
      class="confirm-dialog"
      aria-labelledby="confirm-dialog-title"
      onClose={onCancel}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="confirm-dialog-content">
        <h2 id="confirm-dialog-title">{title}</h2>
        <p>{children}</p>
        <div class="confirm-dialog-actions">
          <Button look="secondary" onClick={() => dialog.current?.close()}>
            {t('app.cancel')}
          </Button>
          <Button look="danger" onClick={onConfirm}>
            {confirm}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
