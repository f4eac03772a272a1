import { Component, type ComponentChildren } from 'preact';
import { Button } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';
import { t } from '../words.ts';
import './shell.css';

/** Catches what no screen has foreseen, and says in the person's language what is safe and what to do. */
export class Crash extends Component<{ children: ComponentChildren }, { crashed: boolean }> {
  override state = { crashed: false };

  static override getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <main class="crash">
        <h1>{t('crash.title')}</h1>
        <p>{t('crash.text')}</p>
        <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
      </main>
    );
  }
}

/** In the place of a screen whose code could not be loaded. */
export function LoadFailed() {
  return (
    <Screen
      title={t('crash.loadTitle')}
      lead={t('crash.loadText')}
      back={{ href: '/', label: t('wallet.title') }}
      actions={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
    >
      {null}
    </Screen>
  );
}
