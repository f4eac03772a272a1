import { LinkButton } from '../ui/components/button.tsx';
import { formatDayOf, formatDuration } from '../ui/formats.ts';
import { say } from './correction-words.ts';
import { FateList } from './fate-list.tsx';
import type { LookUp } from './look-up.ts';

type Outcome = NonNullable<LookUp['outcome']>;
interface Waits {
  readonly waiting: Outcome['waiting'] | undefined;
}

/** Who is at it where a record is stopped. */
export function StateDoes({ waiting }: Waits) {
  if (!waiting || waiting.mends.length === 0) return null;
  return (
    <div>
      <h2 class="result-does">{say('doesTitle')}</h2>
      <ul class="result-does-list">
        {waiting.mends.map((mend) => (
          <li key={mend}>{say(`does.${mend}`)}</li>
        ))}
      </ul>
    </div>
  );
}

/** How long the step that is not done has taken so far, and how long it usually takes, where that is known. */
export function WaitingTime({ waiting }: Waits) {
  if (!waiting) return null;
  const since = new Date(waiting.since);
  const seconds = Math.max(0, (Date.now() - since.getTime()) / 1000);
  return (
    <>
      <p class="small">{say('since', { day: formatDayOf(since), duration: formatDuration(seconds) })}</p>
      {waiting.usualDays !== undefined && (
        <p class="small muted">{say('usual', { count: waiting.usualDays })}</p>
      )}
    </>
  );
}

/** The way to report a mistake, as long as the look-up is good for it. */
export function AskLink({
  correcting,
  look,
}: {
  correcting: Outcome['correcting'] | undefined;
  look: 'primary' | 'secondary';
}) {
  if (!correcting || Date.now() >= correcting.expiresAtMs) return null;
  return (
    <LinkButton href="/look-up/correct" look={look}>
      {say('ask')}
    </LinkButton>
  );
}

/** What was asked to be corrected and what became of it, and what may be asked for; the way there where nothing is stuck. */
export function Corrections({
  correcting,
  corrections,
  stuck,
}: Pick<Outcome, 'correcting' | 'corrections'> & { stuck: boolean }) {
  const isOver = !correcting || Date.now() >= correcting.expiresAtMs;
  return (
    <section class="result-corrections">
      {corrections.length > 0 && <h2>{say('requestsTitle')}</h2>}
      {corrections.map((fate) => (
        <FateList key={fate.number} fate={fate} level="h3" />
      ))}
      <p class="muted">{say(isOver ? 'askOver' : 'askText')}</p>
      {!stuck && (
        <p>
          <AskLink correcting={correcting} look="secondary" />
        </p>
      )}
    </section>
  );
}
