/** Lines of a zone with their length, by the size of the document (ICAO Doc 9303-4 to -7). */
const SIZES = [
  { count: 3, length: 30 },
  { count: 2, length: 36 },
  { count: 2, length: 44 },
] as const;

/** The most that anybody types or copies: a page of text around a zone. */
const MOST_CHARACTERS = 2_000;

/** Of a line that somebody has typed without the fillers at its end. */
const FEWEST_CHARACTERS = 8;

const LINE = /^[A-Z0-9<]+$/;

/** Of passports, visas and cards: the kind, and who issued it. */
const BEGINNING = /^[PVIAC][A-Z0-9<][A-Z<]{3}.*</;

/** What keyboards and programs make of a filler. */
const withFillers = (text: string): string => text.replaceAll('«', '<<').replace(/[‹≪〈⟨]/g, '<');

/**
 * The two or three lines of a machine-readable zone in a text that somebody typed, pasted or read: in capitals, without
 * blanks, each with all its fillers. Text around them is passed over.
 *
 * @returns undefined where there is no zone in it.
 */
export function zoneLines(text: string): readonly string[] | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const lines = withFillers(text.normalize('NFKC'))
    .toUpperCase()
    .split(/[\r\n\t]+/)
    .map((line) => line.replace(/\s/g, ''))
    .filter((line) => LINE.test(line) && line.length >= FEWEST_CHARACTERS);
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return linesInOne(only);
  const zone = lines.length > 3 ? lines.filter((line) => line.includes('<')) : lines;
  const length = zone.length === 3 ? 30 : lengthOfTwo(zone);
  if (length === undefined) return undefined;
  const whole = zone.map((line) => line.replace(/<+$/, '').padEnd(length, '<'));
  return whole.every((line) => line.length === length) ? whole : undefined;
}

/** Some readers type nothing between the lines. */
function linesInOne(text: string): readonly string[] | undefined {
  const size = SIZES.find(({ count, length }) => count * length === text.length);
  if (!size) return undefined;
  return Array.from({ length: size.count }, (_, at) => text.slice(at * size.length, (at + 1) * size.length));
}

function lengthOfTwo(lines: readonly string[]): 36 | 44 | undefined {
  if (lines.length !== 2) return undefined;
  // No passport is of the smaller size.
  if (lines[0]?.startsWith('P')) return 44;
  return Math.max(...lines.map((line) => line.length)) > 36 ? 44 : 36;
}

/** A reader types all lines in one go; what comes later is another document's. */
const LINES_APART_MS = 3_000;

/**
 * Puts the lines of a zone together that a reader types one by one.
 *
 * `take` gets each text that was typed, and when. It gives the whole zone with its last line, an empty text for a line
 * after which others come, and undefined for what is no line of a zone.
 */
export function collectZone(): { take: (text: string, atMs: number) => string | undefined } {
  let lines: readonly string[] = [];
  let lastMs = 0;
  return {
    take: (text, atMs) => {
      if (!LINE.test(text)) return undefined;
      if (BEGINNING.test(text) && linesInOne(text)) return text;
      const isNext = lines[0]?.length === text.length && atMs - lastMs < LINES_APART_MS;
      const size = SIZES.find(({ length }) => length === text.length);
      if (!size || !(isNext || BEGINNING.test(text))) return undefined;
      lines = isNext ? [...lines, text] : [text];
      lastMs = atMs;
      if (lines.length < size.count) return '';
      const zone = lines.join('\n');
      lines = [];
      return zone;
    },
  };
}
