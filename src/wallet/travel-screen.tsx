import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { readRuleBook } from '../trust/rules/rule-book.ts';
import { trustAge } from '../trust/trust.ts';
import { loadTrust, trustState } from '../ui/cached-trust.ts';
import { LinkButton } from '../ui/components/button.tsx';
import { AddIcon, LookUpIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatDuration } from '../ui/formats.ts';
import { t } from '../ui/words.ts';
import '../ui/words/card.ts';
import { holders } from './holders.ts';
import { dayHere } from './look-up-fields.ts';
import { StorageNotice } from './storage-notice.tsx';
import { isTravelDay, TravelForm } from './travel-form.tsx';
import { TravelResult } from './travel-result.tsx';
import { say } from './travel-words.ts';
import { useWallet, type WalletCertificate } from './wallet.ts';
import './travel-screen.css';

/** `/travel/:id?`: whether a certificate will do for a country and a day, by that country's rules. */
export function TravelScreen() {
  const { id } = useRoute().params;
  const wallet = useWallet();
  // By person, the newest of each first.
  const certificates = holders.value.flatMap((holder) => holder.certificates);
  const from = certificates.find((one) => one.id === id);
  return (
    <Screen
      title={t('wallet.travel')}
      lead={say('lead')}
      back={
        from
          ? {
              href: `/card/${from.id}`,
              label: t('wallet.cardScreen.title', { name: from.certificate.holder.name }),
            }
          : { href: '/', label: t('wallet.title') }
      }
      width="wide"
    >
      {wallet.status === 'opening' && <Waiting>{t('wallet.home.opening')}</Waiting>}
      {wallet.status === 'failed' && <StorageNotice code={wallet.code} />}
      {wallet.status === 'open' && certificates.length === 0 && <NoCertificate />}
      {certificates.length > 0 && <Travel certificates={certificates} preselected={id} />}
    </Screen>
  );
}

const NoCertificate = () => (
  <Notice title={say('noCertificateTitle')}>
    <p>{say('noCertificateText')}</p>
    <LinkButton href="/look-up" icon={<LookUpIcon />}>
      {t('wallet.lookUp')}
    </LinkButton>
    <LinkButton href="/add" look="secondary" icon={<AddIcon />}>
      {t('wallet.add')}
    </LinkButton>
  </Notice>
);

function Travel({
  certificates,
  preselected,
}: {
  certificates: readonly WalletCertificate[];
  preselected: string | undefined;
}) {
  const today = dayHere(new Date());
  const chosenId = useSignal(preselected);
  const country = useSignal<string | undefined>(undefined);
  const day = useSignal(today);
  useEffect(() => void loadTrust(), []);
  const trust = trustState.value;
  const bundle = trust.status === 'ready' ? trust.bundle : undefined;
  const book = useMemo(() => readRuleBook(bundle?.rules), [bundle]);
  if (trust.status === 'loading') return <Waiting>{t('app.loading')}</Waiting>;
  if (!bundle || book.countries.size === 0) {
    return (
      <Notice tone="problem" code="no-rules" title={say('noRulesTitle')}>
        <p>{say('noRulesText')}</p>
      </Notice>
    );
  }
  const chosen = certificates.find((one) => one.id === chosenId.value) ?? certificates[0];
  const { state, ageSeconds } = trustAge(bundle, new Date());
  const rules = country.value === undefined ? undefined : book.countries.get(country.value);
  return (
    <div class="travel">
      <TravelForm
        certificates={certificates}
        chosen={chosen}
        countries={[...book.countries.keys()]}
        country={country.value}
        day={day.value}
        today={today}
        onCertificate={(id) => {
          chosenId.value = id;
        }}
        onCountry={(code) => {
          country.value = code;
        }}
        onDay={(chosenDay) => {
          day.value = chosenDay;
        }}
      />
      <section class="travel-answer" aria-labelledby="travel-result">
        <h2 id="travel-result">{say('result')}</h2>
        {state === 'stale' && (
          <Notice tone="problem" code="stale-trust" title={say('staleTitle')}>
            <p>{say('staleText', { age: formatDuration(ageSeconds) })}</p>
          </Notice>
        )}
        {chosen && country.value !== undefined && rules && isTravelDay(day.value, today) ? (
          <TravelResult
            chosen={chosen}
            book={book}
            rules={rules}
            country={country.value}
            day={day.value}
            today={today}
            trustAgeSeconds={ageSeconds}
          />
        ) : (
          <p class="muted">{say('choose')}</p>
        )}
      </section>
    </div>
  );
}
