import { MODES } from '../modes/modes.ts';
import { say } from '../modes/words.ts';
import { change, isLocked, settings } from '../settings.ts';
import { Choice } from './choice.tsx';
import { Locked } from './locked.tsx';

/** For what kind of place the screen is. */
export const ModeSection = () => (
  <>
    {MODES.map((mode, at) => (
      <Choice
        key={mode}
        name="mode"
        checked={settings.value.mode === mode}
        disabled={isLocked('mode')}
        shortcut={String(at + 1)}
        onChosen={() => change({ mode })}
      >
        {say(`modes.${mode}.name`)}
        <span class="muted small">{say(`modes.${mode}.means`)}</span>
      </Choice>
    ))}
    {isLocked('mode') && <Locked />}
  </>
);
