import {
  CorrectionFate,
  CorrectionReceived,
  type CorrectionToSend,
  type FollowRequest,
  RecordToCorrect,
} from '../correction-contract/corrections.ts';
import { ask } from './request.ts';

/** What is on record about whoever has looked up. @throws {RequestError} */
export const recordToCorrect = (token: string): Promise<RecordToCorrect> =>
  ask('/api/corrections/record', { token }, RecordToCorrect);

/** @throws {RequestError} */
export async function sendCorrection(
  correction: Omit<CorrectionToSend, 'photo'>,
  photo: Blob | undefined,
): Promise<CorrectionReceived> {
  const request = { ...correction, ...(photo && { photo: await base64Of(photo) }) };
  return ask('/api/corrections', request, CorrectionReceived);
}

async function base64Of(blob: Blob): Promise<string> {
  let binary = '';
  for (const byte of new Uint8Array(await blob.arrayBuffer())) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @throws {RequestError} */
export const followCorrection = (request: FollowRequest): Promise<CorrectionFate> =>
  ask('/api/corrections/follow', request, CorrectionFate);
