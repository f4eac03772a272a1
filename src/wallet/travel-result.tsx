import { useMemo } from 'preact/hooks';
import type { Certificate } from '../certificate/certificate.ts';
import type { DayResult } from '../trust/rules/check-day.ts';
import type { RuleAnswer } from '../trust/rules/check-rules.ts';
import type { DaysAround } from '../trust/rules/days-around.ts';
import { descriptionOf } from '../trust/rules/description.ts';
import type { CountryRules, RuleBook } from '../trust/rules/rule-book.ts';
import { type RuleSubject, ruleSubject } from '../trust/rules/rule-subject.ts';
import { AnswerMark } from '../ui/components/answer-mark.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatCountry, formatDay, formatDayOf, formatDuration } from '../ui/formats.ts';
import { language } from '../ui/words.ts';
import { checkTravel, type OwnTrouble, type TravelCheck } from './travel-check.ts';

import { say } from './travel-words.ts';
import { useVerdict } from './verdict.ts';
import type { WalletCertificate } from './wallet.ts';

interface Asked {
  readonly chosen: WalletCertificate;
  readonly book: RuleBook;
  readonly rules: CountryRules;
  readonly country: string;
  readonly day: string;
  readonly today: string;
}

/** What comes out, on what it rests, and who decides in the end. */
export function TravelResult({ trustAgeSeconds, ...asked }: Asked & { trustAgeSeconds: number }) {
  const { rules, country } = asked;
  const forms = [asked.chosen.certificate, ...asked.chosen.twins];
  const form = forms.find(({ format }) => format === 'eu-dcc');
  const subject = useMemo(() => form && ruleSubject([form]), [form]);
  const added = formatDayOf(new Date(rules.addedAtSeconds * 1000));
  return (
    <>
      {form && subject ? (
        <Checked {...asked} form={form} subject={subject} />
      ) : (
        <Answer answer="cannot-tell" {...asked}>
          <p>{say('doubts.no-eu-form')}</p>
        </Answer>
      )}
      {rules.example && (
        <Notice title={say('exampleTitle')}>
          <p>{say('exampleText', { country: formatCountry(country) })}</p>
        </Notice>
      )}
      <p>{say('border')}</p>
      <p class="muted small">
        {trustAgeSeconds < 60
          ? say('ageNew', { day: added })
          : say('age', { day: added, age: formatDuration(trustAgeSeconds) })}
      </p>
    </>
  );
}

function Checked({ form, subject, ...asked }: Asked & { form: Certificate; subject: RuleSubject }) {
  const { book, country, day, today, chosen } = asked;
  const verdict = useVerdict(form, chosen.id);
  const outcome = verdict?.outcome;
  const check = useMemo(
    () => outcome && checkTravel(book, { subject, outcome, country, day, today }),
    [book, subject, outcome, country, day, today],
  );
  if (!check) return <Waiting>{say('checking')}</Waiting>;
  const failed = check.unmet.filter(({ state }) => state === 'failed');
  const unclear = check.unmet.filter(({ state }) => state !== 'failed');
  return (
    <>
      <Answer answer={check.answer} {...asked}>
        {check.trouble && <Trouble trouble={check.trouble} subject={subject} id={chosen.id} />}
        {check.doubt && <p>{say(`doubts.${check.doubt}`, { country: formatCountry(country) })}</p>}
        <Days check={check} />
      </Answer>
      <Rules title={say('unmet')} results={failed} tell={whenMet} />
      <Rules title={say('unclear')} results={unclear} tell={whyUnclear} />
      <MetRules results={check.met} />
    </>
  );
}

function Answer({
  answer,
  country,
  day,
  children,
}: Pick<Asked, 'country' | 'day'> & { answer: RuleAnswer; children: preact.ComponentChildren }) {
  return (
    <div class={`travel-card travel-card-${answer}`} data-answer={answer} role="status">
      <AnswerMark answer={answer} />
      <div>
        <p class="travel-word">{say(`answers.${answer}`)}</p>
        <p class="travel-where">{say('where', { country: formatCountry(country), day: formatDay(day) })}</p>
        {children}
      </div>
    </div>
  );
}

function Trouble({ trouble, subject, id }: { trouble: OwnTrouble; subject: RuleSubject; id: string }) {
  const { issuedAtSeconds, expiresAtSeconds } = subject;
  if (trouble === 'expired' || trouble === 'not-yet') {
    const seconds = trouble === 'expired' ? expiresAtSeconds : issuedAtSeconds;
    return <p>{say(`troubles.${trouble}`, { day: formatDayOf(new Date(seconds * 1000)) })}</p>;
  }
  return (
    <>
      <p>{say(`troubles.${trouble}`)}</p>
      <p>
        <a href={`/card/${id}`}>{say('openCertificate')}</a>
      </p>
    </>
  );
}

const Days = ({ check: { days } }: { check: TravelCheck }) => (
  <>
    {days.until && <p>{say('until', { day: formatDay(days.until) })}</p>}
    {days.last && <p>{say('last', { day: formatDay(days.last) })}</p>}
    {days.from && <p>{say('from', { day: formatDay(days.from) })}</p>}
  </>
);

const whenMet = ({ days: { from, last } }: { days: DaysAround }): string =>
  from
    ? say('rule.from', { day: formatDay(from) })
    : last
      ? say('rule.last', { day: formatDay(last) })
      : say('rule.never');

const whyUnclear = ({ state }: DayResult): string => say(state === 'hour' ? 'rule.hour' : 'rule.open');

function Rules<Result extends DayResult>({
  title,
  results,
  tell,
}: {
  title: string;
  results: readonly Result[];
  /** What to say of each besides what it asks for. */
  tell: (result: Result) => string;
}) {
  if (results.length === 0) return null;
  return (
    <section class="travel-rules">
      <h3>{title}</h3>
      <RuleList results={results} tell={tell} />
    </section>
  );
}

/** There may be many, and nothing is to be done about them. */
function MetRules({ results }: { results: readonly DayResult[] }) {
  if (results.length === 0) return null;
  return (
    <details class="travel-rules">
      <summary>{say('met', { count: results.length })}</summary>
      <RuleList results={results} />
    </details>
  );
}

const RuleList = <Result extends DayResult>({
  results,
  tell,
}: {
  results: readonly Result[];
  tell?: (result: Result) => string;
}) => (
  <ul>
    {results.map((result) => (
      <li key={result.rule.identifier}>
        <Description {...descriptionOf(result.rule, language.value)} />
        {tell && <p class="travel-when">{tell(result)}</p>}
        <p class="muted small">{result.rule.identifier}</p>
      </li>
    ))}
  </ul>
);

/** Screen readers are told where it is in another language than the screen. */
const Description = ({ language, text }: ReturnType<typeof descriptionOf>) => <p lang={language}>{text}</p>;
