/** Major, minor, patch. */
export type Version = readonly [number, number, number];

/** `1.3.0`; some certificates write fewer parts. Undefined for what is no version. */
export function versionOf(text: string): Version | undefined {
  const [, major, minor = 0, patch = 0] = /^(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

/** Negative where the first is older. */
export const compareVersions = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
