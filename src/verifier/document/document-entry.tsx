import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { describedBy, FieldNotes } from '../../ui/components/field.tsx';
import { t } from '../../ui/words.ts';
import { say } from './document-words.ts';
import { type DocumentFailure, isEntryOpen, readDocument, touch } from './read-document.ts';

/** Whoever cannot load it types the lines. */
const ZonePhoto = lazy(() =>
  import('./photo/zone-photo.tsx').then(
    ({ ZonePhoto }) => ZonePhoto,
    () => () => null,
  ),
);

/** A page of text around the lines may be pasted with them. */
const MOST_CHARACTERS = 2_000;
const ID = 'document-lines';

/** The lines of a document's machine-readable zone, typed or pasted by hand, or read from a photo. */
export function DocumentEntry({ failure }: { failure: DocumentFailure | undefined }) {
  const lines = useSignal('');
  const isTried = useSignal(false);
  const problem = isTried.value && failure ? say(`${failure}Next`) : undefined;
  const field = useRef<HTMLTextAreaElement>(null);
  // What is wrong is read out with the field, which is where it is put right.
  useEffect(() => {
    if (problem) field.current?.focus();
  }, [problem]);
  return (
    <Dialog
      title={say('title')}
      onClose={() => {
        isEntryOpen.value = false;
      }}
    >
      <p>{say('lead')}</p>
      <ErrorBoundary>
        <ZonePhoto
          lines={lines.value}
          onRead={(text, isSure) => {
            lines.value = text;
            isTried.value = isSure;
            if (isSure) void readDocument(text);
          }}
          onCorrect={(at) => {
            field.current?.focus();
            field.current?.setSelectionRange(at, at + 1);
          }}
        />
      </ErrorBoundary>
      <form
        class="document-entry"
        onSubmit={(event) => {
          event.preventDefault();
          isTried.value = true;
          void readDocument(lines.value);
        }}
      >
        <div class="field">
          <label class="field-label" for={ID}>
            {say('lines')}
          </label>
          <FieldNotes id={ID} hint={say('linesHint')} problem={problem} />
          <textarea
            ref={field}
            id={ID}
            class="field-input document-lines"
            rows={3}
            maxlength={MOST_CHARACTERS}
            autocapitalize="characters"
            autocomplete="off"
            autocorrect="off"
            spellcheck={false}
            wrap="off"
            value={lines.value}
            {...(problem && { 'aria-invalid': true })}
            {...describedBy(ID, say('linesHint'), problem)}
            onInput={({ currentTarget }) => {
              lines.value = currentTarget.value;
              isTried.value = false;
              touch();
            }}
          />
        </div>
        <div class="dialog-actions">
          <Button type="submit">{say('compare')}</Button>
          <Button
            look="quiet"
            onClick={() => {
              isEntryOpen.value = false;
            }}
          >
            {t('app.close')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
