import { say } from '../said.ts';
import { w } from '../words.ts';
import { decide, made } from './decide.ts';
import { outbox } from './outbox.ts';

/** Takes back the latest decision of this page that stands, and shows its record again. */
export function undoLatest(route: (path: string) => void): void {
  const takenBack = new Set(
    made.value.flatMap(({ decided }) => (decided.kind === 'undo' ? [decided.decisionId] : [])),
  );
  const refused = new Set(outbox.value.refused.map(({ decision }) => decision.id));
  const latest = made.value.findLast(
    ({ id, decided }) => decided.kind !== 'undo' && !takenBack.has(id) && !refused.has(id),
  );
  if (!latest) {
    say(w('said.nothingToUndo'));
    return;
  }
  decide({ kind: 'undo', decisionId: latest.id }, latest.about);
  say(w('said.undone', { what: w(`decisions.${latest.decided.kind}`), name: latest.about }));
  if ('recordId' in latest.decided) route(`/work/record/${latest.decided.recordId}`);
}
