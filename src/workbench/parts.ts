import { lazy } from 'preact-iso';
import { LoadFailed } from '../ui/shell/crash.tsx';
import type { Role } from '../work-contract/session.ts';

const orFailed = (screen: Promise<() => preact.JSX.Element>) => screen.catch(() => LoadFailed);

/** Who may do what, as the service has it too: it decides, the screens only leave out what would be refused. */
const EVERYBODY: readonly Role[] = ['clerk', 'police', 'province', 'ministry'];
/** Whatever is about doses or shows them. */
const HEALTH: readonly Role[] = ['clerk', 'province', 'ministry'];
/** Whoever answers for what was given at a facility. */
const FACILITY: readonly Role[] = ['clerk'];
const SUPERVISORS: readonly Role[] = ['province', 'ministry'];
const LISTS: readonly Role[] = ['police', 'province', 'ministry'];

interface Part {
  readonly roles: readonly Role[];
  readonly Screen: preact.FunctionComponent;
}

/** The parts of the workbench by their address, `/work/<name>`, in the order of the navigation. */
export const PARTS = {
  queue: {
    roles: EVERYBODY,
    Screen: lazy(() => orFailed(import('./queue/queue-screen.tsx').then((module) => module.QueueScreen))),
  },
  record: {
    roles: EVERYBODY,
    Screen: lazy(() => orFailed(import('./record/record-screen.tsx').then((module) => module.RecordScreen))),
  },
  groups: {
    roles: HEALTH,
    Screen: lazy(() => orFailed(import('./groups/groups-screen.tsx').then((module) => module.GroupsScreen))),
  },
  attest: {
    roles: FACILITY,
    Screen: lazy(() => orFailed(import('./attest/attest-screen.tsx').then((module) => module.AttestScreen))),
  },
  decisions: {
    roles: EVERYBODY,
    Screen: lazy(() =>
      orFailed(import('./decisions/decisions-screen.tsx').then((module) => module.DecisionsScreen)),
    ),
  },
  import: {
    roles: HEALTH,
    Screen: lazy(() => orFailed(import('./imports/import-screen.tsx').then((module) => module.ImportScreen))),
  },
  enter: {
    roles: HEALTH,
    Screen: lazy(() => orFailed(import('./imports/enter-screen.tsx').then((module) => module.EnterScreen))),
  },
  overview: {
    roles: EVERYBODY,
    Screen: lazy(() =>
      orFailed(import('./overview/overview-screen.tsx').then((module) => module.OverviewScreen)),
    ),
  },
  lists: {
    roles: LISTS,
    Screen: lazy(() => orFailed(import('./lists/lists-screen.tsx').then((module) => module.ListsScreen))),
  },
  revocations: {
    roles: SUPERVISORS,
    Screen: lazy(() =>
      orFailed(import('./revocations/revocations-screen.tsx').then((module) => module.RevocationsScreen)),
    ),
  },
  rules: {
    roles: SUPERVISORS,
    Screen: lazy(() => orFailed(import('./rules/rules-screen.tsx').then((module) => module.RulesScreen))),
  },
  inspections: {
    roles: SUPERVISORS,
    Screen: lazy(() =>
      orFailed(import('./inspections/inspections-screen.tsx').then((module) => module.InspectionsScreen)),
    ),
  },
  audit: {
    roles: SUPERVISORS,
    Screen: lazy(() => orFailed(import('./audit/audit-screen.tsx').then((module) => module.AuditScreen))),
  },
  accounts: {
    roles: SUPERVISORS,
    Screen: lazy(() =>
      orFailed(import('./accounts/accounts-screen.tsx').then((module) => module.AccountsScreen)),
    ),
  },
} as const satisfies Record<string, Part>;

type PartName = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as PartName[];

/** The part at an address, where this role has it; undefined elsewhere. */
export function partFor(name: string, role: Role): Part | undefined {
  const known = PART_NAMES.find((part) => part === name);
  const part: Part | undefined = known && PARTS[known];
  return part?.roles.includes(role) ? part : undefined;
}

/** A record is reached from the queue. */
type Listed = Exclude<PartName, 'record'>;

/** What the navigation shows to a role. */
export const partsOf = (role: Role): Listed[] =>
  PART_NAMES.filter(
    (name): name is Listed => name !== 'record' && (PARTS[name] as Part).roles.includes(role),
  );
