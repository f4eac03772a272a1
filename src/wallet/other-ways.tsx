import { useRoute } from 'preact-iso';
import { LinkButton } from '../ui/components/button.tsx';
import { AddIcon } from '../ui/components/icons.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/look-up.ts';
import { DoseScreen } from './dose-screen.tsx';
import { EidLink } from './eid-link.tsx';
import { EidScreen } from './eid-screen.tsx';
import { say } from './other-ways-words.ts';
import { PickUpScreen } from './pick-up-screen.tsx';
import type { UnderWay } from './proof.ts';
import './look-up.css';
import './other-ways.css';

/** `/look-up/ways` and the ways that it leads to: for whom no code comes by SMS. */
export function OtherWays({ underWay, eid }: { underWay: UnderWay; eid: boolean }) {
  switch (useRoute().params['step']) {
    case 'dose':
      return <DoseScreen underWay={underWay} />;
    case 'pickup':
      return <PickUpScreen underWay={underWay} />;
    case 'eid':
      return <EidScreen underWay={underWay} />;
    default:
      return <Ways eid={eid} />;
  }
}

function Ways({ eid }: { eid: boolean }) {
  return (
    <Screen
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/look-up', label: say('back') }}
      width="wide"
    >
      <div class="ways">
        {eid && (
          <section class="way">
            <h2>{say('eid.title')}</h2>
            <p>{say('eid.text')}</p>
            <EidLink look="secondary">{t('wallet.lookUpScreen.eid')}</EidLink>
          </section>
        )}
        <section class="way">
          <h2>{say('dose.title')}</h2>
          <p>{say('dose.text')}</p>
          <LinkButton href="/look-up/dose" look="secondary">
            {say('dose.choose')}
          </LinkButton>
        </section>
        <section class="way">
          <h2>{say('pickUp.title')}</h2>
          <p>{say('pickUp.text')}</p>
          <LinkButton href="/look-up/pickup" look="secondary">
            {say('pickUp.choose')}
          </LinkButton>
        </section>
        <section class="way">
          <h2>{say('others.title')}</h2>
          <p>{say('others.child')}</p>
          <p>{say('others.elder')}</p>
        </section>
        <section class="way">
          <h2>{say('nothing.title')}</h2>
          <p>{say('nothing.papers')}</p>
          <p>{say('nothing.bring')}</p>
          <p>{say('nothing.abroad')}</p>
          <LinkButton href="/add" look="quiet" icon={<AddIcon />}>
            {say('nothing.add')}
          </LinkButton>
        </section>
      </div>
    </Screen>
  );
}
