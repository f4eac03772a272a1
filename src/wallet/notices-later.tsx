import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { confirmedLookUp } from './look-up.ts';

/** The offer of notices, loaded where the browser knows them and there is something to be told of. */
export function NoticesLater() {
  const offer = useSignal<FunctionComponent<{ lookUpId: string }> | undefined>(undefined);
  const lookUpId = confirmedLookUp.value;
  useEffect(() => {
    if (!lookUpId || !('PushManager' in window) || !('Notification' in window)) return;
    // Without a network, or on an old page of a new version, there is nothing to offer.
    void import('./notices-offer.tsx').then(
      ({ NoticesOffer }) => {
        offer.value = NoticesOffer;
      },
      () => {},
    );
  }, [lookUpId, offer]);
  const Offer = offer.value;
  return Offer && lookUpId ? <Offer lookUpId={lookUpId} /> : null;
}
