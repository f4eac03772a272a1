import { bestReading } from './readings.ts';
import { US_KEYBOARD } from './us-keyboard.ts';

/** What matters of a `KeyboardEvent`. */
export type Keystroke = Pick<
  KeyboardEvent,
  'type' | 'key' | 'code' | 'keyCode' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'timeStamp'
>;

/** Of keys that a program makes up on Windows (`VK_PACKET`). */
const MADE_UP = 231;

/** Whether an input method may have typed this in place of something else. */
const isMadeUp = ({ key, code, keyCode }: Keystroke): boolean =>
  code === '' || keyCode === MADE_UP || key === 'Backspace';

/** Beyond it are no characters of certificates. */
const LARGEST_BYTE = 255;

/** Collects what keys type, in each way in which it can be read. */
export function typedText() {
  let byPlace: string[] = [];
  let received: string[] = [];
  /** Whether Shift was down when an input method began to type in place of a key that it has swallowed. */
  let swallowedShift: boolean | undefined;
  /** Whether one was swallowed of which nothing is known. */
  let isChanged = false;
  let altDigits = '';

  return {
    /** Undefined where an input method has changed it and nobody can tell from what. */
    text: () => (isChanged ? undefined : bestReading(byPlace.join(''), received.join(''))),
    clear: () => {
      byPlace = [];
      received = [];
      swallowedShift = undefined;
      isChanged = false;
      altDigits = '';
    },
    /** @returns what has typed something, if it did. */
    press: (event: Keystroke): 'key' | 'program' | undefined => {
      const { key, code, shiftKey, altKey, ctrlKey } = event;
      const isCharacter = [...key].length === 1;
      if (isMadeUp(event)) {
        if (key === 'Backspace') received.pop();
        else if (isCharacter) received.push(key);
        else return undefined;
        swallowedShift ??= shiftKey;
        return 'program';
      }
      // The release of what was swallowed has not come.
      isChanged ||= swallowedShift !== undefined;
      swallowedShift = undefined;
      // Some scanners hold Alt and type the number of each character on the number pad, which works in any layout.
      const altDigit = altKey && !ctrlKey && /^Numpad(\d)$/.exec(code)?.[1];
      if (altDigit) {
        altDigits = (altDigits + altDigit).slice(-4);
        return 'key';
      }
      const onUsKeyboard = US_KEYBOARD.get(code);
      if (onUsKeyboard) byPlace.push(onUsKeyboard[shiftKey ? 1 : 0]);
      if (isCharacter) received.push(key);
      return isCharacter || onUsKeyboard ? 'key' : undefined;
    },
    /**
     * Input methods that listen before all others (UniKey, EVKey, OpenKey on Windows) swallow the press of a key that
     * changes a word, and type Backspaces and letters instead; its release comes all the same.
     *
     * @param wasPressed whether its press has come.
     * @returns whether it was such a key.
     */
    release: ({ key, code }: Keystroke, wasPressed: boolean): boolean => {
      if (key === 'Alt' && altDigits !== '') {
        const character = Number(altDigits) <= LARGEST_BYTE ? String.fromCharCode(Number(altDigits)) : '';
        byPlace.push(character);
        received.push(character);
        altDigits = '';
        return false;
      }
      const onUsKeyboard = US_KEYBOARD.get(code);
      if (wasPressed || swallowedShift === undefined || !onUsKeyboard) return false;
      byPlace.push(onUsKeyboard[swallowedShift ? 1 : 0]);
      swallowedShift = undefined;
      return true;
    },
  };
}
