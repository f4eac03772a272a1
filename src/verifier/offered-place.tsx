import { useLocation } from 'preact-iso';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/verifier.ts';
import type { Scan } from './scan.ts';
import { offerSettings } from './supervisor/settings-code.ts';

/** Where to take a code that is no certificate and yet meant for this device; nothing for any other code. */
export function OfferedPlace({ scan: { other, texts } }: { scan: Scan }) {
  const { route } = useLocation();
  switch (other?.kind) {
    case 'trust':
      return (
        <LinkButton look="secondary" href="/verify/trust/scan">
          {t('verifier.otherOffers.trust')}
        </LinkButton>
      );
    case 'settings':
      return (
        <Button
          look="secondary"
          onClick={() => {
            offerSettings(texts[0] ?? '');
            route('/verify/supervisor');
          }}
        >
          {t('verifier.otherOffers.settings')}
        </Button>
      );
    case 'enrolment':
      return (
        <LinkButton look="secondary" href="/verify/supervisor">
          {t('verifier.otherOffers.enrolment')}
        </LinkButton>
      );
    default:
      return null;
  }
}
