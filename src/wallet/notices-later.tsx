import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * The offer of notices, loaded where the browser knows them and there is something to be told of.
 *
 * @param follow what this phone may ask by about them.
 */
export function NoticesLater({ follow }: { follow: string | undefined }) {
  const offer = useSignal<FunctionComponent<{ follow: string }> | undefined>(undefined);
  useEffect(() => {
    if (!follow || !('PushManager' in window) || !('Notification' in window)) return;
    // Without a network, or on an old page of a new version, there is nothing to offer.
    void import('./notices-offer.tsx').then(
      ({ NoticesOffer }) => {
        offer.value = NoticesOffer;
      },
      () => {},
    );
  }, [follow, offer]);
  const Offer = offer.value;
  return Offer && follow ? <Offer follow={follow} /> : null;
}
