export const MAX_CELL_CHARACTERS = 1_000;

/** Gathers the text of `t` elements; how a word is pronounced (`rPh`) is no part of it. */
export function textCollector() {
  let gathered = '';
  let inText = false;
  let inPhonetic = false;
  return {
    clear: () => {
      gathered = '';
    },
    open: (name: string) => {
      if (name === 't') inText = true;
      if (name === 'rPh') inPhonetic = true;
    },
    close: (name: string) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
    },
    add: (text: string) => {
      if (inText && !inPhonetic && gathered.length < MAX_CELL_CHARACTERS) gathered += text;
    },
    take: () => plainText(gathered),
  };
}

/** A cell's text on one line: line breaks within it as blanks, and characters that XML cannot have as themselves. */
export const plainText = (text: string): string =>
  text
    .slice(0, MAX_CELL_CHARACTERS)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[\t\r\n]+/g, ' ');
