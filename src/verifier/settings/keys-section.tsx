import { say } from '../modes/words.ts';
import '../../ui/components/key-cap.css';
import './keys-section.css';

/** What each key does, for who works without touching the screen. */
export const KeysSection = () => (
  <dl class="verifier-settings-keys">
    <Key keys={['Enter', say('keys.space'), 'Esc']} does={say('keys.next')} />
    <Key keys={['S']} does={say('keys.settings')} />
    <Key keys={['L']} does={say('keys.language')} />
    <Key keys={['1', '5']} between="–" does={say('keys.mode')} />
    <Key keys={['+', '−']} does={say('keys.size')} />
    <Key keys={['N']} does={say('keys.names')} />
    <Key keys={['E']} does={say('keys.end')} />
  </dl>
);

const Key = ({ keys, between = '', does }: { keys: readonly string[]; between?: string; does: string }) => (
  <>
    <dt>
      {keys.map((key, at) => (
        <>
          {at > 0 && ` ${between} `}
          <kbd>{key}</kbd>
        </>
      ))}
    </dt>
    <dd>{does}</dd>
  </>
);
