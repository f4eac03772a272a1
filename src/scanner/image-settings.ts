/** What W3C MediaStream Image Capture adds to a camera's track, as far as we use it; TypeScript doesn't know it. */
export interface ImageCapabilities {
  readonly torch?: boolean | readonly boolean[];
  readonly zoom?: { readonly min: number; readonly max: number };
  readonly focusMode?: readonly string[];
  readonly exposureMode?: readonly string[];
  readonly whiteBalanceMode?: readonly string[];
}

export interface ImageSettings {
  torch?: boolean;
  zoom?: number;
  focusMode?: string;
  exposureMode?: string;
  whiteBalanceMode?: string;
  pointsOfInterest?: readonly { readonly x: number; readonly y: number }[];
}

/** Firefox has learnt this late. */
export const capabilitiesOf = (track: MediaStreamTrack): ImageCapabilities =>
  (track.getCapabilities?.() ?? {}) as ImageCapabilities;

export const hasTorch = ({ torch }: ImageCapabilities): boolean => [torch].flat().includes(true);

/** A camera whose focus stands still, as far as it tells. */
export const isFixedFocus = ({ focusMode }: ImageCapabilities): boolean =>
  focusMode !== undefined && !focusMode.includes('continuous');

export const canFocusOnPoint = (
  { focusMode }: ImageCapabilities,
  supported: Readonly<Record<string, boolean | undefined>>,
): boolean => supported['pointsOfInterest'] === true && focusMode?.includes('single-shot') === true;

/** Focus, exposure and white balance that follow what is seen, wherever the camera can. */
export function followingSettings(capabilities: ImageCapabilities): ImageSettings {
  const settings: ImageSettings = {};
  for (const mode of ['focusMode', 'exposureMode', 'whiteBalanceMode'] as const) {
    if (capabilities[mode]?.includes('continuous')) settings[mode] = 'continuous';
  }
  return settings;
}

/**
 * Applies settings, each of which the camera is known to have. All go together in one set: what is left out is reset,
 * and Chrome refuses to mix them with sizes ("Mixing ImageCapture and non-ImageCapture constraints is not currently
 * supported") and has long read the first set only.
 *
 * @returns whether the camera took them.
 */
export const applySettings = (track: MediaStreamTrack, settings: ImageSettings): Promise<boolean> =>
  track.applyConstraints({ advanced: [settings as MediaTrackConstraintSet] }).then(
    () => true,
    () => false,
  );
