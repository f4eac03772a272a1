import type { Certificate } from '../certificate/certificate.ts';
import { read, textsInFile } from '../certificate/read.ts';
import { type PartsSeen, ReadError, type ReasonCode } from '../certificate/reasons.ts';
import { verify } from '../certificate/verify.ts';
import type { FileProblem } from '../scanner/file-reading.ts';
import type { FileContent } from '../scanner/use-files.ts';
import { trustState } from '../ui/cached-trust.ts';
import { StorageError, type StorageErrorCode } from './storage.ts';
import { keep } from './wallet.ts';

/** What became of one certificate that somebody wanted to add. */
export type AddAnswer =
  | { readonly kind: 'added' | 'already-there'; readonly id: string; readonly name: string }
  | { readonly kind: 'refused'; readonly reason: ReasonCode }
  | { readonly kind: 'not-kept'; readonly code: StorageErrorCode }
  | { readonly kind: 'file-problem'; readonly fileName: string; readonly problem: FileProblem }
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

/**
 * Adds every certificate that was read of files; a bad one never spoils the others.
 *
 * @param earlier as for `addText`; what still misses parts at the end is the last answer.
 */
export async function addContents(
  contents: readonly FileContent[],
  earlier: readonly string[] = [],
): Promise<AddAnswer[]> {
  const answers: AddAnswer[] = [];
  let more: Extract<AddAnswer, { kind: 'more-parts' }> | undefined;
  for (const content of contents) {
    if (content.kind === 'problem') {
      answers.push({ kind: 'file-problem', fileName: content.fileName, problem: content.problem });
      continue;
    }
    for (const text of textsOf(content)) {
      const answer = await addText(text, more?.texts ?? earlier);
      more = answer.kind === 'more-parts' ? answer : undefined;
      if (!more) answers.push(answer);
    }
  }
  return [...withoutOtherCodes(answers), ...(more ? [more] : [])];
}

const textsOf = (content: Exclude<FileContent, { kind: 'problem' }>): readonly string[] =>
  content.kind === 'text' ? textsInFile(content.text) : content.codes.map(({ text }) => text);

/** A code of something else beside a certificate, such as a web address on the same sheet, is nobody's question. */
function withoutOtherCodes(answers: readonly AddAnswer[]): readonly AddAnswer[] {
  const isOther = (answer: AddAnswer) => answer.kind === 'refused' && answer.reason === 'not-a-certificate';
  const isCertificate = ({ kind }: AddAnswer) => kind === 'added' || kind === 'already-there';
  return answers.some(isCertificate) ? answers.filter((answer) => !isOther(answer)) : answers;
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
