import { useSignal } from '@preact/signals';
import { LinkButton } from '../ui/components/button.tsx';
import { TextField } from '../ui/components/field.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { t } from '../ui/words.ts';
import { answersTo, ENTRIES, say } from './help-answers.ts';
import { type EntryId, HELP_CODES } from './help-codes.ts';
import { searchCodes } from './help-search.ts';
import './help-screen.css';

const MOST_CODES = 5;

/** `/help`: short answers to what people ask, and what each code means, found by words without tones. */
export function HelpScreen() {
  const query = useSignal('');
  const typed = query.value.trim();
  const codes = searchCodes(HELP_CODES, typed).slice(0, MOST_CODES);
  const found = typed === '' ? ENTRIES : answersTo(typed, codes);
  return (
    <Screen title={say('title')} lead={say('lead')} back={{ href: '/', label: t('wallet.title') }}>
      <search>
        <TextField
          id="help-search"
          label={say('search')}
          value={query.value}
          onText={(text) => {
            query.value = text;
          }}
          enterkeyhint="search"
          autocomplete="off"
          maxlength={100}
        />
      </search>
      <p class="visually-hidden" role="status">
        {typed !== '' && say('found', { count: found.length + codes.length })}
      </p>
      {codes.map(({ code, sentence }) => (
        <section key={sentence()} class="help-code">
          <h2>{say('code', { code })}</h2>
          <p>{sentence()}</p>
        </section>
      ))}
      {typed !== '' && found.length === 0 && (
        <div class="help-nothing">
          <p>{say('nothing')}</p>
          <p class="muted">{say('nothingNext')}</p>
        </div>
      )}
      <ul class="help-entries">
        {found.map((id, place) => (
          <li key={id}>
            <Entry id={id} open={typed !== '' && place === 0} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

/** Where an answer sends people, if anywhere. */
const LEADS_TO: Partial<Record<EntryId, '/look-up' | '/add'>> = {
  'why-none': '/look-up',
  'wrong-details': '/look-up',
  child: '/look-up',
  'lost-phone': '/look-up',
  expiry: '/look-up',
  revoked: '/look-up',
  'from-paper': '/add',
};

function Entry({ id, open }: { id: EntryId; open: boolean }) {
  const href = LEADS_TO[id];
  return (
    <details class="help-entry" open={open}>
      <summary>{say(`entries.${id}.question`)}</summary>
      <p>{say(`entries.${id}.answer`)}</p>
      {href && (
        <LinkButton href={href} look="secondary">
          {t(href === '/add' ? 'wallet.add' : 'wallet.lookUp')}
        </LinkButton>
      )}
    </details>
  );
}
