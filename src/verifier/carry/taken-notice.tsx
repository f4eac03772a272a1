import { Notice } from '../../ui/components/notice.tsx';
import { say } from './carry-words.ts';
import { ownVersion, type Taken, type TakenStatuses, type TakenTrust } from './take.ts';

/** What has become of what was carried here. */
export function TakenNotice({ trust, statuses }: Taken) {
  const isGood = trust.kind === 'newer' || trust.kind === 'same';
  return (
    <Notice tone={isGood ? 'info' : 'problem'} {...('code' in trust && { code: trust.code })}>
      <p>{trustWords(trust)}</p>
      {statuses.map((taken) => (
        <p key={taken.kind}>{statusWords(taken)}</p>
      ))}
    </Notice>
  );
}

function trustWords(trust: TakenTrust): string {
  if (trust.kind === 'older') return say('taken.older', { version: trust.version, own: ownVersion() });
  return 'version' in trust
    ? say(`taken.${trust.kind}`, { version: trust.version })
    : say(`taken.${trust.kind}`);
}

function statusWords(statuses: TakenStatuses): string {
  if ('version' in statuses) return say(`takenStatuses.${statuses.kind}`, { version: statuses.version });
  if (statuses.kind === 'refused') return say('takenStatuses.refused', { code: statuses.code });
  return say(`takenStatuses.${statuses.kind}`);
}
