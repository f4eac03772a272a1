import { PAPER } from '../ui/languages/paper.ts';
import type { Paper } from './paper.ts';
import { eventGroup, type Frame, fieldRows, flow, type PaperStyle, textBlock } from './paper-blocks.ts';
import type { PaperField } from './paper-content.ts';
import { MM, type Tag, type TaggedPdf } from './tagged-pdf.ts';
import '../ui/words/certificate.ts';

/** ISO/IEC 7810 ID-1, as identity cards are. */
const WIDTH = 85.6 * MM;
const HEIGHT = 53.98 * MM;
const PADDING = 3.5 * MM;
/** Of panels, one below the other, folded to and fro into one card. */
const PANELS = 4;
const STRIPS = 2;
const TOP = 24 * MM;
const GAP = 5 * MM;
const LEFT = (210 * MM - STRIPS * WIDTH - (STRIPS - 1) * GAP) / 2;
/** With its quiet zone, so that a code of version 22 is 46 mm wide. */
const CODE = 50 * MM;
const STYLE: PaperStyle = {
  width: WIDTH - 2 * PADDING,
  columns: 2,
  label: 5,
  value: 6.5,
  heading: 7,
  gap: 3,
};
const BESIDE_CODE: PaperStyle = {
  ...STYLE,
  width: WIDTH - CODE - PADDING,
  columns: 1,
  label: 5.5,
  value: 8,
  gap: 6,
};

/** Cards to be cut out and folded, two on a page; the code is outside, and the fields are inside. */
export function drawFoldCards(pdf: TaggedPdf, document: Tag, papers: readonly Paper[]): void {
  let strip = 0;
  let panel = 0;
  const cornerOf = (at: number) => ({
    x: LEFT + ((strip - 1) % STRIPS) * (WIDTH + GAP),
    y: TOP + at * HEIGHT,
  });
  const endStrip = () => {
    if (panel > 0) outline(pdf, cornerOf(0), panel);
    panel = 0;
  };
  const nextPanel = () => {
    if (panel === PANELS) endStrip();
    if (panel === 0 && strip++ % STRIPS === 0) beginPage(pdf, document);
    return cornerOf(panel++);
  };
  const nextFrame = (): Frame => {
    const { x, y } = nextPanel();
    return { x: x + PADDING, y: y + PADDING, height: HEIGHT - 2 * PADDING };
  };
  for (const paper of papers) {
    const person = pdf.tag(document, 'Sect', { title: paper.name });
    drawFront(pdf, person, paper, nextPanel());
    const { content, facts, wording, notes } = paper;
    const small = { size: STYLE.label };
    flow(
      [
        fieldRows(pdf, person, [...content.about.filter(isInside), content.number, ...facts], STYLE),
        notes.map((note) => textBlock(pdf, person, 'P', note, STYLE, small)),
        ...content.events.map((event) => eventGroup(pdf, person, event, STYLE)),
        ...wording.map(({ language, text }) => [
          textBlock(pdf, person, 'P', { vi: text, en: text }, STYLE, { ...small, language }),
        ]),
      ],
      nextFrame,
    );
    endStrip();
  }
}

const isInside = ({ key }: PaperField) => key !== 'form.name' && key !== 'form.birthDate';

function drawFront(pdf: TaggedPdf, person: Tag, paper: Paper, { x, y }: { x: number; y: number }): void {
  const { content, code, codeAlt } = paper;
  const title = textBlock(pdf, person, 'H1', content.kind, BESIDE_CODE, { size: 8, strong: true });
  const left = x + CODE;
  title.draw(left, y + PADDING);
  if (code) pdf.drawCode(person, code, codeAlt, { x, y: y + (HEIGHT - CODE) / 2, side: CODE });
  let below = y + PADDING + title.height + STYLE.gap;
  const whose = content.about.filter((field) => !isInside(field));
  for (const row of fieldRows(pdf, person, whose, BESIDE_CODE)) {
    row.draw(left, below);
    below += row.height;
  }
}

function beginPage(pdf: TaggedPdf, document: Tag): void {
  pdf.addPage();
  const width = 210 * MM - 2 * LEFT;
  textBlock(pdf, document, 'P', PAPER.fold, { width, gap: 0 }, { size: 8 }).draw(LEFT, 12 * MM);
}

/** Where to cut and where to fold. */
function outline(pdf: TaggedPdf, { x, y }: { x: number; y: number }, panels: number): void {
  const bottom = y + panels * HEIGHT;
  const right = x + WIDTH;
  pdf.drawLine([x, y], [right, y]);
  pdf.drawLine([right, y], [right, bottom]);
  pdf.drawLine([right, bottom], [x, bottom]);
  pdf.drawLine([x, bottom], [x, y]);
  for (let fold = 1; fold < panels; fold++) {
    pdf.drawLine([x, y + fold * HEIGHT], [right, y + fold * HEIGHT], true);
  }
}
