import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { AccountList } from '../../work-contract/session.ts';
import { ask, WorkError } from '../api.ts';
import { vi } from '../languages/vi.ts';
import { actionWord } from '../record/history.tsx';
import { w } from '../words.ts';
import { searchFor } from './audit-search.ts';

const ACTIONS = Object.keys(vi.auditActions);

/** Which record, whose account, what, and from which day to which. */
export function AuditFilters() {
  const accounts = useSignal<AccountList['accounts']>([]);
  const isNoNumber = useSignal(false);
  useEffect(() => {
    // Without them, everything but the search by account still works.
    ask('accounts', undefined, AccountList).then(
      (list) => {
        accounts.value = list.accounts;
      },
      (error: unknown) => {
        if (!(error instanceof WorkError)) throw error;
      },
    );
  }, []);
  const search = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '').trim() || undefined;
    const recordId = text('record');
    isNoNumber.value = recordId !== undefined && !/^[1-9]\d{0,14}$/.test(recordId);
    if (isNoNumber.value) {
      document.getElementById('audit-record')?.focus();
      return;
    }
    const accountId = text('account');
    void searchFor({
      ...(recordId && { recordId: Number(recordId) }),
      ...(accountId && { accountId: Number(accountId) }),
      action: text('action'),
      fromDay: text('from'),
      toDay: text('to'),
    });
  };
  return (
    <form
      class="audit-filters"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        search(event.currentTarget);
      }}
    >
      <label>
        <span>{w('audit.record')}</span>
        <input
          id="audit-record"
          name="record"
          class="work-input"
          inputmode="numeric"
          maxLength={15}
          autocomplete="off"
          {...(isNoNumber.value && { 'aria-invalid': true, 'aria-describedby': 'audit-record-problem' })}
        />
        {isNoNumber.value && (
          <span class="field-problem" id="audit-record-problem">
            {w('audit.number')}
          </span>
        )}
      </label>
      <label>
        <span>{w('audit.account')}</span>
        <select name="account" class="work-input">
          <option value="">{w('audit.anyAccount')}</option>
          {accounts.value.map(({ accountId, name }) => (
            <option key={accountId} value={accountId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{w('audit.action')}</span>
        <select name="action" class="work-input">
          <option value="">{w('audit.anyAction')}</option>
          {ACTIONS.map((action) => (
            <option key={action} value={action}>
              {actionWord(action)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{w('audit.fromDay')}</span>
        <input name="from" type="date" class="work-input" />
      </label>
      <label>
        <span>{w('audit.toDay')}</span>
        <input name="to" type="date" class="work-input" />
      </label>
      <Button type="submit">{w('audit.search')}</Button>
    </form>
  );
}
