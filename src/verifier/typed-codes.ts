import { useEffect, useRef } from 'preact/hooks';
import { recogniseBursts, SILENCE_MS } from '../scanner/typed/burst.ts';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type=file], [type=range], [type=checkbox]), textarea, select, [contenteditable]',
  ) !== null;

/**
 * Codes that a hand-held scanner types anywhere on the page, while a screen is there. Listens before all others, so
 * that what a scanner types presses no button and moves nothing; a text field keeps what is typed into it.
 *
 * @param onChanged is told where an input method has changed a text, which would be held against its holder.
 */
export function useTypedCodes(onText: (text: string) => void, onChanged: () => void): void {
  const tell = useRef({ onText, onChanged });
  tell.current = { onText, onChanged };

  useEffect(() => {
    const burst = recogniseBursts((text) => {
      if (text === undefined) tell.current.onChanged();
      else tell.current.onText(text);
    });
    let silence: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      if (isTextField(event.target)) return;
      if (burst.take(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
      clearTimeout(silence);
      silence = setTimeout(burst.end, SILENCE_MS);
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('keydown', onKey, { capture: true, signal });
    document.addEventListener('keyup', onKey, { capture: true, signal });
    return () => {
      clearTimeout(silence);
      listening.abort();
    };
  }, []);
}
