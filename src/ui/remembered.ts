/** Small settings that outlive the tab. Where a browser refuses storage they last as long as the page. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`vi-vacxin.${name}`, value);
  } catch {
    // Refused or full: a setting is not worth an error.
  }
}

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`vi-vacxin.${name}`);
  } catch {
    return null;
  }
}
