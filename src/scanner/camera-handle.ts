import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { surroundings, systemOf } from './browsers.ts';
import { LEAST_SHORT_SIDE_PX, type OpenedCamera, rememberLens } from './camera.ts';
import {
  applySettings,
  canFocusOnPoint,
  capabilitiesOf,
  followingSettings,
  hasTorch,
  type ImageSettings,
} from './image-settings.ts';
import { firstZoom, type Lens, nextLens } from './lenses.ts';
import { clampZoom, nextZoom, type ZoomRange, zoomRange } from './zoom.ts';

/** What can be seen and changed of the camera that runs; each part is of no effect while none does. */
export interface CameraHandle {
  /** Whether the torch is lit; undefined where there is none. */
  readonly torch: ReadonlySignal<boolean | undefined>;
  readonly setTorch: (on: boolean) => void;
  /** The magnification that people see. */
  readonly zoom: ReadonlySignal<number>;
  readonly zoomRange: ReadonlySignal<ZoomRange>;
  readonly setZoom: (factor: number) => void;
  readonly zoomBy: (direction: 'in' | 'out') => void;
  /** What of it is not the camera's own: only the middle `1 / crop` of each side of the picture is shown and read. */
  readonly crop: ReadonlySignal<number>;
  readonly canFocus: ReadonlySignal<boolean>;
  /** Focuses on a point of the picture, each coordinate from 0 to 1, and then on whatever comes. */
  readonly focusOn: (point: { readonly x: number; readonly y: number }) => void;
  readonly lenses: ReadonlySignal<readonly Lens[]>;
  readonly lens: ReadonlySignal<Lens | undefined>;
  /** Opens the next camera, and remembers it. */
  readonly switchLens: () => void;
  /** Too few pixels for a dense code, unless it is held near. */
  readonly lowResolution: ReadonlySignal<boolean>;
}

/** For whom runs the camera. */
export interface CameraHolder extends CameraHandle {
  /** The camera has started. @param reopen opens the one that is remembered by then. */
  readonly attach: (opened: OpenedCamera, reopen: () => void) => void;
  readonly detach: () => void;
  readonly setLenses: (lenses: readonly Lens[]) => void;
}

/** How long a focus that was set by a touch stays. */
const FOCUS_STAYS_MS = 3_000;

/** Chrome on Android tells what a camera can do only some time after its first picture. */
const CAPABLE_AFTER_MS = 1_000;

const NO_ZOOM: ZoomRange = { min: 1, max: 1, unit: undefined };

export function holdCamera(): CameraHolder {
  const torch = signal<boolean | undefined>(undefined);
  const zoom = signal(1);
  const range = signal(NO_ZOOM);
  const crop = signal(1);
  const canFocus = signal(false);
  const lenses = signal<readonly Lens[]>([]);
  const lens = signal<Lens | undefined>(undefined);
  const lowResolution = signal(false);

  let track: MediaStreamTrack | undefined;
  let settings: ImageSettings = {};
  let openAgain = () => {};
  let timers: ReturnType<typeof setTimeout>[] = [];
  let applying: Promise<unknown> | undefined;

  const after = (ms: number, then: () => void) => timers.push(setTimeout(then, ms));

  /** One at a time; what changes in the meantime goes together, since a pinch changes faster than a camera. */
  const apply = (change: ImageSettings) => {
    settings = { ...settings, ...change };
    if (applying || !track) return;
    const mine = track;
    const applied = settings;
    applying = applySettings(mine, applied).then((taken) => {
      applying = undefined;
      // Something in the set is not as the camera said: at least what was just asked for.
      if (!taken && mine === track) return void applySettings(mine, change);
      if (mine !== track || applied !== settings) apply({});
    });
  };

  const showZoom = (factor: number) => {
    const { unit } = range.value;
    zoom.value = clampZoom(factor, range.value);
    crop.value = unit === undefined ? zoom.value : 1;
    return unit === undefined ? {} : { zoom: zoom.value * unit };
  };
  const setZoom = (factor: number) => {
    if (!track) return;
    const change = showZoom(factor);
    if (change.zoom !== undefined) apply(change);
  };

  const readCapabilities = (first: Lens | undefined) => {
    if (!track) return;
    const capabilities = capabilitiesOf(track);
    const beginning = first ? firstZoom(first, systemOf(surroundings()) === 'ios') : zoom.value;
    batch(() => {
      torch.value = hasTorch(capabilities) ? (torch.value ?? false) : undefined;
      canFocus.value = canFocusOnPoint(capabilities, { ...navigator.mediaDevices.getSupportedConstraints() });
      range.value = zoomRange(capabilities);
    });
    const change = { ...followingSettings(capabilities), ...showZoom(beginning) };
    if (Object.keys(change).length > 0) apply(change);
  };

  return {
    torch,
    zoom,
    zoomRange: range,
    crop,
    canFocus,
    lenses,
    lens,
    lowResolution,
    setZoom,
    setTorch: (on) => {
      if (torch.value === undefined) return;
      torch.value = on;
      apply({ torch: on });
    },
    zoomBy: (direction) => setZoom(nextZoom(zoom.value, direction, range.value)),
    focusOn: ({ x, y }) => {
      const focused = track;
      if (!focused || !canFocus.value) return;
      apply({ focusMode: 'single-shot', pointsOfInterest: [{ x, y }] });
      after(FOCUS_STAYS_MS, () => {
        const { pointsOfInterest: _, ...others } = settings;
        settings = others;
        apply(followingSettings(capabilitiesOf(focused)));
      });
    },
    switchLens: () => {
      const next = nextLens(lenses.value, lens.value);
      if (!next || next.deviceId === lens.value?.deviceId) return;
      rememberLens(next);
      openAgain();
    },
    setLenses: (found) => {
      lenses.value = found;
    },
    attach: (opened, reopen) => {
      track = opened.stream.getVideoTracks()[0];
      settings = {};
      openAgain = reopen;
      const { width = 0, height = 0 } = track?.getSettings() ?? {};
      batch(() => {
        lens.value = opened.lens;
        lenses.value = opened.lenses;
        lowResolution.value = Math.min(width, height) < LEAST_SHORT_SIDE_PX;
      });
      readCapabilities(opened.lens);
      after(CAPABLE_AFTER_MS, () => readCapabilities(undefined));
    },
    detach: () => {
      for (const timer of timers) clearTimeout(timer);
      timers = [];
      track = undefined;
      openAgain = () => {};
      batch(() => {
        torch.value = undefined;
        canFocus.value = false;
        range.value = NO_ZOOM;
        zoom.value = 1;
        crop.value = 1;
      });
    },
  };
}
