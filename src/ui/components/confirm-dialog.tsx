import type { ComponentChildren } from 'preact';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Asks once more before something that cannot be undone. Every way out but one means no. */
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
  return (
    <Dialog title={title} onClose={onCancel}>
      <p>{children}</p>
      {/* Closed so, the dialog gives the focus back to where it was. */}
      <form method="dialog" class="dialog-actions">
        <Button look="secondary" type="submit">
          {t('app.cancel')}
        </Button>
        <Button look="danger" onClick={onConfirm}>
          {confirm}
        </Button>
      </form>
    </Dialog>
  );
}
