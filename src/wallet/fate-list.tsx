import type { CorrectionFate } from '../correction-contract/corrections.ts';
import { groupedNumber } from '../correction-contract/request-number.ts';
import { DoneIcon, ProblemIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { formatDayOf } from '../ui/formats.ts';
import { say } from './correction-words.ts';
import './step-list.css';
import './corrections.css';

const on = (instant: string): string => say('fate.on', { day: formatDayOf(new Date(instant)) });

/** What has become of one request, as a line of time: received, seen, answered; `level` is its heading's. */
export function FateList({ fate, level: Heading }: { fate: CorrectionFate; level: 'h2' | 'h3' }) {
  const { number, field, facility, receivedAt, seenAt, decidedAt, outcome, reason } = fate;
  return (
    <article class="fate" aria-labelledby={`fate-${number}`}>
      <Heading id={`fate-${number}`}>{say(`fields.${field}`)}</Heading>
      <p class="small muted">
        {say('sent.number')} <span class="fate-number">{groupedNumber(number)}</span>
        {facility && ` · ${say('fate.at', { facility })}`}
      </p>
      <ol class="step-list">
        <Stage name={say('fate.received')} state="done" when={on(receivedAt)} place={1} />
        <Stage
          name={say(seenAt ? 'fate.seen' : 'fate.notSeen')}
          state={seenAt ? 'done' : 'current'}
          when={seenAt ? on(seenAt) : say('fate.pending')}
          place={2}
        />
        <Stage
          name={say(outcome ? `fate.${outcome}` : 'fate.decided')}
          state={outcome === 'declined' ? 'stopped' : outcome ? 'done' : seenAt ? 'current' : 'pending'}
          when={decidedAt ? on(decidedAt) : say('fate.pending')}
          place={3}
        />
      </ol>
      {outcome && (
        <Notice tone={outcome === 'declined' ? 'problem' : 'info'}>
          {reason && <p class="fate-reason">{say('fate.reason', { reason })}</p>}
          <p>{say(`fate.${outcome}Next`)}</p>
        </Notice>
      )}
    </article>
  );
}

function Stage({
  name,
  state,
  when,
  place,
}: {
  name: string;
  state: 'done' | 'current' | 'pending' | 'stopped';
  when: string;
  place: number;
}) {
  return (
    <li class={`step step-${state}`} {...(state === 'current' && { 'aria-current': 'step' })}>
      <span class="step-mark">
        {state === 'done' ? (
          <DoneIcon />
        ) : state === 'stopped' ? (
          <ProblemIcon />
        ) : (
          <span aria-hidden="true">{place}</span>
        )}
      </span>
      <div>
        <p class="step-name">{name}</p>
        <p class="step-state">{when}</p>
      </div>
    </li>
  );
}
