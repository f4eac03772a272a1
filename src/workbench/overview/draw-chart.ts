import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { formatNumber } from '../../ui/formats.ts';
import type { ChartData } from './chart.tsx';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** Draws into a canvas in the colours of the moment. @returns how to take it away again. */
export function drawChart(canvas: HTMLCanvasElement, { labels, series }: ChartData): () => void {
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const ink = colour('--ink-muted');
  const font = { family: style.fontFamily };
  const numbers = {
    beginAtZero: true,
    ticks: {
      color: ink,
      font,
      precision: 0,
      callback: (value: number | string) => formatNumber(Number(value)),
    },
    grid: { color: colour('--line') },
    border: { display: false },
  };
  const names = {
    ticks: { color: ink, font, maxRotation: 0 },
    grid: { display: false },
    border: { color: colour('--line-strong') },
  };
  const config: ChartConfiguration<'bar' | 'line', number[], string> = {
    type: 'bar',
    data: {
      labels: [...labels],
      datasets: series.map(({ name, values, look, colourName }) => ({
        type: look === 'bars' ? 'bar' : 'line',
        label: name,
        data: [...values],
        backgroundColor: colour(colourName),
        borderColor: colour(colourName),
        ...(look === 'bars'
          ? { borderRadius: 3, maxBarThickness: 28 }
          : { borderWidth: 2, pointRadius: 0, ...(look === 'dashes' && { borderDash: [6, 4] }) }),
      })),
    },
    options: {
      maintainAspectRatio: false,
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 300 },
      interaction: { mode: 'index', intersect: false },
      scales: { x: names, y: numbers },
      plugins: {
        tooltip: {
          titleFont: font,
          bodyFont: font,
          callbacks: { label: ({ dataset, raw }) => `${dataset.label}: ${formatNumber(Number(raw))}` },
        },
      },
    },
  };
  const chart = new Chart(canvas, config);
  return () => chart.destroy();
}
