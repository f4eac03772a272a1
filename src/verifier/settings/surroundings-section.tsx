import { say } from '../modes/words.ts';
import { change, isLocked, LIGHTS, settings } from '../settings.ts';
import { Choice } from './choice.tsx';
import { Locked } from './locked.tsx';
import { Switch } from './switch.tsx';

/** Who holds the device, and where. */
export const SurroundingsSection = () => (
  <>
    <fieldset class="verifier-settings-choices">
      <legend class="visually-hidden">{say('light.title')}</legend>
      {LIGHTS.map((light) => (
        <Choice
          key={light}
          name="light"
          checked={settings.value.light === light}
          disabled={isLocked('light')}
          onChosen={() => change({ light })}
        >
          {say(`light.${light}`)}
        </Choice>
      ))}
      {isLocked('light') && <Locked />}
    </fieldset>
    <Switch setting="leftHanded">{say('leftHanded')}</Switch>
    <Switch setting="gloves">{say('gloves')}</Switch>
  </>
);
