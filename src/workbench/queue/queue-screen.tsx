import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { t } from '../../ui/words.ts';
import { type KeyAction, useKeys } from '../keys.ts';
import { KeysDialog } from '../keys-dialog.tsx';
import { LatestDecision } from '../outbox/latest-decision.tsx';
import { undoLatest } from '../outbox/undo.ts';
import { Problem } from '../problem.tsx';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { lastOpened } from './last-opened.ts';
import { decidedRecords, filter, loadMore, loadQueue, queue } from './queue.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueRow } from './queue-row.tsx';
import { useNarrow } from './use-narrow.ts';
import { VirtualList } from './virtual-list.tsx';
import './queue-screen.css';

/** `/work/queue`: every record of one's territory that waits for somebody, by any filter or search. */
export function QueueScreen() {
  const { route } = useLocation();
  const isNarrow = useNarrow();
  const active = useSignal(0);
  const isHelpOpen = useSignal(false);
  const search = useRef<HTMLInputElement>(null);
  const { rows, total, isLoading, askedAtMs, problem } = queue.value;

  useEffect(() => {
    void loadQueue();
  }, []);
  // Who comes back from a record goes on where they were.
  useEffect(() => {
    active.value = Math.max(
      0,
      rows.findIndex(({ id }) => id === lastOpened.value),
    );
  }, [askedAtMs]);

  const move = (to: number) => {
    // The first key shows where one is.
    const isInList = document.activeElement?.closest('.queue-list') !== null;
    if (isInList) active.value = Math.min(Math.max(0, to), rows.length - 1);
    const id = rows[active.value]?.id;
    // The row may only come to exist with this change.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-record="${id}"]`)?.focus());
  };
  const open = () => {
    const record = rows[active.value];
    if (record) route(`/work/record/${record.id}`);
  };
  const actions: KeyAction[] = [
    { keys: ['ArrowDown', 'j'], does: w('keys.down'), run: () => move(active.value + 1), repeats: true },
    { keys: ['ArrowUp', 'k'], does: w('keys.up'), run: () => move(active.value - 1), repeats: true },
    { keys: ['PageDown'], does: w('keys.pageDown'), run: () => move(active.value + 15), repeats: true },
    { keys: ['PageUp'], does: w('keys.pageUp'), run: () => move(active.value - 15), repeats: true },
    { keys: ['Enter'], does: w('keys.open'), run: open },
    { keys: ['/'], does: w('keys.search'), run: () => search.current?.focus() },
    { keys: ['u', 'ctrl+z'], does: w('keys.undo'), run: () => undoLatest(route) },
    { keys: ['r'], does: w('keys.reload'), run: () => void loadQueue() },
    {
      keys: ['?'],
      does: w('keys.help'),
      run: () => {
        isHelpOpen.value = true;
      },
    },
  ];
  useKeys(actions);

  const left = Math.max(0, total - decidedRecords.value.size);
  return (
    <WorkPage
      title={w('parts.queue')}
      fills
      beside={
        <p class="queue-counts" role="status">
          {askedAtMs !== undefined && w('queue.left', { count: left })}
          {decidedRecords.value.size > 0 && (
            <span class="muted"> · {w('queue.decidedCount', { count: decidedRecords.value.size })}</span>
          )}
        </p>
      }
    >
      <LatestDecision onUndo={() => undoLatest(route)} />
      <QueueFilters
        searchRef={search}
        onLeaveSearch={() => move(active.value)}
        onHelp={() => {
          isHelpOpen.value = true;
        }}
      />
      {problem && (
        <Problem
          error={problem}
          action={
            <Button look="secondary" onClick={() => void (rows.length > 0 ? loadMore() : loadQueue())}>
              {t('app.tryAgain')}
            </Button>
          }
        />
      )}
      {askedAtMs === undefined && !problem && <Waiting>{w('queue.loading')}</Waiting>}
      {askedAtMs !== undefined && rows.length === 0 && !problem && (
        <Notice title={w('queue.emptyTitle')}>
          <p>{isFiltered() ? w('queue.emptyFiltered') : w('queue.empty')}</p>
        </Notice>
      )}
      {rows.length > 0 && (
        <div class="queue-list" aria-busy={isLoading}>
          <VirtualList
            label={w('parts.queue')}
            items={rows}
            keyOf={({ id }) => id}
            rowRem={isNarrow ? 5.25 : 2.75}
            active={active.value}
            onNearEnd={() => void loadMore()}
            row={(record, index) => (
              <QueueRow
                record={record}
                isActive={index === active.value}
                isDecided={decidedRecords.value.has(record.id)}
                onFocus={() => {
                  active.value = index;
                }}
              />
            )}
          />
        </div>
      )}
      {isHelpOpen.value && (
        <KeysDialog
          actions={actions}
          onClose={() => {
            isHelpOpen.value = false;
          }}
        />
      )}
    </WorkPage>
  );
}

const isFiltered = () => {
  const { state, finding, deferred, requested, search } = filter.value;
  return state !== null || finding !== null || deferred || requested || search !== '';
};
