import { FileUnreadable } from './file-reading.ts';

/** A text as a file, so that there is one way in for all that is pasted, dropped, chosen or shared. */
export const textAsFile = (text: string): File => new File([text], 'text.txt', { type: 'text/plain' });

/** What was pasted by keyboard: pictures and files, else text; nothing where neither came. */
export function pastedFiles({ clipboardData }: ClipboardEvent): readonly File[] {
  const files = [...(clipboardData?.files ?? [])];
  if (files.length > 0) return files;
  const text = clipboardData?.getData('text/plain').trim();
  return text ? [textAsFile(text)] : [];
}

/** Whether a button can ask for what is in the clipboard. */
export const canReadClipboard = (): boolean => typeof navigator.clipboard?.read === 'function';

/**
 * What is in the clipboard; the browser may ask first.
 *
 * @throws {FileUnreadable}
 */
export async function filesInClipboard(): Promise<readonly File[]> {
  try {
    const files = (await Promise.all((await navigator.clipboard.read()).map(fileOf))).filter(
      (file) => file !== undefined,
    );
    if (files.length > 0) return files;
  } catch {
    throw new FileUnreadable('clipboard-refused');
  }
  throw new FileUnreadable('clipboard-empty');
}

async function fileOf(item: ClipboardItem): Promise<File | undefined> {
  const type = item.types.find((name) => name.startsWith('image/')) ?? 'text/plain';
  if (!item.types.includes(type)) return undefined;
  const blob = await item.getType(type);
  return blob.size > 0 ? new File([blob], type.replace('/', '.'), { type }) : undefined;
}
