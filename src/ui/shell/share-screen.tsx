import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button, LinkButton } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { Screen } from '../components/screen.tsx';
import { Waiting } from '../components/spinner.tsx';
import { handOver, onOpenedFiles, receiveShared } from '../shared-files.ts';
import { t } from '../words.ts';
import '../words/files.ts';

/** Asks what is to become of files that another app has shared: only their person knows whose they are. */
export function ShareScreen() {
  const { route } = useLocation();
  const files = useSignal<readonly File[] | undefined>(undefined);
  useEffect(() => {
    onOpenedFiles((opened) => {
      files.value = opened;
    });
    void receiveShared().then((shared) => {
      if (!files.value?.length) files.value = shared;
    });
  }, []);
  const give = (path: string) => {
    handOver(files.value ?? []);
    route(path, true);
  };

  if (!files.value) {
    return (
      <Screen title={t('files.share.title')}>
        <Waiting>{t('files.share.receiving')}</Waiting>
      </Screen>
    );
  }
  if (files.value.length === 0) {
    return (
      <Screen
        title={t('files.share.lostTitle')}
        actions={<LinkButton href="/add">{t('files.share.choose')}</LinkButton>}
      >
        <Notice>
          <p>{t('files.share.lostText')}</p>
        </Notice>
      </Screen>
    );
  }
  return (
    <Screen
      title={t('files.share.title')}
      lead={t('files.share.received', { count: files.value.length })}
      actions={
        <>
          <Button onClick={() => give('/add')}>{t('files.share.keep')}</Button>
          <Button look="secondary" onClick={() => give('/verify')}>
            {t('files.share.check')}
          </Button>
        </>
      }
    >
      <p class="muted">{t('files.share.choice')}</p>
    </Screen>
  );
}
