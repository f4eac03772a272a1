import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../ui/components/button.tsx';
import { ScanIcon } from '../../../ui/components/icons.tsx';
import { Notice } from '../../../ui/components/notice.tsx';
import { Waiting } from '../../../ui/components/spinner.tsx';
import { isPhotoAwaited, touch } from '../read-document.ts';
import { say } from './photo-words.ts';
import type { PhotoProblem } from './read-photo.ts';
import type { PictureReading } from './read-picture.ts';
import { type Doubts, doubtsOf, textOf } from './reading-doubts.ts';
import { ZoneCheck } from './zone-check.tsx';

/** A reading that somebody has to look at before it is compared. */
interface Shown {
  readonly reading: PictureReading;
  readonly doubts: Doubts;
}

/**
 * Reads a document's lines from a photo of them.
 *
 * @param lines as they stand in the field now, where what was read may have been put right.
 * @param onRead gets what was read, and whether it may be compared as it is: each character sure, each check digit right.
 * @param onCorrect asks for the character at this place of the text to be put right.
 */
export function ZonePhoto({
  lines,
  onRead,
  onCorrect,
}: {
  lines: string;
  onRead: (text: string, isSure: boolean) => void;
  onCorrect: (at: number) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const state = useSignal<'idle' | 'looking' | PhotoProblem | Shown>('idle');
  const looking = useRef<AbortController | undefined>(undefined);
  useEffect(
    () => () => {
      looking.current?.abort();
      isPhotoAwaited.value = false;
    },
    [],
  );

  const read = async (file: File | undefined) => {
    if (!file) return;
    looking.current?.abort();
    const own = new AbortController();
    looking.current = own;
    touch();
    state.value = 'looking';
    const reading = await import('./read-photo.ts').then(
      ({ readPhoto }) => readPhoto(file, own.signal),
      () => 'unavailable' as const,
    );
    const doubts = typeof reading === 'string' ? undefined : await doubtsOf(reading);
    if (own.signal.aborted) return;
    touch();
    if (typeof reading === 'string' || !doubts) {
      state.value = typeof reading === 'string' ? reading : 'unavailable';
      return;
    }
    state.value = doubts.isNone ? 'idle' : { reading, doubts };
    onRead(textOf(reading), doubts.isNone);
  };

  const { value } = state;
  const isShown = typeof value === 'object';
  return (
    <div class="zone-photo">
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={say('take')}
        accept="image/*"
        capture="environment"
        onCancel={() => {
          isPhotoAwaited.value = false;
        }}
        onChange={({ currentTarget }) => {
          isPhotoAwaited.value = false;
          void read(currentTarget.files?.[0]);
          // The same file chosen again must count as a choice.
          currentTarget.value = '';
        }}
      />
      <Button
        look="secondary"
        icon={<ScanIcon />}
        working={value === 'looking'}
        onClick={() => {
          touch();
          isPhotoAwaited.value = true;
          input.current?.click();
        }}
      >
        {say(isShown ? 'again' : 'take')}
      </Button>
      <div role="status">
        {value === 'looking' && <Waiting>{say('looking')}</Waiting>}
        {typeof value === 'string' && value !== 'idle' && value !== 'looking' && (
          <Notice tone="problem" code={`photo-${value}`}>
            <p>{say(`problems.${value}`)}</p>
          </Notice>
        )}
      </div>
      {isShown && (
        <ZoneCheck reading={value.reading} doubts={value.doubts} lines={lines} onCorrect={onCorrect} />
      )}
    </div>
  );
}
