import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { DropAndPaste } from '../../scanner/drop-and-paste.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { FileIcon, ScanIcon } from '../../ui/components/icons.tsx';
import { say } from './carry-words.ts';
import { type Taken, takeFile } from './take.ts';
import { TakenNotice } from './taken-notice.tsx';

/** Takes trust from another device: from a file that is chosen, dropped or pasted, or by a series of codes. */
export function TakeSection() {
  const input = useRef<HTMLInputElement>(null);
  const working = useSignal(false);
  const taken = useSignal<Taken | undefined>(undefined);
  const take = async ([file]: readonly File[]) => {
    if (!file || working.value) return;
    working.value = true;
    taken.value = undefined;
    taken.value = await takeFile(file);
    working.value = false;
  };
  return (
    <section class="panel trust-section" aria-labelledby="trust-take">
      <DropAndPaste label={say('take.drop')} onFiles={(files) => void take(files)} />
      <h2 id="trust-take">{say('take.title')}</h2>
      <p>{say('take.text')}</p>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={say('take.file')}
        accept=".zip,application/zip"
        onChange={({ currentTarget }) => {
          void take([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <div class="trust-actions">
        <Button
          look="secondary"
          icon={<FileIcon />}
          working={working.value}
          onClick={() => input.current?.click()}
        >
          {say('take.choose')}
        </Button>
        <LinkButton look="secondary" icon={<ScanIcon />} href="/verify/trust/scan">
          {say('take.scan')}
        </LinkButton>
      </div>
      <div role="status">{taken.value && <TakenNotice {...taken.value} />}</div>
    </section>
  );
}
