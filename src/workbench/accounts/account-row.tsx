import { useSignal } from '@preact/signals';
import * as v from 'valibot';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmDialog } from '../../ui/components/confirm-dialog.tsx';
import { AccountWithCode } from '../../work-contract/session.ts';
import { ask, WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { moment } from '../record/history.tsx';
import { say } from '../said.ts';
import { me } from '../session.ts';
import { w } from '../words.ts';
import { type Account, loadAccounts, placeOf } from './accounts.ts';
import type { GivenCode } from './code-dialog.tsx';

/** One account: whose, for where, by which passkeys; and what can be done about it. */
export function AccountRow({ account, onCode }: { account: Account; onCode: (code: GivenCode) => void }) {
  const { accountId, name, role, disabled } = account;
  const asking = useSignal<'code' | 'disable' | undefined>(undefined);
  const working = useSignal<'code' | 'disable' | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const isOwn = me.value?.accountId === accountId;
  const run = async (what: 'code' | 'disable', work: () => Promise<void>) => {
    asking.value = undefined;
    if (working.value) return;
    working.value = what;
    problem.value = undefined;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    } finally {
      working.value = undefined;
    }
  };
  const giveCode = () =>
    run('code', async () => {
      const { code, codeExpiresAt } = await ask('accounts/code', { accountId }, AccountWithCode);
      onCode({ name, code, expiresAt: codeExpiresAt });
    });
  const disable = () =>
    run('disable', async () => {
      await ask('accounts/disable', { accountId }, v.unknown());
      say(w('accounts.disabledNow', { name }));
      await loadAccounts();
    });
  return (
    <li class={disabled ? 'accounts-row accounts-row-disabled' : 'accounts-row'}>
      <div>
        <p class="accounts-name">
          {name} {isOwn && <span class="muted small">({w('accounts.own')})</span>}
        </p>
        <p class="small">{[w(`roles.${role}`), placeOf(account) || w('accounts.country')].join(' · ')}</p>
      </div>
      <Passkeys account={account} />
      {!disabled && !isOwn && (
        <div class="accounts-actions">
          <Button
            look="secondary"
            working={working.value === 'code'}
            aria-label={w('accounts.giveCodeFor', { name })}
            onClick={() => {
              // Nothing ends where nothing has begun.
              if (account.passkeys === 0) void giveCode();
              else asking.value = 'code';
            }}
          >
            {w('accounts.giveCode')}
          </Button>
          <Button
            look="quiet"
            working={working.value === 'disable'}
            aria-label={w('accounts.disableFor', { name })}
            onClick={() => {
              asking.value = 'disable';
            }}
          >
            {w('accounts.disable')}
          </Button>
        </div>
      )}
      {problem.value && <Problem error={problem.value} />}
      {asking.value && (
        <ConfirmDialog
          title={w(asking.value === 'code' ? 'accounts.giveCodeFor' : 'accounts.disableFor', { name })}
          confirm={w(asking.value === 'code' ? 'accounts.giveCode' : 'accounts.disable')}
          onConfirm={() => void (asking.value === 'code' ? giveCode() : disable())}
          onCancel={() => {
            asking.value = undefined;
          }}
        >
          {w(asking.value === 'code' ? 'accounts.giveCodeText' : 'accounts.disableText', { name })}
        </ConfirmDialog>
      )}
    </li>
  );
}

function Passkeys({ account: { passkeys, lastSeenAt, codeExpiresAt, disabled } }: { account: Account }) {
  if (disabled) return <p class="accounts-passkeys small">{w('accounts.disabled')}</p>;
  return (
    <div class="accounts-passkeys small">
      <p>
        {passkeys === 0 ? w('accounts.noPasskey') : w('accounts.passkeys', { count: passkeys })} ·{' '}
        {lastSeenAt ? w('accounts.lastSeen', { time: moment(lastSeenAt) }) : w('accounts.neverSeen')}
      </p>
      {codeExpiresAt && <p>{w('accounts.codeWaits', { time: moment(codeExpiresAt) })}</p>}
    </div>
  );
}
