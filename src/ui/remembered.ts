/** Where one is kept, as the `storage` event of another tab names it. */
export const keyOf = (name: string) => `vi-vacxin.${name}`;

/** Small settings that outlive the tab. Where a browser refuses storage they last as long as the page. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // Refused or full: a setting is not worth an error.
  }
}

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}
