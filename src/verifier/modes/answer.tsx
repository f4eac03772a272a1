import type { ComponentChildren } from 'preact';
import { DocumentWaiting } from '../document/document-waiting.tsx';
import { GivenList } from '../given-list.tsx';
import { VerdictSheet } from '../verdict-sheet.tsx';
import type { ViewProps } from './view.ts';

/** The verdict with all that belongs to it, or the list of codes that came together; else what stands there meanwhile. */
export function Answer({
  inspection,
  focusScreen,
  children,
}: ViewProps & {
  children?: ComponentChildren;
}) {
  const { current, isListShown, isDocumentShown, given } = inspection;
  const isEmpty = !current && !isListShown && !isDocumentShown;
  // What was in focus goes; those who listen stay on this screen.
  const onOpen = (at: number) => {
    given.open(at);
    focusScreen();
  };
  const onNext = () => {
    inspection.next();
    focusScreen();
  };
  return (
    <div
      class={isEmpty ? 'verifier-answer verifier-answer-empty' : 'verifier-answer'}
      onPointerDown={inspection.hold}
      onFocusIn={inspection.hold}
    >
      {current ? (
        <VerdictSheet
          key={current.atMs}
          scan={current}
          secondsLeft={inspection.secondsLeftOfVerdict}
          movesOnAfterMs={inspection.passesAfterMs}
          inList={inspection.isOfList}
          onNext={onNext}
        />
      ) : isListShown ? (
        <GivenList codes={given} secondsLeft={inspection.secondsLeftOfList} onOpen={onOpen} onNext={onNext} />
      ) : isDocumentShown ? (
        <DocumentWaiting />
      ) : (
        children
      )}
    </div>
  );
}
