import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { t } from '../../ui/words.ts';
import { percent } from '../confidence.tsx';
import { arrived } from '../outbox/outbox.ts';
import { Problem } from '../problem.tsx';
import { me } from '../session.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { AppliedGroups, Group } from './group.tsx';
import { groups, groupsProblem, loadGroups } from './groups.ts';
import { ThresholdDialog } from './threshold-dialog.tsx';
import './groups-screen.css';

/** `/work/groups`: what the register proves, mended in one decision a kind, each of which can be undone. */
export function GroupsScreen() {
  const isThresholdOpen = useSignal(false);
  useEffect(() => {
    void loadGroups();
  }, []);
  // A decision that has arrived, also one taken back, changes the groups.
  const outcomeId = arrived.value?.id;
  useEffect(() => {
    if (outcomeId) void loadGroups();
  }, [outcomeId]);
  const current = groups.value;
  const isMinistry = me.value?.role === 'ministry';
  return (
    <WorkPage title={w('parts.groups')} lead={w('groups.lead')}>
      {current && (
        <p class="groups-threshold">
          {w('groups.threshold', { percent: percent(current.threshold) })}
          {isMinistry && (
            <button
              type="button"
              class="link-button"
              onClick={() => {
                isThresholdOpen.value = true;
              }}
            >
              {w('groups.changeThreshold')}
            </button>
          )}
        </p>
      )}
      {groupsProblem.value && (
        <Problem
          error={groupsProblem.value}
          action={
            <Button look="secondary" onClick={() => void loadGroups()}>
              {t('app.tryAgain')}
            </Button>
          }
        />
      )}
      {!current && !groupsProblem.value && <Waiting>{w('groups.loading')}</Waiting>}
      {current?.groups.length === 0 && (
        <Notice title={w('groups.emptyTitle')}>
          <p>{w('groups.empty')}</p>
        </Notice>
      )}
      <AppliedGroups />
      <ul class="groups">
        {current?.groups.map((group) => (
          <li key={group.kind}>
            <Group group={group} />
          </li>
        ))}
      </ul>
      {isThresholdOpen.value && current && (
        <ThresholdDialog
          threshold={current.threshold}
          onClose={() => {
            isThresholdOpen.value = false;
          }}
        />
      )}
    </WorkPage>
  );
}
