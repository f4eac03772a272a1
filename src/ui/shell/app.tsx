import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import { HomeScreen } from '../../wallet/home-screen.tsx';
import { LockGate } from '../../wallet/lock-gate.tsx';
import { Crash, LoadFailed } from './crash.tsx';
import { DemoRibbon } from './demo-ribbon.tsx';
import { NotFound } from './not-found.tsx';
import { UpdateOffer } from './update-offer.tsx';

// A screen that cannot be loaded (no network, or a newer version has replaced it) says so instead of staying away.
const orFailed = (screen: Promise<() => preact.JSX.Element>) => screen.catch(() => LoadFailed);

const LookUpScreen = lazy(() =>
  orFailed(import('../../wallet/look-up-screen.tsx').then((module) => module.LookUpScreen)),
);
const AddScreen = lazy(() =>
  orFailed(import('../../wallet/add-screen.tsx').then((module) => module.AddScreen)),
);
const CardScreen = lazy(() =>
  orFailed(import('../../wallet/card-screen.tsx').then((module) => module.CardScreen)),
);
const OfferScreen = lazy(() =>
  orFailed(import('../../wallet/offer-screen.tsx').then((module) => module.OfferScreen)),
);
const PeopleScreen = lazy(() =>
  orFailed(import('../../wallet/people-screen.tsx').then((module) => module.PeopleScreen)),
);
const WaitingScreen = lazy(() =>
  orFailed(import('../../wallet/waiting-screen.tsx').then((module) => module.WaitingScreen)),
);
const ShowScreen = lazy(() =>
  orFailed(import('../../wallet/show-screen.tsx').then((module) => module.ShowScreen)),
);
const ExportScreen = lazy(() =>
  orFailed(import('../../wallet/export-screen.tsx').then((module) => module.ExportScreen)),
);
const RequestScreen = lazy(() =>
  orFailed(import('../../wallet/request-screen.tsx').then((module) => module.RequestScreen)),
);
const SettingsScreen = lazy(() =>
  orFailed(import('../../wallet/settings-screen.tsx').then((module) => module.SettingsScreen)),
);
const RestoreScreen = lazy(() =>
  orFailed(import('../../wallet/backup/restore-screen.tsx').then((module) => module.RestoreScreen)),
);
const MoveScreen = lazy(() =>
  orFailed(import('../../wallet/move/move-screen.tsx').then((module) => module.MoveScreen)),
);
const ReceiveScreen = lazy(() =>
  orFailed(import('../../wallet/move/receive-screen.tsx').then((module) => module.ReceiveScreen)),
);
const TotalsScreen = lazy(() =>
  orFailed(import('../../wallet/totals-screen.tsx').then((module) => module.TotalsScreen)),
);
const HelpScreen = lazy(() =>
  orFailed(import('../../wallet/help-screen.tsx').then((module) => module.HelpScreen)),
);
const TravelScreen = lazy(() =>
  orFailed(import('../../wallet/travel-screen.tsx').then((module) => module.TravelScreen)),
);
const VerifyScreen = lazy(() =>
  orFailed(import('../../verifier/verify-screen.tsx').then((module) => module.VerifyScreen)),
);
const VerifierPlace = lazy(() =>
  orFailed(import('../../verifier/verifier-place.tsx').then((module) => module.VerifierPlace)),
);
const WorkScreen = lazy(() =>
  orFailed(import('../../workbench/work-screen.tsx').then((module) => module.WorkScreen)),
);
const ShareScreen = lazy(() => orFailed(import('./share-screen.tsx').then((module) => module.ShareScreen)));

/** Every screen of the app by its address; each but the wallet's home is loaded when it is first opened. */
export function App() {
  return (
    <Crash>
      <LocationProvider>
        <DemoRibbon />
        <ErrorBoundary>
          <LockGate>
            <Router>
              <Route path="/" component={HomeScreen} />
              <Route path="/look-up/:step?" component={LookUpScreen} />
              <Route path="/add" component={AddScreen} />
              {/* The address that links to SMART Health Cards end in, as their specification has it. */}
              <Route path="/SMARTHealthCard" component={AddScreen} />
              <Route path="/card/:id" component={CardScreen} />
              <Route path="/people" component={PeopleScreen} />
              <Route path="/waiting/:id" component={WaitingScreen} />
              <Route path="/card/:id/code" component={ShowScreen} />
              <Route path="/offer/:id" component={OfferScreen} />
              <Route path="/export/:id?" component={ExportScreen} />
              <Route path="/settings" component={SettingsScreen} />
              <Route path="/restore" component={RestoreScreen} />
              <Route path="/move" component={MoveScreen} />
              <Route path="/receive" component={ReceiveScreen} />
              <Route path="/share" component={ShareScreen} />
              <Route path="/request" component={RequestScreen} />
              <Route path="/totals" component={TotalsScreen} />
              <Route path="/help" component={HelpScreen} />
              <Route path="/travel/:id?" component={TravelScreen} />
              <Route path="/verify" component={VerifyScreen} />
              <Route path="/verify/:place/:step?" component={VerifierPlace} />
              <Route path="/work/:part?/:id?" component={WorkScreen} />
              <Route default component={NotFound} />
            </Router>
          </LockGate>
        </ErrorBoundary>
        <UpdateOffer />
      </LocationProvider>
    </Crash>
  );
}
