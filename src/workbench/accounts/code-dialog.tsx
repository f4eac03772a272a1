import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { t } from '../../ui/words.ts';
import { moment } from '../record/history.tsx';
import { w } from '../words.ts';

export interface GivenCode {
  readonly name: string;
  /** `XXXX-XXXX-XXXX` */
  readonly code: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** A code for enrolling, large enough to be read across a desk; nobody can show it again. */
export function CodeDialog({ name, code, expiresAt, onClose }: GivenCode & { onClose: () => void }) {
  const copied = useSignal<'copied' | 'notCopied' | undefined>(undefined);
  const copy = async () => {
    copied.value = await navigator.clipboard.writeText(code).then(
      () => 'copied' as const,
      () => 'notCopied' as const,
    );
  };
  return (
    <Dialog title={w('accounts.code.title', { name })} onClose={onClose}>
      <p class="accounts-code">{code}</p>
      <p>{w('accounts.code.text', { address: `${location.host}/work`, time: moment(expiresAt) })}</p>
      <p>{w('accounts.code.once')}</p>
      <p role="status">{copied.value && w(`accounts.code.${copied.value}`)}</p>
      <form method="dialog" class="dialog-actions">
        <Button look="secondary" onClick={() => void copy()}>
          {w('accounts.code.copy')}
        </Button>
        <Button type="submit">{t('app.close')}</Button>
      </form>
    </Dialog>
  );
}
