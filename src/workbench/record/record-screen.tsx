import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { Button } from '../../ui/components/button.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { t } from '../../ui/words.ts';
import { useHeldKeys, useKeys } from '../keys.ts';
import { Problem } from '../problem.tsx';
import { lastOpened } from '../queue/last-opened.ts';
import { loadQueue, neighbours, queue } from '../queue/queue.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { fetchAhead, opened, openRecord } from './record.ts';
import { RecordView } from './record-view.tsx';

/** Enough for some minutes without a network. */
const FETCHED_AHEAD = 5;

/** `/work/record/:id`: one record held against the register, and one key for each decision about it. */
export function RecordScreen() {
  const { route } = useLocation();
  const id = Number(useRoute().params['id']);
  const isReloading = useSignal(false);
  useEffect(() => {
    lastOpened.value = id;
    void openRecord(id).then(async () => {
      if (queue.value.askedAtMs === undefined) await loadQueue();
      await fetchAhead(neighbours(id, 1, FETCHED_AHEAD).map((next) => next.id));
    });
  }, [id]);

  const current = opened.value?.id === id ? opened.value : undefined;
  const state = current?.detail ? 'there' : current?.problem ? 'failed' : 'awaited';
  useKeys(
    state === 'there'
      ? []
      : [{ keys: ['q', 'Escape', '/'], does: w('keys.toQueue'), run: () => route('/work/queue') }],
  );
  useHeldKeys(id, state);
  if (current?.detail) {
    return <RecordView key={id} record={current.detail} problem={current.problem} />;
  }
  const line = queue.value.rows.find((row) => row.id === id);
  return (
    <WorkPage key={id} title={line?.name ?? w('record.title')}>
      {current?.problem ? (
        <Problem
          error={current.problem}
          action={
            <p class="record-problem-actions">
              <Button
                look="secondary"
                working={isReloading.value}
                onClick={async () => {
                  isReloading.value = true;
                  await openRecord(id);
                  isReloading.value = false;
                }}
              >
                {t('app.tryAgain')}
              </Button>
              <Button look="quiet" onClick={() => route('/work/queue')}>
                {w('record.toQueue')}
              </Button>
            </p>
          }
        />
      ) : (
        <Waiting>{w('record.loading')}</Waiting>
      )}
    </WorkPage>
  );
}
