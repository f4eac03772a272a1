import type { TrustBundle } from '../../trust/bundle.ts';
import { coverageOf } from '../../trust/coverage.ts';
import { readRuleBook } from '../../trust/rules/rule-book.ts';
import { lastTry } from '../../ui/cached-trust.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { formatDayOf, formatDuration, formatNumber } from '../../ui/formats.ts';
import { language, t } from '../../ui/words.ts';
import '../../ui/words/verifier.ts';
import { ageNow } from '../age-now.ts';
import { knownStatuses } from '../status/verifier-status.ts';
import { say } from './carry-words.ts';

/** How old the keys are, in words, and what follows from it. */
export function TrustState({ bundle, now }: { bundle: TrustBundle; now: Date }) {
  const { state, ageSeconds, clock } = ageNow(bundle, now);
  return (
    <section class="panel trust-section" aria-labelledby="trust-state" data-freshness={state}>
      <h2 id="trust-state" class={`trust-age trust-age-${state}`}>
        {ageSeconds < 60 ? say('state.new') : say(`state.${state}`, { age: formatDuration(ageSeconds) })}
      </h2>
      {state === 'stale' && <p>{say('state.staleText')}</p>}
      {clock && (
        <Notice tone="problem">
          <p>{t(`verifier.trust.${clock.kind}`, { by: formatDuration(clock.bySeconds) })}</p>
        </Notice>
      )}
      <Facts bundle={bundle} now={now} />
    </section>
  );
}

function Facts({ bundle, now }: { bundle: TrustBundle; now: Date }) {
  const { issuers, keys, countries } = coverageOf(bundle.issuers);
  const [own] = bundle.issuers;
  const staleSeconds = Math.min(bundle.issuedAtSeconds + bundle.policy.staleSeconds, bundle.expiresAtSeconds);
  return (
    <dl class="trust-facts">
      <Fact name={say('facts.version')}>{formatNumber(bundle.version)}</Fact>
      <Fact name={say('facts.issued')}>{formatInstant(bundle.issuedAtSeconds)}</Fact>
      <Fact name={say('facts.stale')}>{formatInstant(staleSeconds)}</Fact>
      {own && <Fact name={say('facts.own')}>{own.name[language.value]}</Fact>}
      <Fact name={say('facts.coverage')}>{say('facts.coverageText', { issuers, keys, countries })}</Fact>
      <Fact name={say('facts.statuses')}>{statusWords(now)}</Fact>
      <Fact name={say('facts.rules')}>{ruleWords(bundle.rules)}</Fact>
      <Fact name={say('facts.lastTry')}>{tryWords()}</Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function statusWords(now: Date): string {
  const own = knownStatuses.value?.own;
  if (!own) return say('facts.noStatuses');
  const ageSeconds = Math.max(0, now.getTime() / 1000 - own.issuedAtSeconds);
  return say('facts.statusesText', { version: own.version, age: formatDuration(ageSeconds) });
}

function ruleWords(rules: unknown): string {
  const countries = [...readRuleBook(rules).countries.values()];
  if (countries.length === 0) return say('facts.noRules');
  const newest = Math.max(...countries.map(({ addedAtSeconds }) => addedAtSeconds));
  return say('facts.rulesText', {
    countries: countries.length,
    day: formatDayOf(new Date(newest * 1000)),
  });
}

function tryWords(): string {
  const tried = lastTry.value;
  if (!tried) return say('facts.noTry');
  const { answer } = tried;
  const time = formatTime(tried.at);
  return answer.kind === 'refused'
    ? say('tries.refused', { time, code: answer.code })
    : say(`tries.${answer.kind}`, { time });
}

/** A day with its time, where the device is. */
function formatInstant(seconds: number): string {
  const instant = new Date(seconds * 1000);
  return `${formatDayOf(instant)} ${formatTime(instant)}`;
}

const formatTime = (instant: Date): string =>
  new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(instant);
