import { useEffect, useRef } from 'preact/hooks';
import { SILENCE_MS } from '../scanner/typed/burst.ts';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type=radio], [type=checkbox]), textarea, select') !== null;

/** No scanner's code begins with these. */
const TYPES_NOTHING = /^(Escape|Enter|Tab|Arrow.*)$/;

/** The digit of a key in the upper row or in the number pad, whatever a layout makes of it; else not a number. */
export const digitOf = (code: string): number => Number(/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]);

/**
 * Keys that somebody presses alone, while a screen is there. A
 * hand-held scanner's first key looks like a person's, so a key is told of when no other has followed.
 */
export function useLoneKeys(onKey: (pressed: Pick<KeyboardEvent, 'code' | 'key'>) => void): void {
  const tell = useRef(onKey);
  tell.current = onKey;

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let lastMs = Number.NEGATIVE_INFINITY;
    const onKeyDown = ({ target, code, key, timeStamp, repeat, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      if (key === 'Shift') return;
      clearTimeout(waiting);
      if (TYPES_NOTHING.test(key)) return;
      const isFirst = timeStamp - lastMs > SILENCE_MS;
      lastMs = timeStamp;
      if (!isFirst || repeat || ctrlKey || altKey || metaKey || isTextField(target)) return;
      waiting = setTimeout(() => tell.current({ code, key }), SILENCE_MS);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
}
