import type { ComponentChildren } from 'preact';
import { LookMark, OutcomeMark } from '../../ui/components/outcome-mark.tsx';
import { formatCountdown, formatDay } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import { say as sayOfDoor } from '../door/door-words.ts';
import '../outcome-row.css';
import { type Group, isGood, isUnsure, type Member, missingCount, missingFrom } from './group-list.ts';
import type { Person } from './group-person.ts';
import { say } from './words.ts';

/** From so long before on it is said that a group goes by itself. */
const SAID_MS = 60_000;

/** Who is missing, who is not good, and then all others; with what can be done below. */
export function GroupPeople({
  group,
  msLeft,
  children,
}: {
  group: Group;
  msLeft: number;
  children: ComponentChildren;
}) {
  const { members, size } = group;
  const names = missingFrom(group);
  const bad = members.filter((member) => !isGood(member));
  const good = members.filter(isGood);
  return (
    <div class="group">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section class="group-body" aria-label={say('group.members')} tabIndex={0}>
        <p class="group-state">
          {size > 0
            ? stateWords(missingCount(group), bad.length)
            : say(members.length > 0 ? 'group.aim' : 'group.howMany')}
        </p>
        {names.length > 0 && (
          <ul class="group-missing">
            {names.map((person, at) => (
              <li key={`${person.name} ${person.birthDate} ${at}`}>
                <Who person={person} />
              </li>
            ))}
          </ul>
        )}
        {members.length > 0 && (
          <ul class="group-members">
            {[...bad, ...good.toReversed()].map((member) => (
              <Entry
                key={`${member.name} ${member.birthDate}`}
                member={member}
                hasList={group.expected.length > 0}
              />
            ))}
          </ul>
        )}
      </section>
      <div class="group-actions">
        {children}
        {msLeft < SAID_MS && members.length > 0 && (
          <p class="muted small">{say('group.clears', { time: formatCountdown(msLeft / 1000) })}</p>
        )}
      </div>
    </div>
  );
}

function stateWords(missing: number, bad: number): string {
  if (missing > 0) return say('group.missing', { count: missing });
  return bad === 0 ? say('group.allGood') : say('group.allHere', { count: bad });
}

const Who = ({ person: { name, birthDate } }: { person: Person }) => (
  <>
    <strong>{name.toLocaleUpperCase('vi')}</strong>
    {birthDate && <span> {formatDay(birthDate)}</span>}
  </>
);

const Entry = ({ member, hasList }: { member: Member; hasList: boolean }) => (
  <li
    class={`group-member outcome-row outcome-row-${member.kept ? 'look' : member.outcome}`}
    data-outcome={member.outcome}
    data-kept={member.kept}
  >
    {member.kept ? <LookMark size="2rem" /> : <OutcomeMark outcome={member.outcome} size="2rem" />}
    <span>
      <span class="outcome-row-word">
        {t(`outcomes.${member.outcome}`)}
        {member.kept && `, ${sayOfDoor(member.kept === 'loading' ? 'loading' : `answers.${member.kept}`)}`}
      </span>
      <Who person={member} />
      {hasList && !member.listed && <span class="small">{say('group.unlisted')}</span>}
      {member.listed && isUnsure(member) && (
        <span class="small">
          {say('group.listedAs', { name: member.listed.person.name.toLocaleUpperCase('vi') })}
        </span>
      )}
    </span>
  </li>
);
