import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { lazy, useLocation } from 'preact-iso';
import { LoadFailed } from '../ui/shell/crash.tsx';
import { unlockAsked, wallet, walletNow } from './wallet.ts';

const LockScreen = lazy<typeof import('./lock/lock-screen.tsx').LockScreen>(() =>
  import('./lock/lock-screen.tsx').then(
    (module) => module.LockScreen,
    () => LoadFailed,
  ),
);

/** Screens that show nothing of the wallet; what they put into it asks by itself. Every other one is the wallet's. */
const WITHOUT_WALLET =
  /^\/(SMARTHealthCard|add|help|look-up|receive|request|restore|share|totals|verify|work)(\/|$)/;

/**
 * While the wallet is locked, its lock in the place of every screen that shows anything of it, whatever the address. The
 * wallet is opened while such a screen is still being loaded.
 */
export function LockGate({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const isWallets = !WITHOUT_WALLET.test(path);
  useLayoutEffect(() => {
    if (isWallets) void walletNow();
  }, [isWallets]);
  if (wallet.value.status !== 'locked') return <>{children}</>;
  if (isWallets) return <LockScreen />;
  return (
    <>
      {children}
      {unlockAsked.value && <LockScreen asked={unlockAsked.value} />}
    </>
  );
}
