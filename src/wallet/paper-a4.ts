import type { Paper } from './paper.ts';
import {
  eventGroup,
  type Frame,
  fieldRows,
  flow,
  type PaperStyle,
  ruled,
  textBlock,
} from './paper-blocks.ts';
import { MM, type Tag, type TaggedPdf } from './tagged-pdf.ts';

const MARGIN = 17 * MM;
const BOTTOM = (297 - 15) * MM;
const WIDTH = 210 * MM - 2 * MARGIN;
/** With its quiet zone; a code of version 22 is then 60 mm wide, half as wide again as hand-held readers want. */
const CODE = 65 * MM;
const STYLE: PaperStyle = { width: WIDTH, columns: 3, label: 7.5, value: 10, heading: 11, gap: 9 };
const WORDING = { width: WIDTH, gap: 4 };
const BESIDE_CODE: PaperStyle = { ...STYLE, width: WIDTH - CODE - 5 * MM, columns: 1 };

/** Somebody's certificate on a page of A4, or on as many as it needs. */
export function drawA4(pdf: TaggedPdf, document: Tag, paper: Paper): void {
  const { name, content, code, codeAlt, facts, wording, notes } = paper;
  pdf.addPage();
  const person = pdf.tag(document, 'Sect', { title: name });
  const title = textBlock(pdf, person, 'H1', content.kind, BESIDE_CODE, { size: 17, strong: true });
  title.draw(MARGIN, MARGIN);
  if (code) {
    // Its quiet zone reaches into the margin.
    const place = { x: MARGIN + WIDTH - CODE + 2 * MM, y: MARGIN - 2 * MM, side: CODE };
    pdf.drawCode(person, code, codeAlt, place);
  }
  let below = MARGIN + title.height + STYLE.gap;
  for (const row of fieldRows(pdf, person, content.about, BESIDE_CODE)) {
    row.draw(MARGIN, below);
    below += row.height;
  }

  let isFirst = true;
  const nextFrame = (): Frame => {
    const y = isFirst ? Math.max(below, MARGIN + CODE) : continueOn(pdf, person, name);
    isFirst = false;
    return { x: MARGIN, y, height: BOTTOM - y };
  };
  flow(
    [
      ...content.events.map((event) => eventGroup(pdf, person, event, STYLE)),
      ruled(pdf, fieldRows(pdf, person, [content.number, ...facts], STYLE), STYLE),
      ruled(
        pdf,
        notes.map((note) => textBlock(pdf, person, 'P', note, STYLE, { size: 8.5, strong: true })),
        STYLE,
      ),
      ...wording.map(({ language, text }) => [
        textBlock(pdf, person, 'P', { vi: text, en: text }, WORDING, { size: 7, language }),
      ]),
    ],
    nextFrame,
  );
}

/** A further page says whose it is. */
function continueOn(pdf: TaggedPdf, person: Tag, name: string): number {
  pdf.addPage();
  const whose = textBlock(pdf, person, 'P', { vi: name, en: name }, STYLE, { size: 10, strong: true });
  whose.draw(MARGIN, MARGIN);
  return MARGIN + whose.height;
}
