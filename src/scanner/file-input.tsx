import type { Ref } from 'preact';

/** A hint to the chooser only: what a file is, its bytes say. */
const ACCEPTED =
  'image/*,application/pdf,.pdf,.smart-health-card,.txt,.json,application/smart-health-card,text/plain,application/json';

/** The browser's chooser of files, opened by a button of the screen. */
export function FileInput({
  input,
  label,
  onFiles,
}: {
  input: Ref<HTMLInputElement>;
  label: string;
  onFiles: (files: readonly File[]) => void;
}) {
  return (
    <input
      ref={input}
      type="file"
      class="visually-hidden"
      tabIndex={-1}
      aria-label={label}
      multiple
      accept={ACCEPTED}
      onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])]);
        // The same file chosen again must count as a choice.
        event.currentTarget.value = '';
      }}
    />
  );
}
