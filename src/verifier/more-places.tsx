import { t } from '../ui/words.ts';
import '../ui/words/verifier.ts';
import './more-places.css';

/** The way to what belongs to inspecting and is not done before a queue. */
export const MorePlaces = () => (
  <nav class="verifier-places">
    <a href="/verify/shift">{t('verifier.places.shift')}</a>
    <a href="/verify/training">{t('verifier.places.training')}</a>
    <a href="/verify/supervisor">{t('verifier.places.supervisor')}</a>
  </nav>
);
