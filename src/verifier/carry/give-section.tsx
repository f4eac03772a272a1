import { useSignal, useSignalEffect } from '@preact/signals';
import { trustState } from '../../ui/cached-trust.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { DownloadIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { canShareFile, shareFiles } from '../../ui/share-files.ts';
import { knownStatuses } from '../status/verifier-status.ts';
import { packCarriedFile } from './carried-file.ts';
import { say } from './carry-words.ts';
import { gather } from './give.ts';

const ZIP = { type: 'application/zip' };

interface Made {
  readonly file: File;
  /** So that the same can be made again without a network. */
  readonly keep: () => Promise<void>;
}

/** Takes what this device believes to another: as a file, or by a series of codes. */
export function GiveSection() {
  // Made before it is asked for: browsers share only what is there at the touch, and later there may be no network.
  const file = useSignal<Made | 'failed' | undefined>(undefined);
  const savedAs = useSignal<string | undefined>(undefined);
  useSignalEffect(() => {
    const state = trustState.value;
    let isCurrent = knownStatuses.value !== undefined;
    if (state.status !== 'ready' || !isCurrent) return;
    void carriedFile(state.bundle).then((made) => {
      if (isCurrent) file.value = made ?? 'failed';
    });
    return () => {
      isCurrent = false;
    };
  });
  const { value: made } = file;
  const save = () => {
    if (typeof made !== 'object') return;
    saveFile(made.file);
    void made.keep();
    savedAs.value = made.file.name;
  };
  const share = (made: Made) => {
    void shareFiles([made.file]);
    void made.keep();
  };
  return (
    <section class="panel trust-section" aria-labelledby="trust-give">
      <h2 id="trust-give">{say('give.title')}</h2>
      <p>{say('give.text')}</p>
      <div class="trust-actions">
        {made !== 'failed' && (
          <Button look="secondary" icon={<DownloadIcon />} working={made === undefined} onClick={save}>
            {say('give.save')}
          </Button>
        )}
        {typeof made === 'object' && canShareFile(made.file.name, ZIP.type) && (
          <Button look="secondary" onClick={() => share(made)}>
            {say('give.share')}
          </Button>
        )}
        <LinkButton look="secondary" href="/verify/trust/show">
          {say('give.show')}
        </LinkButton>
      </div>
      <div role="status">
        {made === 'failed' && (
          <Notice tone="problem">
            <p>{say('give.failed')}</p>
          </Notice>
        )}
        {savedAs.value && <p>{say('give.saved', { name: savedAs.value })}</p>}
      </div>
    </section>
  );
}

/** All that is here, by the name of its version and of the day it was issued; undefined where it cannot be gathered. */
async function carriedFile({
  version,
  issuedAtSeconds,
}: {
  version: number;
  issuedAtSeconds: number;
}): Promise<Made | undefined> {
  const givable = await gather().catch(() => undefined);
  if (!givable) return undefined;
  const day = new Date(issuedAtSeconds * 1000).toISOString().slice(0, 10);
  const packed = packCarriedFile(givable.all);
  const file = new File([Uint8Array.from(packed)], `khoa-kiem-tra-${version}-${day}.zip`, ZIP);
  return { file, keep: givable.keep };
}
