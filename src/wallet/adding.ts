import type { Certificate } from '../certificate/certificate.ts';
import { LIMITS } from '../certificate/limits.ts';
import { read, readFile } from '../certificate/read.ts';
import { type PartsSeen, ReadError, type ReasonCode } from '../certificate/reasons.ts';
import { verify } from '../certificate/verify.ts';
import { trustState } from '../ui/cached-trust.ts';
import { StorageError, type StorageErrorCode } from './storage.ts';
import { keep } from './wallet.ts';

/** What became of one certificate that somebody wanted to add. */
export type AddAnswer =
  | { readonly kind: 'added' | 'already-there'; readonly id: string; readonly name: string }
  | { readonly kind: 'refused'; readonly reason: ReasonCode }
  | { readonly kind: 'not-kept'; readonly code: StorageErrorCode }
  | { readonly kind: 'file-unreadable' }
  | { readonly kind: 'more-parts'; readonly parts: PartsSeen; readonly texts: readonly string[] };

/**
 * Adds what a scanner saw or somebody pasted.
 *
 * @param earlier parts of the same code that came before; a text that belongs to another code begins anew.
 */
export async function addText(text: string, earlier: readonly string[] = []): Promise<AddAnswer> {
  const texts = earlier.includes(text) ? earlier : [...earlier, text];
  try {
    return await addCertificate(read(texts));
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    if (error.parts) return { kind: 'more-parts', parts: error.parts, texts };
    return earlier.length > 0 ? addText(text) : { kind: 'refused', reason: error.code };
  }
}

/** Adds every certificate of a file; a bad one never spoils the others. */
export async function addFile(file: File): Promise<AddAnswer[]> {
  if (file.size > LIMITS.fileLength) return [{ kind: 'refused', reason: 'too-large' }];
  let text: string;
  try {
    text = await file.text();
  } catch {
    return [{ kind: 'file-unreadable' }];
  }
  let entries: ReturnType<typeof readFile>;
  try {
    entries = readFile(text);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return [{ kind: 'refused', reason: error.code }];
  }
  const answers: AddAnswer[] = [];
  for (const entry of entries) {
    answers.push(
      entry instanceof ReadError ? { kind: 'refused', reason: entry.code } : await addCertificate(entry),
    );
  }
  return answers;
}

async function addCertificate(certificate: Certificate): Promise<AddAnswer> {
  const state = trustState.value;
  const { reasons } = await verify(
    certificate,
    state.status === 'ready' ? state.trust : undefined,
    new Date(),
  );
  // Certainly not what the issuer signed: nobody would accept it, so it is of no use in a wallet. All else may be.
  if (reasons.includes('bad-signature')) return { kind: 'refused', reason: 'bad-signature' };
  try {
    const { id, alreadyThere } = await keep(certificate);
    return { kind: alreadyThere ? 'already-there' : 'added', id, name: certificate.holder.name };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return { kind: 'not-kept', code: error.code };
  }
}
