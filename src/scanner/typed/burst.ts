import { type Keystroke, typedText } from './typed-text.ts';

/** A scanner types a key in 2 to 30 ms, by Bluetooth too; the fastest of people need 50. */
const SCANNERS_GAP_MS = 40;
/** Bluetooth holds keys back now and then; a longer silence is the end. */
export const SILENCE_MS = 250;
/** From so many keys on nothing else may come of them. No certificate has a space or a line's end before. */
const SUSPECT_KEYS = 3;
/** Fewer are a product's number, or a hand on the keyboard. */
const LEAST_KEYS = 16;
/** The largest QR code holds 7,089 digits. */
const MOST_KEYS = 8_192;
/** An Enter so long after the last key is still the scanner's: late, or the second of two. */
const ENTER_LAGS_MS = 500;

const ENDS = ['Enter', 'NumpadEnter', 'Tab'];
/** A carriage return or line feed as a terminal types it. */
const CONTROL_ENDS = ['KeyJ', 'KeyM'];

const isEnd = ({ key, code, ctrlKey }: Keystroke): boolean =>
  ENDS.includes(key) || ENDS.includes(code) || (ctrlKey && CONTROL_ENDS.includes(code));

const isShortcut = ({ ctrlKey, altKey, metaKey }: Keystroke): boolean => metaKey || (ctrlKey && !altKey);

/** How fast keys come, one after the other. */
function pace() {
  let keys = 0;
  let fastGaps = 0;
  let lastMs = 0;
  return {
    keys: () => keys,
    /** Whether so many have come, more than half of them, that is their median, as fast as scanners type. */
    isScanners: (leastKeys: number) => keys >= leastKeys && 2 * fastGaps > keys - 1,
    count: (atMs: number) => {
      if (keys > 0 && atMs - lastMs < SCANNERS_GAP_MS) fastGaps++;
      keys++;
      lastMs = atMs;
    },
  };
}

/**
 * Tells what a hand-held scanner types from what people type, by its speed.
 *
 * @param onText gets each text; undefined where an input method has changed it beyond recovery.
 */
export function recogniseBursts(onText: (text: string | undefined) => void) {
  const typed = typedText();
  /** Keys of a keyboard, and those that a program has typed: an input method for a person, or a scanner within a phone. */
  let pressed = pace();
  let madeUp = pace();
  let lastMs = 0;
  let endedMs = Number.NEGATIVE_INFINITY;
  /** Keys that are down, and whether that is a scanner's doing. */
  const down = new Map<string, boolean>();

  const keys = () => pressed.keys() + madeUp.keys();
  const isScanners = (leastKeys: number) => (pressed.keys() > 0 ? pressed : madeUp).isScanners(leastKeys);
  const isUnderWay = () => isScanners(SUSPECT_KEYS);

  /** Nothing more comes: passes on what was typed if it was a scanner. */
  const end = () => {
    const text = isScanners(LEAST_KEYS) && keys() <= MOST_KEYS ? typed.text() : '';
    if (isUnderWay()) endedMs = lastMs;
    pressed = pace();
    madeUp = pace();
    typed.clear();
    if (text !== '') onText(text);
  };

  const press = (event: Keystroke): boolean => {
    const atMs = event.timeStamp;
    if (isEnd(event)) {
      const isOurs = isUnderWay() || atMs - endedMs < ENTER_LAGS_MS;
      end();
      return isOurs;
    }
    if (event.repeat || isShortcut(event)) {
      if (!isUnderWay()) end();
      return isUnderWay();
    }
    const by = keys() <= MOST_KEYS ? typed.press(event) : undefined;
    if (by === 'key') pressed.count(atMs);
    if (by === 'program') madeUp.count(atMs);
    lastMs = atMs;
    return isUnderWay();
  };

  const release = (event: Keystroke, wasPressed: boolean) => {
    if (keys() === 0 || keys() > MOST_KEYS) return;
    if (typed.release(event, wasPressed)) pressed.count(event.timeStamp);
  };

  return {
    end,
    /** @returns whether the event is a scanner's, so that nothing else may come of it. */
    take: (event: Keystroke): boolean => {
      const name = event.code || event.key;
      if (event.type === 'keyup') {
        const isOurs = down.get(name);
        release(event, isOurs !== undefined);
        down.delete(name);
        return isOurs ?? isUnderWay();
      }
      if (keys() > 0 && event.timeStamp - lastMs > SILENCE_MS) end();
      if (keys() === 0) down.clear();
      const isOurs = press(event);
      down.set(name, isOurs);
      return isOurs;
    },
  };
}
