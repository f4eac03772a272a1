import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { TextField } from '../ui/components/field.tsx';
import { DownIcon, FavouriteIcon, UpIcon } from '../ui/components/icons.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatDay } from '../ui/formats.ts';
import { vi } from '../ui/languages/wallet-people-vi.ts';
import { addWords, t } from '../ui/words.ts';
import { type Arrangement, MAX_NICKNAME_LENGTH, moved, withPerson } from './arrangement.ts';
import './people-screen.css';
import { holders } from './holders.ts';
import { StorageError, type StorageErrorCode } from './storage.ts';
import { StorageNotice } from './storage-notice.tsx';
import { arrange, useWallet } from './wallet.ts';

const words = addWords(vi, async () => (await import('../ui/languages/wallet-people-en.ts')).en);
await words.ready;
const say = words.t;

/** `/people`: in which order and by which names the people of the wallet stand, and who comes first. */
export function PeopleScreen() {
  const wallet = useWallet();
  const failure = useSignal<StorageErrorCode | undefined>(undefined);
  const said = useSignal('');
  const list = useRef<HTMLUListElement>(null);
  const people = holders.value;
  const keys = people.map(({ key }) => key);

  const change = async (how: (arrangement: Arrangement) => Arrangement) => {
    failure.value = undefined;
    try {
      await arrange(how);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      failure.value = error.code;
    }
  };
  const move = async (key: string, by: -1 | 1) => {
    await change((arrangement) => moved(arrangement, keys, key, by));
    const place = holders.value.findIndex((person) => person.key === key);
    const { name } = holders.value[place] ?? { name: '' };
    said.value = say('moved', { name, place: place + 1, total: keys.length });
    // The row has gone elsewhere, and whoever moves it on with it.
    const row = list.current?.children[place];
    const [same, other] = by < 0 ? ['up', 'down'] : ['down', 'up'];
    const button =
      row?.querySelector<HTMLButtonElement>(`.people-${same}:not(:disabled)`) ??
      row?.querySelector<HTMLButtonElement>(`.people-${other}`);
    button?.focus();
  };

  return (
    <Screen
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/', label: t('wallet.title') }}
      actions={<LinkButton href="/">{say('done')}</LinkButton>}
    >
      {wallet.status === 'opening' && <Waiting>{t('wallet.home.opening')}</Waiting>}
      {wallet.status === 'failed' && <StorageNotice code={wallet.code} />}
      {failure.value && <StorageNotice code={failure.value} />}
      {wallet.status === 'open' && people.length === 0 && <p>{say('nobody')}</p>}
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
      <ul class="people" ref={list}>
        {people.map(({ key, name, birthDate, nickname = '', favourite = false }, place) => (
          <li key={key} class="people-person">
            <div>
              <p class="people-name">{name}</p>
              {birthDate && <p class="muted small">{t('wallet.card.born', { day: formatDay(birthDate) })}</p>}
            </div>
            <div class="people-order">
              <button
                type="button"
                class="button button-quiet people-up"
                aria-label={say('up', { name })}
                disabled={place === 0 || Boolean(people[place - 1]?.favourite) !== favourite}
                onClick={() => void move(key, -1)}
              >
                <UpIcon />
              </button>
              <button
                type="button"
                class="button button-quiet people-down"
                aria-label={say('down', { name })}
                disabled={place === people.length - 1 || Boolean(people[place + 1]?.favourite) !== favourite}
                onClick={() => void move(key, 1)}
              >
                <DownIcon />
              </button>
            </div>
            <Nickname
              id={`nickname-${place}`}
              name={name}
              nickname={nickname}
              onChosen={(chosen) =>
                void change((arrangement) => withPerson(arrangement, keys, key, { nickname: chosen }))
              }
            />
            <Button
              look={favourite ? 'primary' : 'secondary'}
              icon={<FavouriteIcon />}
              aria-pressed={favourite}
              onClick={() =>
                void change((arrangement) => withPerson(arrangement, keys, key, { favourite: !favourite }))
              }
            >
              {say('favourite')}
            </Button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

/** Kept when the field is left: not at each letter, and without a button of its own. */
function Nickname({
  id,
  name,
  nickname,
  onChosen,
}: {
  id: string;
  name: string;
  nickname: string;
  onChosen: (nickname: string) => void;
}) {
  const typed = useSignal(nickname);
  return (
    <div
      class="people-nickname"
      onFocusOut={() => {
        if (typed.value.trim() !== nickname) onChosen(typed.value);
      }}
    >
      <TextField
        id={id}
        label={say('nickname', { name })}
        hint={say('nicknameHint')}
        value={typed.value}
        onText={(text) => {
          typed.value = text;
        }}
        autocomplete="off"
        maxlength={MAX_NICKNAME_LENGTH}
        spellcheck={false}
      />
    </div>
  );
}
