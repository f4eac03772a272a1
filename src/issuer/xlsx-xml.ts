import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnreadableFileError } from './table.ts';

/** One thing after another in a part of a workbook, by local names: some writers prefix all of them. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const MAX_DEPTH = 32;
/** Excel's cells hold 32,767 characters; no tag or text is longer than some of them. */
const MAX_CHARACTERS_AT_ONCE = 1_000_000;

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

/**
 * Reads an XML part as it is inflated, and pauses after each piece, so that a reader can give away what it has. No
 * document types, so no entities but the five.
 *
 * @throws {UnreadableFileError} `damaged-workbook`
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const damaged = () => new UnreadableFileError('damaged-workbook', 'a part of the workbook is damaged');
  let depth = 0;
  let sinceEvent = 0;
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    sinceEvent = 0;
    if (++depth > MAX_DEPTH) throw damaged();
    handler.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0;
    depth--;
    handler.close?.(localName(name));
  });
  if (handler.text) parser.on('text', (text) => handler.text?.(text));
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? utf8.decode(chunk, { stream: true }) : utf8.decode();
    } catch {
      throw damaged();
    }
  };
  for await (const chunk of bytes) {
    const text = decode(chunk);
    sinceEvent += text.length;
    if (sinceEvent > MAX_CHARACTERS_AT_ONCE) throw damaged();
    parser.write(text);
    yield;
  }
  parser.write(decode());
  parser.close();
  yield;
}
