import { type BothTexts, bothWords, type PaperEvent, type PaperField } from './paper-content.ts';
import type { Tag, TaggedPdf } from './tagged-pdf.ts';
import '../ui/words/certificate.ts';

/** How large a piece of paper is set: points. */
export interface PaperStyle {
  readonly width: number;
  readonly columns: number;
  readonly label: number;
  readonly value: number;
  readonly heading: number;
  readonly gap: number;
}

/** Something of a known height that is never torn apart. */
export interface Block {
  readonly height: number;
  draw(x: number, y: number): void;
}

/** Blocks that stay together where one frame has room for them. */
export type Group = readonly Block[];

/** A part of a page that text flows into, in points from the upper left corner of the page. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** A field of somebody's certificate says less; what a stranger has signed may say anything. */
const LONGEST_LINE = 200;

/**
 * Lays groups out one below the other, and goes on in the next frame where one is full.
 *
 * @param nextFrame begins a new page where it has to.
 * @returns where the last frame's free part begins: its y.
 */
export function flow(groups: readonly Group[], nextFrame: () => Frame): number {
  let frame = nextFrame();
  let y = frame.y;
  const heightOf = (group: Group) => group.reduce((sum, { height }) => sum + height, 0);
  const turnUnlessFits = (height: number) => {
    if (y === frame.y || y + height <= frame.y + frame.height) return;
    frame = nextFrame();
    y = frame.y;
  };
  for (const group of groups) {
    if (heightOf(group) <= frame.height) turnUnlessFits(heightOf(group));
    for (const block of group) {
      turnUnlessFits(block.height);
      block.draw(frame.x, y);
      y += block.height;
    }
  }
  return y;
}

/** A dose, test or recovery: its title and its fields below. */
export function eventGroup(pdf: TaggedPdf, parent: Tag, event: PaperEvent, style: PaperStyle): Group {
  const { title, warning, fields } = event;
  const heading = textBlock(pdf, parent, 'H2', title, style, { size: style.heading, strong: true });
  const warned = warning
    ? [textBlock(pdf, parent, 'P', warning, style, { size: style.value, strong: true })]
    : [];
  const [first, ...rest] = fieldRows(pdf, parent, fields, style);
  const begins = inOne([heading, ...warned, ...(first ? [first] : [])]);
  return ruled(pdf, [begins, ...rest], style);
}

/** A group with a line above it. */
export function ruled(pdf: TaggedPdf, [first, ...rest]: Group, { width, gap }: PaperStyle): Group {
  if (!first) return [];
  const begins: Block = {
    height: first.height + gap,
    draw(x, y) {
      pdf.drawLine([x, y], [x + width, y]);
      first.draw(x, y + gap);
    },
  };
  return [begins, ...rest];
}

/** A heading is nothing without what it heads. */
const inOne = (blocks: readonly Block[]): Block => ({
  height: blocks.reduce((sum, { height }) => sum + height, 0),
  draw(x, y) {
    let below = y;
    for (const block of blocks) {
      block.draw(x, below);
      below += block.height;
    }
  },
});

/** A text across the whole width. */
export function textBlock(
  pdf: TaggedPdf,
  parent: Tag,
  type: string,
  text: BothTexts,
  { width, gap }: Pick<PaperStyle, 'width' | 'gap'>,
  look: { size: number; strong?: boolean; language?: string },
): Block {
  return {
    height: pdf.heightOf(text, { width, size: look.size }) + gap / 2,
    draw(x, y) {
      const tag = pdf.tag(parent, type, look.language ? { lang: look.language } : {});
      pdf.write(tag, text, { x, y, width, ...look });
    },
  };
}

/** Fields in rows of cells, label above value: one list for who listens. */
export function fieldRows(
  pdf: TaggedPdf,
  parent: Tag,
  fields: readonly PaperField[],
  style: PaperStyle,
): Block[] {
  const { columns, label: labelSize, value: valueSize, gap } = style;
  const width = (style.width - (columns - 1) * gap) / columns;
  const cells = fields.map(({ label, lines }) => ({
    label,
    labelHeight: pdf.heightOf(label, { width, size: labelSize }),
    values: (lines.length > 0 ? lines.map(shortened) : [bothWords('form.notStated')]).map((text) => ({
      text,
      height: pdf.heightOf(text, { width, size: valueSize }),
    })),
    isStated: lines.length > 0,
  }));
  let list: Tag | undefined;
  const rows: Block[] = [];
  for (let at = 0; at < cells.length; at += columns) {
    const row = cells.slice(at, at + columns);
    const labelHeight = Math.max(...row.map((cell) => cell.labelHeight));
    const valueHeight = Math.max(
      ...row.map(({ values }) => values.reduce((sum, one) => sum + one.height, 0)),
    );
    rows.push({
      height: labelHeight + valueHeight + gap,
      draw(x, y) {
        list ??= pdf.tag(parent, 'L');
        for (const [column, { label, values, isStated }] of row.entries()) {
          const left = x + column * (width + gap);
          const item = pdf.tag(list, 'LI');
          pdf.write(pdf.tag(item, 'Lbl'), label, { x: left, y, width, size: labelSize, muted: true });
          const body = pdf.tag(item, 'LBody');
          let below = y + labelHeight;
          for (const { text, height } of values) {
            const place = { x: left, y: below, width, size: valueSize };
            pdf.write(body, text, { ...place, strong: isStated, muted: !isStated });
            below += height;
          }
        }
      },
    });
  }
  return rows;
}

const shortened = ({ vi, en }: BothTexts): BothTexts => ({ vi: cut(vi), en: cut(en) });

const cut = (text: string) => (text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text);
