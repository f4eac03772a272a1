import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { changeAny, settings } from '../settings.ts';
import { differences, offeredCode, readSettingsCode } from './settings-code.ts';
import { nameOf, say, valueSaid } from './supervisor-words.ts';

/** A code of settings that was scanned: what it would change here, before it does. */
export function SettingsOffer({ text, onApplied }: { text: string; onApplied: () => void }) {
  const wanted = readSettingsCode(text);
  const ignore = () => {
    offeredCode.value = undefined;
  };
  if (!wanted) {
    return (
      <section class="supervisor-part">
        <Notice tone="problem" title={say('offer.title')} code="settings-code" urgent>
          <p>{say('offer.unreadable')}</p>
        </Notice>
        <Button look="secondary" onClick={ignore}>
          {say('offer.ignore')}
        </Button>
      </section>
    );
  }
  const changes = differences(settings.value, wanted);
  return (
    <section class="supervisor-part supervisor-offer">
      <h2>{say('offer.title')}</h2>
      <p>{say(changes.length > 0 ? 'offer.text' : 'offer.same')}</p>
      <ul>
        {changes.map(({ name, from, to }) => (
          <li key={name}>
            {say('offer.change', {
              name: nameOf(name),
              from: valueSaid(name, from),
              to: valueSaid(name, to),
            })}
          </li>
        ))}
      </ul>
      <div class="supervisor-actions">
        {changes.length > 0 && (
          <Button
            onClick={() => {
              changeAny(wanted);
              ignore();
              onApplied();
            }}
          >
            {say('offer.apply')}
          </Button>
        )}
        <Button look="secondary" onClick={ignore}>
          {say('offer.ignore')}
        </Button>
      </div>
    </section>
  );
}
