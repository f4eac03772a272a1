import { LinkButton } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';
import { t } from '../words.ts';

export function NotFound() {
  return (
    <Screen
      title={t('notFound.title')}
      lead={t('notFound.text')}
      actions={<LinkButton href="/">{t('notFound.home')}</LinkButton>}
    >
      {null}
    </Screen>
  );
}
