import { useEffect } from 'preact/hooks';
import { LinkButton } from '../ui/components/button.tsx';
import { ScanIcon } from '../ui/components/icons.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { keepScannerOffline } from '../ui/keep-offline.ts';
import { t } from '../ui/words.ts';
import { BackupSection } from './backup/backup-section.tsx';
import { LockSection } from './lock/lock-section.tsx';
import '../ui/components/panel.css';
import './settings-screen.css';
import { sayOfSettings as say } from './settings-words.ts';
import { StorageNotice } from './storage-notice.tsx';
import { StorageSection } from './storage-section.tsx';
import { useWallet } from './wallet.ts';

/** `/settings`: who may open the wallet, and how it comes through the loss of the device. */
export function SettingsScreen() {
  const wallet = useWallet();
  return (
    <Screen
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/', label: t('wallet.title') }}
      width="wide"
    >
      {wallet.status === 'opening' && <Waiting>{t('wallet.home.opening')}</Waiting>}
      {wallet.status === 'failed' && <StorageNotice code={wallet.code} />}
      {wallet.status === 'open' && (
        <div class="settings">
          <LockSection />
          <BackupSection />
          <MoveSection />
          <StorageSection />
        </div>
      )}
    </Screen>
  );
}

function MoveSection() {
  useEffect(() => void keepScannerOffline(), []);
  return (
    <section class="panel settings-section" aria-labelledby="settings-move">
      <h2 id="settings-move">
        <ScanIcon />
        <span>{say('move.title')}</span>
      </h2>
      <p>{say('move.text')}</p>
      <LinkButton href="/move" look="secondary">
        {say('move.fromHere')}
      </LinkButton>
      <LinkButton href="/receive" look="secondary">
        {say('move.toHere')}
      </LinkButton>
    </section>
  );
}
