import { LinkButton } from '../ui/components/button.tsx';
import { formatDayOf, formatDuration } from '../ui/formats.ts';
import { say } from './correction-words.ts';
import { FateList } from './fate-list.tsx';
import { type LookUp, lookUpToReport } from './look-up.ts';

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

const isOver = (correcting: Outcome['correcting'] | undefined) =>
  !correcting || Date.now() >= correcting.expiresAtMs;

/** The way to report a mistake: at once, or by a new look-up where this one is not good for it any more. */
export function AskLink({
  name,
  correcting,
  look,
}: {
  name: string;
  correcting: Outcome['correcting'] | undefined;
  look: 'primary' | 'secondary';
}) {
  if (isOver(correcting))
    return (
      <a class={`button button-${look}`} href="/look-up" onClick={() => lookUpToReport(name)}>
        {say('askAgain')}
      </a>
    );
  return (
    <LinkButton href="/look-up/correct" look={look}>
      {say('ask')}
    </LinkButton>
  );
}

/** What was asked to be corrected and what became of it, and what may be asked for; the way there where nothing is stuck. */
export function Corrections({
  name,
  correcting,
  corrections,
  stuck,
}: Pick<Outcome, 'name' | 'correcting' | 'corrections'> & { stuck: boolean }) {
  return (
    <section class="result-corrections">
      {corrections.length > 0 && <h2>{say('requestsTitle')}</h2>}
      {corrections.map((fate) => (
        <FateList key={fate.number} fate={fate} level="h3" />
      ))}
      <p class="muted">{say(isOver(correcting) ? 'askOver' : 'askText')}</p>
      {!stuck && (
        <p>
          <AskLink name={name} correcting={correcting} look="secondary" />
        </p>
      )}
    </section>
  );
}
