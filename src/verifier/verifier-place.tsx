import { lazy, useRoute } from 'preact-iso';
import { LoadFailed } from '../ui/shell/crash.tsx';
import { NotFound } from '../ui/shell/not-found.tsx';
import { useSurroundings } from './surroundings.ts';

const orFailed = (screen: Promise<() => preact.JSX.Element>) => screen.catch(() => LoadFailed);

/** The screens behind the camera's, by the rest of their address. Apart, so that nobody's first load names them. */
const PLACES: Readonly<Record<string, () => preact.JSX.Element>> = {
  shift: lazy(() => orFailed(import('./shift/shift-screen.tsx').then((module) => module.ShiftScreen))),
  training: lazy(() =>
    orFailed(import('./training/training-screen.tsx').then((module) => module.TrainingScreen)),
  ),
  trust: lazy(() => orFailed(import('./carry/trust-screen.tsx').then((module) => module.TrustScreen))),
  'trust/show': lazy(() => orFailed(import('./carry/show-screen.tsx').then((module) => module.ShowScreen))),
  'trust/scan': lazy(() => orFailed(import('./carry/scan-screen.tsx').then((module) => module.ScanScreen))),
  supervisor: lazy(() =>
    orFailed(import('./supervisor/supervisor-screen.tsx').then((module) => module.SupervisorScreen)),
  ),
};

/** `/verify/:place/:step?` */
export function VerifierPlace() {
  // Eyes are used to the night, and hands in their gloves, here as well.
  useSurroundings();
  const { place, step } = useRoute().params;
  const address = [place, step].filter(Boolean).join('/');
  const Place = Object.hasOwn(PLACES, address) ? PLACES[address] : undefined;
  return Place ? <Place key={address} /> : <NotFound />;
}
