import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { folded } from '../../ui/folded.ts';
import { t } from '../../ui/words.ts';
import { Problem } from '../problem.tsx';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { AccountRow } from './account-row.tsx';
import './accounts-screen.css';
import { type Account, accounts, loadAccounts, placeOf } from './accounts.ts';
import { CodeDialog, type GivenCode } from './code-dialog.tsx';
import { NewAccountDialog } from './new-account-dialog.tsx';

/** Rows that are shown at once; a ministry may have thousands. */
const PAGE = 100;

/** `/work/accounts`: who is at work in one's territory; accounts are made, given codes and ended. */
export function AccountsScreen() {
  const search = useSignal('');
  const showDisabled = useSignal(false);
  const shownCount = useSignal(PAGE);
  const isAdding = useSignal(false);
  const given = useSignal<GivenCode | undefined>(undefined);
  useEffect(() => {
    void loadAccounts();
  }, []);
  const { list, isLoading, problem } = accounts.value;
  const found = list?.filter(
    (account) => (showDisabled.value || !account.disabled) && isNamed(account, search.value),
  );
  const give = (code: GivenCode) => {
    given.value = code;
    void loadAccounts();
  };
  return (
    <WorkPage
      title={w('accounts.title')}
      lead={w('accounts.lead')}
      beside={found && <p role="status">{w('accounts.count', { count: found.length })}</p>}
    >
      <div class="accounts-bar">
        <label>
          <span>{w('accounts.search')}</span>
          <input
            class="work-input"
            type="search"
            maxLength={100}
            autocomplete="off"
            value={search.value}
            onInput={(event) => {
              search.value = event.currentTarget.value;
              shownCount.value = PAGE;
            }}
          />
        </label>
        <label class="work-check">
          <input
            type="checkbox"
            checked={showDisabled.value}
            onChange={(event) => {
              showDisabled.value = event.currentTarget.checked;
            }}
          />
          {w('accounts.showDisabled')}
        </label>
        <Button
          onClick={() => {
            isAdding.value = true;
          }}
        >
          {w('accounts.add')}
        </Button>
      </div>
      {problem && (
        <Problem
          error={problem}
          action={
            <Button look="secondary" working={isLoading} onClick={() => void loadAccounts()}>
              {t('app.tryAgain')}
            </Button>
          }
        />
      )}
      {!found && !problem && <Waiting>{w('accounts.loading')}</Waiting>}
      {found?.length === 0 && <p>{w('accounts.none')}</p>}
      {found && found.length > 0 && (
        <ul class="accounts-list" aria-label={w('accounts.title')}>
          {found.slice(0, shownCount.value).map((account) => (
            <AccountRow key={account.accountId} account={account} onCode={give} />
          ))}
        </ul>
      )}
      {found && found.length > shownCount.value && (
        <p>
          <Button
            look="secondary"
            onClick={() => {
              shownCount.value += PAGE;
            }}
          >
            {w('accounts.more')}
          </Button>
        </p>
      )}
      {isAdding.value && (
        <NewAccountDialog
          onMade={(code) => {
            isAdding.value = false;
            give(code);
          }}
          onCancel={() => {
            isAdding.value = false;
          }}
        />
      )}
      {given.value && (
        <CodeDialog
          {...given.value}
          onClose={() => {
            given.value = undefined;
          }}
        />
      )}
    </WorkPage>
  );
}

/** Whether each word that was typed begins somewhere in the name or the place, with or without its tones. */
function isNamed(account: Account, typed: string): boolean {
  const text = folded([account.name, placeOf(account), w(`roles.${account.role}`)].join(' '));
  return folded(typed)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
