import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { drawText } from '../draw-qr.ts';
import { QrCode } from '../qr-code.tsx';
import type { Series } from './code-series.ts';

/** The codes of a series, one after the other without an end; at none a second, the one that is shown stays. */
export function ShownSeries({
  series,
  codesPerSecond,
  label,
}: {
  series: Series;
  codesPerSecond: number;
  label: string;
}) {
  const number = useSignal(0);
  useEffect(() => {
    if (codesPerSecond === 0) return;
    const timer = setInterval(() => {
      number.value++;
    }, 1000 / codesPerSecond);
    return () => clearInterval(timer);
  }, [codesPerSecond]);
  const drawing = useMemo(() => drawText(series.text(number.value)), [series, number.value]);
  return <QrCode drawing={drawing} label={label} />;
}
