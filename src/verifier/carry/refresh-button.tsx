import { useSignal } from '@preact/signals';
import { type RefreshAnswer, refreshTrust } from '../../ui/cached-trust.ts';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { refreshStatuses } from '../status/verifier-status.ts';
import { say } from './carry-words.ts';

interface Asked {
  readonly trust: RefreshAnswer;
  /** Whether something of the statuses is not the newest. */
  readonly areStatusesBehind: boolean;
}

/** Asks for newer keys and revocations now, and says what has come of it. */
export function RefreshButton() {
  const working = useSignal(false);
  const asked = useSignal<Asked | undefined>(undefined);
  const ask = async () => {
    working.value = true;
    asked.value = undefined;
    const trust = await refreshTrust();
    const problem = await refreshStatuses();
    asked.value = { trust, areStatusesBehind: problem !== undefined };
    working.value = false;
  };
  return (
    <>
      <Button working={working.value} onClick={() => void ask()}>
        {say('refresh.now')}
      </Button>
      <div role="status">{asked.value && <Answer {...asked.value} />}</div>
    </>
  );
}

function Answer({ trust, areStatusesBehind }: Asked) {
  const isGood = trust.kind === 'newer' || trust.kind === 'same';
  return (
    <Notice tone={isGood ? 'info' : 'problem'} {...(trust.kind === 'refused' && { code: trust.code })}>
      <p>
        {'version' in trust
          ? say(`refresh.${trust.kind}`, { version: trust.version })
          : say(`refresh.${trust.kind}`)}
      </p>
      {isGood && areStatusesBehind && <p>{say('refresh.statusesBehind')}</p>}
    </Notice>
  );
}
