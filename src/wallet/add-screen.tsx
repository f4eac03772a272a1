import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PartsSeen } from '../certificate/reasons.ts';
import { DropAndPaste } from '../scanner/drop-and-paste.tsx';
import { FileInput } from '../scanner/file-input.tsx';
import { FileProblemNotice, ReadingFiles } from '../scanner/file-words.tsx';
import { type FileContent, useFiles } from '../scanner/use-files.ts';
import { loadTrust } from '../ui/cached-trust.ts';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { describedBy, FieldNotes } from '../ui/components/field.tsx';
import { FileIcon, PasteIcon, ScanIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { takeHandedOver } from '../ui/shared-files.ts';
import { language, t } from '../ui/words.ts';
import '../ui/words/add.ts';
import '../ui/words/reasons.ts';
import './add-screen.css';
import { type AddAnswer, addContents, addText } from './adding.ts';
import { takeLinked } from './linked-cards.ts';
import { Scanning } from './scanning.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { useWallet } from './wallet.ts';

const isInWallet = ({ kind }: AddAnswer) => kind === 'added' || kind === 'already-there';

type Answer = Exclude<AddAnswer, { kind: 'more-parts' }>;

/** Adds a certificate that somebody already has: by the camera, from a file, or as text. */
export function AddScreen() {
  useWallet();
  const scanning = useSignal(false);
  const reading = useSignal(false);
  const answers = useSignal<readonly Answer[]>([]);
  /** How many are in the wallet now; what was pasted for them has done its work. */
  const kept = useSignal(0);
  const collected = useSignal<{ parts: PartsSeen; texts: readonly string[] } | undefined>(undefined);

  const add = async (work: () => Promise<AddAnswer[]>) => {
    reading.value = true;
    answers.value = [];
    try {
      const all = await work();
      const more = all.find((answer) => answer.kind === 'more-parts');
      collected.value = more && { parts: more.parts, texts: more.texts };
      answers.value = all.filter((answer) => answer.kind !== 'more-parts');
      kept.value += all.filter(isInWallet).length;
      // A code that is something else may lie beside the right one: the camera goes on looking.
      if (all.some(isInWallet)) scanning.value = false;
    } finally {
      reading.value = false;
    }
  };
  /** What is being added. Files wait for it; the camera does not, since it sees its code again. */
  const adding = useRef<Promise<void>>(Promise.resolve());
  const takeScanned = (text: string) => {
    if (!reading.value) adding.current = add(async () => [await addText(text, collected.value?.texts)]);
  };
  const takeContents = (contents: readonly FileContent[]) => {
    const addThem = () => add(() => addContents(contents, collected.value?.texts));
    adding.current = adding.current.then(addThem, addThem);
  };
  const files = useFiles(takeContents);
  const takeFiles = (chosen: readonly File[]) => {
    answers.value = [];
    files.read(chosen);
  };
  useEffect(() => {
    void loadTrust();
    takeFiles(takeHandedOver());
    const linked = takeLinked();
    if (linked.length > 0) takeContents(linked);
  }, []);

  return (
    <Screen
      title={t('wallet.addScreen.title')}
      lead={t('wallet.addScreen.lead')}
      back={{ href: '/', label: t('wallet.title') }}
      width="wide"
    >
      <DropAndPaste onFiles={takeFiles} />
      {/* Always there, so that what appears in it is read out. */}
      <div class="add-answers" role="status">
        {files.progress.value && <ReadingFiles progress={files.progress.value} onStop={files.stop} />}
        {reading.value && <Waiting>{t('wallet.addScreen.reading')}</Waiting>}
        {answers.value.map((answer, at) => (
          <AnswerNotice key={`${at}-${answer.kind}`} answer={answer} />
        ))}
        {collected.value && (
          <Notice title={t('reasons.incomplete.citizen')}>
            <p>{partsSentence(collected.value.parts)}</p>
            <Button
              look="quiet"
              onClick={() => {
                collected.value = undefined;
              }}
            >
              {t('wallet.addScreen.partsAgain')}
            </Button>
          </Notice>
        )}
      </div>
      <div class="add-ways">
        <section class="add-way add-scan">
          <Way icon={<ScanIcon />} title={t('wallet.addScreen.scan')} text={t('wallet.addScreen.scanText')} />
          {scanning.value && <Scanning onText={takeScanned} />}
          <Button
            look={scanning.value ? 'secondary' : 'primary'}
            onClick={() => {
              scanning.value = !scanning.value;
            }}
          >
            {scanning.value ? t('wallet.addScreen.stopScan') : t('wallet.addScreen.startScan')}
          </Button>
        </section>
        <section class="add-way">
          <Way icon={<FileIcon />} title={t('wallet.addScreen.file')} text={t('wallet.addScreen.fileText')} />
          <FileChooser onFiles={takeFiles} />
        </section>
        <section class="add-way">
          <Way
            icon={<PasteIcon />}
            title={t('wallet.addScreen.paste')}
            text={t('wallet.addScreen.pasteText')}
          />
          <PasteForm key={kept.value} onText={(text) => takeContents([{ kind: 'text', text }])} />
        </section>
      </div>
    </Screen>
  );
}

const Way = ({ icon, title, text }: { icon: preact.JSX.Element; title: string; text: string }) => (
  <div class="add-way-title">
    {icon}
    <div>
      <h2>{title}</h2>
      <p class="muted small">{text}</p>
    </div>
  </div>
);

function FileChooser({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <FileInput input={input} label={t('wallet.addScreen.file')} onFiles={onFiles} />
      <Button look="secondary" onClick={() => input.current?.click()}>
        {t('wallet.addScreen.chooseFile')}
      </Button>
    </>
  );
}

function PasteForm({ onText }: { onText: (text: string) => void }) {
  const text = useSignal('');
  const empty = useSignal(false);
  const problem = empty.value ? t('wallet.addScreen.pasteEmpty') : undefined;
  return (
    <form
      class="add-paste"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        empty.value = text.value.trim() === '';
        if (!empty.value) onText(text.value);
      }}
    >
      <label class="field-label" for="paste">
        {t('wallet.addScreen.pasteLabel')}
      </label>
      <FieldNotes id="paste" problem={problem} />
      <textarea
        id="paste"
        class="field-input"
        rows={3}
        autocomplete="off"
        spellcheck={false}
        value={text.value}
        {...(problem && { 'aria-invalid': true })}
        {...describedBy('paste', undefined, problem)}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <Button type="submit" look="secondary">
        {t('wallet.addScreen.pasteSubmit')}
      </Button>
    </form>
  );
}

function AnswerNotice({ answer }: { answer: Answer }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.scrollIntoView({ block: 'nearest' }), []);
  return <div ref={notice}>{answerNotice(answer)}</div>;
}

function answerNotice(answer: Answer) {
  switch (answer.kind) {
    case 'added':
    case 'already-there':
      return (
        <Notice
          title={t(answer.kind === 'added' ? 'wallet.addScreen.added' : 'wallet.addScreen.alreadyThere', {
            name: answer.name,
          })}
        >
          <LinkButton href={`/card/${answer.id}`} look="secondary">
            {t('wallet.addScreen.open')}
          </LinkButton>
        </Notice>
      );
    case 'refused':
      return (
        <Notice tone="problem" title={t('wallet.addScreen.notAdded')} code={answer.reason}>
          <p>{t(`reasons.${answer.reason}.citizen`)}</p>
        </Notice>
      );
    case 'file-problem':
      return <FileProblemNotice fileName={answer.fileName} problem={answer.problem} />;
    case 'not-kept':
      return <StorageNotice code={answer.code} title={t('wallet.addScreen.notAdded')} />;
  }
}

const partsSentence = ({ have, total }: PartsSeen) =>
  t('wallet.addScreen.parts', { have: new Intl.ListFormat(language.value).format(have.map(String)), total });
