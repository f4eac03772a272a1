import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../../ui/words.ts';
import { w } from '../words.ts';

export interface ChartData {
  readonly labels: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly look: 'bars' | 'line' | 'dashes';
    /** A colour of the theme, `--brand`. */
    readonly colourName: `--${string}`;
  }[];
}

/**
 * A chart with its legend, and the same numbers as a table for those who cannot see it or want them exactly. The
 * library is loaded when the first chart is shown.
 *
 * @param summary what the chart says, for who listens.
 */
export function ChartFigure({
  title,
  summary,
  data,
  children,
}: {
  title: string;
  summary: string;
  data: ChartData;
  /** The table. */
  children: ComponentChildren;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const content = JSON.stringify(data);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    let remove = () => {};
    let isGone = false;
    const draw = async () => {
      const { drawChart } = await import('./draw-chart.ts');
      if (isGone || !canvas.current) return;
      remove();
      remove = drawChart(canvas.current, data);
    };
    // Where the library cannot be loaded, the table has it all.
    const tryToDraw = () => void draw().catch(() => {});
    tryToDraw();
    dark.addEventListener('change', tryToDraw);
    return () => {
      isGone = true;
      dark.removeEventListener('change', tryToDraw);
      remove();
    };
  }, [content, language.value]);
  return (
    <figure class="overview-chart">
      <figcaption>
        <h2>{title}</h2>
        {data.series.length > 1 && (
          <ul class="overview-legend" aria-hidden="true">
            {data.series.map(({ name, look, colourName }) => (
              <li key={name}>
                <span class={`overview-key overview-key-${look}`} style={{ color: `var(${colourName})` }} />{' '}
                {name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      <div class="overview-canvas">
        <canvas ref={canvas} role="img" aria-label={summary} />
      </div>
      <details class="overview-data">
        <summary>{w('overview.table')}</summary>
        <div class="overview-data-scroll">{children}</div>
      </details>
    </figure>
  );
}
