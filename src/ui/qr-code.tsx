import type { QrDrawing } from './draw-qr.ts';

/** Black on white whatever the theme: some readers do not read the inverse. */
export const QrCode = ({ drawing: { size, path }, label }: { drawing: QrDrawing; label: string }) => (
  <svg
    class="qr-code"
    role="img"
    aria-label={label}
    viewBox={`0 0 ${size} ${size}`}
    shape-rendering="crispEdges"
  >
    <path fill="#ffffff" d={`M0 0h${size}v${size}H0z`} />
    <path fill="#000000" d={path} />
  </svg>
);
