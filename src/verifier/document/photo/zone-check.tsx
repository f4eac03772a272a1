import { useLayoutEffect, useRef } from 'preact/hooks';
import { imageOf } from '../../../scanner/grey.ts';
import { Button } from '../../../ui/components/button.tsx';
import { Notice } from '../../../ui/components/notice.tsx';
import { language } from '../../../ui/words.ts';
import { say } from './photo-words.ts';
import type { PictureReading } from './read-picture.ts';
import { type Doubts, textOf } from './reading-doubts.ts';
import { STRIP, type Strip } from './strip.ts';
import './zone-check.css';

/** Nobody listens to a longer list. */
const MOST_LISTED = 8;

/** The zone as it is in the photo, each character with what it was read as, for somebody to look at. */
export function ZoneCheck({
  reading,
  doubts,
  lines,
  onCorrect,
}: {
  reading: PictureReading;
  doubts: Doubts;
  lines: string;
  onCorrect: (at: number) => void;
}) {
  const read = textOf(reading);
  // As long as nothing is put in or left out, each character stays beneath its own.
  const text = lines.length === read.length ? lines.toUpperCase() : read;
  const open = doubts.places.filter((at) => text[at] === read[at]);
  const starts = reading.lines.map((_, line) =>
    reading.lines.slice(0, line).reduce((sum, { characters }) => sum + characters.length + 1, 0),
  );
  const list = (items: readonly string[]) =>
    new Intl.ListFormat(language.value, { type: 'unit' }).format(items);
  const placeOf = (at: number) => {
    const line = starts.findLastIndex((start) => start <= at);
    return say('place', { line: line + 1, at: at - (starts[line] ?? 0) + 1, glyph: text[at] ?? '' });
  };
  return (
    <section class="zone-check" aria-label={say('look')}>
      <p>
        <strong>{say('look')}</strong>
      </p>
      <p class="small muted">{say('lookText')}</p>
      {doubts.unfit.length > 0 && (
        <Notice tone="problem">
          <p>{say('unfit', { fields: list(doubts.unfit.map((field) => say(`fields.${field}`))) })}</p>
        </Notice>
      )}
      {!doubts.isDocument && (
        <Notice tone="problem">
          <p>{say('unreadable')}</p>
        </Notice>
      )}
      {reading.lines.map(({ characters, strip }, line) => (
        <div key={line} class="zone-line" aria-hidden="true">
          {characters.map(({ isSure }, at) => (
            <Place
              key={at}
              strip={strip}
              at={at}
              glyph={text[(starts[line] ?? 0) + at] ?? ''}
              isSure={isSure}
            />
          ))}
        </div>
      ))}
      {doubts.places.length > 0 && (
        <p class="small">
          {doubts.places.length > MOST_LISTED
            ? say('many', { count: doubts.places.length })
            : say('doubtful', { count: doubts.places.length, places: list(doubts.places.map(placeOf)) })}
        </p>
      )}
      {open[0] !== undefined && (
        <Button look="quiet" onClick={() => onCorrect(open[0] as number)}>
          {say('next')}
        </Button>
      )}
    </section>
  );
}

function Place({ strip, at, glyph, isSure }: { strip: Strip; at: number; glyph: string; isSure: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(imageOf(strip), -at * STRIP.pitch, 0);
  }, [strip, at]);
  return (
    <span class="zone-place" data-sure={isSure}>
      <canvas ref={canvas} width={STRIP.pitch} height={STRIP.height} />
      <span>{glyph}</span>
    </span>
  );
}
