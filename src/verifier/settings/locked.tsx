import { t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';

/** Why a setting does not move. */
export const Locked = () => <span class="muted small">{t('verifier.settings.locked')}</span>;
