import {
  type ConfirmRequest,
  FollowResponse,
  type LookUpRequest,
  LookUpResponse,
  OfferResponse,
} from '../contract.ts';
import { ConfirmedLookUp } from '../correction-contract/corrections.ts';
import { ask } from './request.ts';

/** Asks for a code to be sent to the phone on record. @throws {RequestError} */
export const requestCode = (who: LookUpRequest): Promise<LookUpResponse> =>
  ask('/api/look-up', who, LookUpResponse);

/** Hands in the code and learns how far the person's record has come. @throws {RequestError} */
export const confirmCode = (answer: ConfirmRequest): Promise<ConfirmedLookUp> =>
  ask('/api/look-up/confirm', answer, ConfirmedLookUp);

/** Asks what has become of the records that were opened to this phone. @throws {RequestError} */
export const askAgain = (follow: string): Promise<FollowResponse> =>
  ask('/api/follow', { follow }, FollowResponse);

/** Asks for a certificate of those records to be offered to another wallet. @throws {RequestError} */
export const requestOffer = (follow: string, number: string): Promise<OfferResponse> =>
  ask('/api/offers', { follow, number }, OfferResponse);
