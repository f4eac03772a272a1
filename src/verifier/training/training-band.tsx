import './training-band.css';

/** In both languages at once: whoever stands before the device should know it too. */
export const TrainingBand = () => (
  <aside class="training-band" aria-label="Tập dượt · Training">
    <span>TẬP DƯỢT</span> <span lang="en">TRAINING</span>
  </aside>
);
