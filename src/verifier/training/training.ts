import { signal } from '@preact/signals';
import { render } from 'preact';
import { TrainingBand } from './training-band.tsx';

/** Whether this page trains; nothing keeps it, so that whoever opens the verifier anew inspects for real. */
export const isTraining = signal(false);

let band: HTMLElement | undefined;

/** Begins or ends the training, with a band over every screen of this page that nobody can take away meanwhile. */
export function train(wanted: boolean): void {
  isTraining.value = wanted;
  if (wanted && !band) {
    band = document.createElement('div');
    band.className = 'training';
    document.body.prepend(band);
    render(TrainingBand(), band);
  } else if (!wanted && band) {
    render(null, band);
    band.remove();
    band = undefined;
  }
}
