import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { PrintIcon, ShareIcon } from '../ui/components/export-icons.tsx';
import { DownloadIcon, NextIcon } from '../ui/components/icons.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { keepPaperOffline } from '../ui/keep-offline.ts';
import { saveFile } from '../ui/save-file.ts';
import { shareFiles } from '../ui/share-files.ts';
import { t } from '../ui/words.ts';
import { formChosenLast } from './chosen-form.ts';
import { CertificateChoice, type Choice, WayChoice } from './export-choices.tsx';
import {
  asOneFile,
  canShareAs,
  ExportError,
  type Exported,
  type ExportWay,
  exportFiles,
} from './export-files.ts';
import { type Outcome, Told } from './export-outcome.tsx';
import { say } from './export-words.ts';
import { holders } from './holders.ts';
import { PrintedForms } from './printed-forms.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { useWallet, type WalletCertificate } from './wallet.ts';
import './export-screen.css';

/** `/export`: the whole wallet as files or on paper; `/export/:id`: one certificate of it. */
export function ExportScreen() {
  const { id } = useRoute().params;
  const wallet = useWallet();
  useEffect(() => void keepPaperOffline(), []);
  const back = id ? { href: `/card/${id}`, label: t('app.back') } : { href: '/', label: t('wallet.title') };
  if (wallet.status !== 'open') {
    return (
      <Screen title={say('title')} back={back}>
        {wallet.status === 'failed' ? (
          <StorageNotice code={wallet.code} />
        ) : (
          <Waiting>{t('wallet.home.opening')}</Waiting>
        )}
      </Screen>
    );
  }
  const all = holders.value.flatMap(({ certificates }) => certificates);
  const offered = id ? all.filter((one) => one.id === id) : all;
  if (offered.length === 0) {
    return (
      <Screen
        title={say('emptyTitle')}
        lead={say('emptyText')}
        actions={<LinkButton href="/">{t('notFound.home')}</LinkButton>}
      >
        {null}
      </Screen>
    );
  }
  // Of each person the newest; what it replaced is there to be added.
  const newest = holders.value.map(({ certificates: [first] }) => first.id);
  return <Export offered={offered} chosenAtFirst={id ? [id] : newest} back={back} />;
}

function Export({
  offered,
  chosenAtFirst,
  back,
}: {
  offered: readonly WalletCertificate[];
  chosenAtFirst: readonly string[];
  back: { href: string; label: string };
}) {
  const chosenIds = useSignal<readonly string[]>(chosenAtFirst);
  const way = useSignal<ExportWay>('a4');
  const working = useSignal(false);
  const outcome = useSignal<Outcome | undefined>(undefined);
  /** Made by a touch that the browser no longer counts: the next one finds it ready. */
  const ready = useSignal<readonly File[] | undefined>(undefined);
  const choices: Choice[] = offered.map((one) => ({
    ...one,
    isChosen: chosenIds.value.includes(one.id),
  }));
  const chosen = choices.filter(({ isChosen }) => isChosen).map(exported);
  const [only, ...others] = offered.filter(({ id }) => chosenIds.value.includes(id));
  const canShare = canShareAs(way.value);
  const changed = () => {
    outcome.value = undefined;
    ready.value = undefined;
  };

  const withFiles = async (use: (files: readonly [File, ...File[]]) => Promise<Outcome | undefined>) => {
    working.value = true;
    outcome.value = undefined;
    try {
      const { files, leftOut } = await exportFiles(way.value, chosen);
      const names = leftOut.map(({ shown }) => shown.holder.name);
      const [first, ...others] = files;
      const became = first ? await use([first, ...others]) : undefined;
      if (names.length > 0 && !became) outcome.value = { kind: 'none', leftOut: names };
      else outcome.value = became?.kind === 'saved' ? { ...became, leftOut: names } : became;
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      outcome.value = { kind: 'failed', code: error.code };
    } finally {
      working.value = false;
    }
  };
  const save = () =>
    withFiles(async (files) => {
      const file = await asOneFile(files);
      saveFile(file);
      return { kind: 'saved', fileName: file.name, leftOut: [] };
    });
  const share = async () => {
    if (ready.value) return void (await shareFiles(ready.value));
    await withFiles(async (files) => {
      if (await shareFiles(files)) return undefined;
      ready.value = files;
      return { kind: 'share-again' };
    });
  };

  const actions = chosen.length > 0 && (
    <>
      {canShare && (
        <Button icon={<ShareIcon />} working={working.value} onClick={() => void share()}>
          {say('share')}
        </Button>
      )}
      <Button
        look={canShare ? 'secondary' : 'primary'}
        icon={<DownloadIcon />}
        working={working.value}
        onClick={() => void save()}
      >
        {say('save')}
      </Button>
      {way.value === 'a4' && (
        <Button look="secondary" icon={<PrintIcon />} onClick={() => print()}>
          {say('print')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <Screen title={say('title')} lead={say('lead')} back={back} actions={actions}>
        {offered.length > 1 && (
          <CertificateChoice
            choices={choices}
            onChoose={(ids) => {
              chosenIds.value = ids;
              changed();
            }}
          />
        )}
        <WayChoice
          chosen={way.value}
          onChoose={(one) => {
            way.value = one;
            changed();
          }}
        />
        {others.length === 0 && only?.certificate.format === 'shc' && (
          <p>
            <LinkButton href={`/offer/${only.id}`} look="quiet" icon={<NextIcon />}>
              {say('otherWallet')}
            </LinkButton>
          </p>
        )}
        <div role="status">{chosen.length === 0 ? say('chooseSome') : <Told outcome={outcome.value} />}</div>
      </Screen>
      <PrintedForms certificates={chosen.map(({ shown }) => shown)} />
    </>
  );
}

function exported({ certificate, twins }: WalletCertificate): Exported {
  const forms = [certificate, ...twins];
  return { shown: forms[formChosenLast(forms)] ?? certificate, forms };
}
