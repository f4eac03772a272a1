import { Button } from '../components/button.tsx';
import { applyUpdate, declineUpdate, updateOffered } from '../updates.ts';
import { t } from '../words.ts';
import './shell.css';

/** Offers the new version, quietly: no sound, no focus, and never over a scan or a code being shown. */
export function UpdateOffer() {
  return (
    <div role="status">
      {updateOffered.value && (
        <div class="update-offer">
          <p>{t('update.offer')}</p>
          <Button look="quiet" onClick={declineUpdate}>
            {t('update.decline')}
          </Button>
          <Button look="secondary" onClick={() => void applyUpdate()}>
            {t('update.apply')}
          </Button>
        </div>
      )}
    </div>
  );
}
