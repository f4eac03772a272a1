/** Whether this browser hands such files to other apps. */
export const canShareFile = (name: string, type: string): boolean =>
  navigator.canShare?.({ files: [new File([''], name, { type })] }) ?? false;

/**
 * Hands files to another app.
 *
 * @returns false where the browser wants another touch for it.
 */
export async function shareFiles(files: readonly File[]): Promise<boolean> {
  try {
    await navigator.share({ files: [...files] });
    return true;
  } catch (error) {
    // Anything else than a touch that is too long ago is the person's own choice, or the other app's.
    return !(error instanceof DOMException && error.name === 'NotAllowedError');
  }
}
