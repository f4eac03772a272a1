import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { Button } from '../ui/components/button.tsx';
import { ConfirmDialog } from '../ui/components/confirm-dialog.tsx';
import { Dialog } from '../ui/components/dialog.tsx';
import { language, t } from '../ui/words.ts';
import type { Me } from '../work-contract/session.ts';
import { WorkError } from './api.ts';
import { outbox } from './outbox/outbox.ts';
import { Problem } from './problem.tsx';
import { signOut } from './session.ts';
import { w } from './words.ts';

/** Who is at work, for which territory, until when; and the way out. */
export function AccountMenu({ account }: { account: Me }) {
  const { route } = useLocation();
  const shown = useSignal<'account' | 'warning' | undefined>(undefined);
  const failure = useSignal<WorkError | undefined>(undefined);
  const close = () => {
    shown.value = undefined;
  };
  const leave = async () => {
    failure.value = undefined;
    try {
      await signOut();
      route('/work', true);
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      failure.value = error;
      shown.value = 'account';
    }
  };
  const waiting = outbox.value.waiting.length;
  const place = [account.facility, account.commune, account.province].filter(Boolean).join(', ');
  const until = new Intl.DateTimeFormat(language.value, { timeStyle: 'short' }).format(
    new Date(account.expiresAt),
  );
  return (
    <>
      <button
        type="button"
        class="work-account"
        aria-label={w('account.open', { name: account.name })}
        onClick={() => {
          shown.value = 'account';
        }}
      >
        {initials(account.name)}
      </button>
      {shown.value === 'account' && (
        <Dialog title={account.name} onClose={close}>
          <p>{[w(`roles.${account.role}`), place].filter(Boolean).join(' · ')}</p>
          <p class="muted small">{w('account.until', { time: until })}</p>
          {failure.value && <Problem error={failure.value} />}
          <form method="dialog" class="dialog-actions">
            <Button look="secondary" type="submit">
              {t('app.close')}
            </Button>
            <Button
              onClick={() => {
                if (waiting > 0) shown.value = 'warning';
                else void leave();
              }}
            >
              {w('account.signOut')}
            </Button>
          </form>
        </Dialog>
      )}
      {shown.value === 'warning' && (
        <ConfirmDialog
          title={w('account.waitingTitle')}
          confirm={w('account.signOut')}
          onConfirm={() => void leave()}
          onCancel={close}
        >
          {w('account.waitingText', { count: waiting })}
        </ConfirmDialog>
      )}
    </>
  );
}

/** Of a Vietnamese name the first and the last word: `Nguyễn Thị Hoa` → `NH`. */
function initials(name: string): string {
  const words = name.normalize('NFC').split(/\s+/).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${first.slice(0, 1)}${last?.slice(0, 1)}`.toLocaleUpperCase('vi');
}
