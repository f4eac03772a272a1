import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { FileIcon } from '../ui/components/icons.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { formatNumber } from '../ui/formats.ts';
import { say } from './correction-words.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** A photo of the paper, made small on the device; shown as it will be sent. */
export function CorrectionPhoto({
  photo,
  onPhoto,
}: {
  photo: Blob | undefined;
  onPhoto: (photo: Blob | undefined) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const state = useSignal<'idle' | 'preparing' | 'unreadable'>('idle');
  const url = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const made = photo && URL.createObjectURL(photo);
    url.value = made;
    return () => {
      if (made) URL.revokeObjectURL(made);
    };
  }, [photo]);

  const take = async (file: File | undefined) => {
    if (!file) return;
    state.value = 'preparing';
    const jpeg = await shrinkPhoto(file);
    state.value = jpeg ? 'idle' : 'unreadable';
    if (jpeg) onPhoto(new Blob([jpeg], { type: 'image/jpeg' }));
  };

  return (
    <fieldset class="correction-photo" aria-describedby="photo-hint">
      <legend class="field-label">{say('report.photo')}</legend>
      <p class="field-hint" id="photo-hint">
        {say('report.photoText')}
      </p>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={say('report.choosePhoto')}
        accept="image/*"
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          // The same file chosen again must count as a choice.
          event.currentTarget.value = '';
        }}
      />
      {state.value === 'unreadable' && (
        <Notice tone="problem" urgent code="unreadable">
          <p>{say('report.photoProblem')}</p>
        </Notice>
      )}
      {state.value === 'preparing' ? (
        <Waiting>{say('report.preparing')}</Waiting>
      ) : (
        <>
          {photo && url.value && (
            <>
              <img src={url.value} alt={say('report.photoShown')} />
              <p class="small muted">
                {say('report.photoSize', { size: formatNumber(Math.ceil(photo.size / 1000)) })}
              </p>
              <Button look="quiet" onClick={() => onPhoto(undefined)}>
                {say('report.removePhoto')}
              </Button>
            </>
          )}
          {!photo && (
            <Button look="secondary" icon={<FileIcon />} onClick={() => input.current?.click()}>
              {say('report.choosePhoto')}
            </Button>
          )}
        </>
      )}
    </fieldset>
  );
}
