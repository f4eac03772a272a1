import { useFocusAfter } from '../../ui/focus-after.ts';
import { changeAny, isLocked, type Settings, settings } from '../settings.ts';
import { nameOf, say, valueSaid } from './supervisor-words.ts';

/** What inspectors may change: each setting with its value now, and whether it is the supervisor's. */
export function Locks() {
  const names = (Object.keys(settings.value) as (keyof Settings)[]).filter(
    (name) => name !== 'training' && name !== 'locked',
  );
  const lock = (name: string, wanted: boolean) => {
    const others = settings.value.locked.filter((locked) => locked !== name);
    changeAny({ locked: wanted ? [...others, name] : others });
  };
  // The PIN's form has gone, with the button that was pressed.
  const heading = useFocusAfter<HTMLHeadingElement>('open');
  return (
    <section class="supervisor-part">
      <h2 ref={heading} tabIndex={-1}>
        {say('locks.title')}
      </h2>
      <p class="muted">{say('locks.hint')}</p>
      <table class="supervisor-locks">
        <thead>
          <tr>
            <th scope="col">{say('locks.setting')}</th>
            <th scope="col">{say('locks.now')}</th>
            <th scope="col">{say('locks.locked')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              <td>{valueSaid(name, settings.value[name])}</td>
              <td>
                <label class="supervisor-box">
                  <span class="visually-hidden">{say('locks.lockOf', { name: nameOf(name) })}</span>
                  <input
                    type="checkbox"
                    checked={isLocked(name)}
                    onChange={({ currentTarget }) => lock(name, currentTarget.checked)}
                  />
                </label>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <label class="supervisor-line">
        <input
          type="checkbox"
          checked={settings.value.training}
          onChange={({ currentTarget }) => changeAny({ training: currentTarget.checked })}
        />
        <span>{say('locks.training')}</span>
      </label>
    </section>
  );
}
