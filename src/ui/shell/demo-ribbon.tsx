import { demo } from '../deployment.ts';
import { t } from '../words.ts';
import './shell.css';

/** On every screen of a demonstration, so that nobody takes made-up people for real ones. */
export const DemoRibbon = () =>
  demo.value ? (
    <aside class="demo-ribbon" aria-label={t('app.demoLabel')}>
      {t('app.demo')}
    </aside>
  ) : null;
