import { Button } from '../ui/components/button.tsx';
import { Dialog } from '../ui/components/dialog.tsx';
import '../ui/components/key-cap.css';
import { t } from '../ui/words.ts';
import type { KeyAction } from './keys.ts';
import { w } from './words.ts';
import './keys-dialog.css';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  'ctrl+z': 'Ctrl + Z',
};

/** Every key of the screen and what it does. */
export function KeysDialog({ actions, onClose }: { actions: readonly KeyAction[]; onClose: () => void }) {
  return (
    <Dialog title={w('keys.title')} onClose={onClose}>
      <dl class="keys-list">
        {actions.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{SIGNS[key] ?? key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="small muted">{w('keys.note')}</p>
      <form method="dialog" class="dialog-actions">
        <Button look="secondary" type="submit">
          {t('app.close')}
        </Button>
      </form>
    </Dialog>
  );
}
