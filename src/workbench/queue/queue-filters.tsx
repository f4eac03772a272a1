import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { FindingCode } from '../../contract.ts';
import { RecordState } from '../../work-contract/records.ts';
import { KeyHint } from '../key-hint.tsx';
import { me } from '../session.ts';
import { w } from '../words.ts';
import { changeFilter, filter } from './queue.ts';

/** Long enough for the next letter, short enough not to be noticed. */
const PAUSE_MS = 250;

/** State, finding, put off or not, and a search in any field. */
export function QueueFilters({
  searchRef,
  onLeaveSearch,
  onHelp,
}: {
  searchRef: RefObject<HTMLInputElement | null>;
  onLeaveSearch: () => void;
  onHelp: () => void;
}) {
  const typed = useSignal(filter.value.search);
  useEffect(() => {
    if (typed.value === filter.value.search) return;
    const timer = setTimeout(() => changeFilter({ search: typed.value }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed.value]);
  const { state, finding, deferred, requested } = filter.value;
  return (
    <search class="queue-filters">
      <label class="visually-hidden" for="queue-search">
        {w('queue.search')}
      </label>
      <input
        ref={searchRef}
        id="queue-search"
        type="search"
        class="work-input queue-search"
        placeholder={w('queue.searchHint')}
        maxLength={100}
        autocomplete="off"
        spellcheck={false}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            onLeaveSearch();
          }
          if (event.key === 'Escape') {
            typed.value = '';
            onLeaveSearch();
          }
        }}
      />
      <select
        class="work-input"
        aria-label={w('queue.state')}
        value={state ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          changeFilter({ state: RecordState.options.find((known) => known === value) ?? null });
        }}
      >
        <option value="">{w('queue.waitingStates')}</option>
        {RecordState.options.map((known) => (
          <option key={known} value={known}>
            {w(`states.${known}`)}
          </option>
        ))}
      </select>
      <select
        class="work-input"
        aria-label={w('queue.finding')}
        value={finding ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          changeFilter({ finding: FindingCode.options.find((known) => known === value) ?? null });
        }}
      >
        <option value="">{w('queue.anyFinding')}</option>
        {FindingCode.options.map((known) => (
          <option key={known} value={known}>
            {w(`findings.${known}.what`)}
          </option>
        ))}
      </select>
      <label class="work-check">
        <input
          type="checkbox"
          checked={deferred}
          onChange={(event) => changeFilter({ deferred: event.currentTarget.checked })}
        />
        <span>{w('queue.showDeferred')}</span>
      </label>
      {me.value?.role !== 'police' && (
        <label class="work-check">
          <input
            type="checkbox"
            checked={requested}
            onChange={(event) => changeFilter({ requested: event.currentTarget.checked })}
          />
          <span>{w('corrections.only')}</span>
        </label>
      )}
      <button type="button" class="link-button queue-help" onClick={onHelp}>
        {w('keys.help')} <KeyHint>?</KeyHint>
      </button>
    </search>
  );
}
