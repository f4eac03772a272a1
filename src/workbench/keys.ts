import { useLayoutEffect, useRef } from 'preact/hooks';

/** What a key does on a screen; the list of keys is made of the same. */
export interface KeyAction {
  /** As `KeyboardEvent.key` has it, letters in lower case; `ctrl+` before it where that must be held. */
  readonly keys: readonly string[];
  /** In words, for the list of keys. */
  readonly does: string;
  readonly run: () => void;
  /** Goes on while the key is held down; what decides something is done once a press. */
  readonly repeats?: true;
}

/** Runs actions by their keys while the screen is there: never while somebody types, or a dialog is open. */
export function useKeys(actions: readonly KeyAction[]): void {
  const current = useRef(actions);
  current.current = actions;
  // With the screen itself: after its first frame, a quick hand has pressed already.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event);
      const action = key && current.current.find(({ keys }) => keys.includes(key));
      if (!action) return;
      event.preventDefault();
      if (!event.repeat || action.repeats) action.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const TYPED_INTO = 'input, textarea, select, [contenteditable]';
const OPERATED_BY_ENTER = 'a, button, summary';

/** More than that was not meant for one record. */
const MOST_HELD = 4;

/**
 * Holds the keys that are pressed for something that is still on its way, and presses them again once it is there. They
 * fall where it does not come or something else is awaited instead: no key acts on what it was not meant for.
 *
 * @param target what is awaited; another one begins anew.
 */
export function useHeldKeys(target: number, state: 'awaited' | 'there' | 'failed'): void {
  const held = useRef<{ readonly target: number; readonly keys: KeyboardEventInit[] }>({ target, keys: [] });
  useLayoutEffect(() => {
    if (held.current.target !== target || state === 'failed') held.current = { target, keys: [] };
    const { keys } = held.current;
    if (state === 'failed') return;
    if (state === 'there') return pressAgain(keys);
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (!key || !HELD.test(key) || event.repeat || keys.length === MOST_HELD) return;
      event.preventDefault();
      keys.push({ key: event.key, ctrlKey: event.ctrlKey, bubbles: true, cancelable: true });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [target, state]);
}

/** Letters and digits, and taking back; whatever leads elsewhere does so at once. */
const HELD = /^([a-z0-9]|ctrl\+z)$/;

/** Presses keys one after another, each where the one before it has led. @returns what ends it. */
function pressAgain(keys: KeyboardEventInit[]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const key = keys.shift();
    if (!key) return;
    // A dialog that the one before it has opened has the focus now.
    (document.activeElement ?? document).dispatchEvent(new KeyboardEvent('keydown', key));
    timer = setTimeout(next);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}

/** The key that was meant as a command; undefined where it was meant for something else. */
function keyOf(event: KeyboardEvent): string | undefined {
  // While an input method composes a letter, its keys are not commands.
  if (event.defaultPrevented || event.isComposing || event.key === 'Process' || event.key === 'Dead')
    return undefined;
  if (event.altKey || event.metaKey) return undefined;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest(TYPED_INTO) || document.querySelector('dialog[open]')) return undefined;
  if (event.key === 'Enter' && target?.closest(OPERATED_BY_ENTER)) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey ? `ctrl+${key}` : key;
}
