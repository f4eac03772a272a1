import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DoorDraft } from '../../trust/door/fields.ts';
import { TEMPLATES, type TemplateName } from '../../trust/door/templates.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmDialog } from '../../ui/components/confirm-dialog.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { t } from '../../ui/words.ts';
import type { DoorSet } from '../../work-contract/doors.ts';
import { WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { say as announce } from '../said.ts';
import { me } from '../session.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { DoorSetItem } from './door-set-item.tsx';
import { fromTemplate } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';
import { doorSets, doorSetsProblem, loadDoorSets, retireDoor } from './rules.ts';
import { diseaseName, say } from './rules-words.ts';
import './rules-screen.css';

interface Opened {
  readonly draft: DoorDraft;
  readonly basedOn?: DoorSet;
}

/** `/work/rules`: what each door asks of certificates, filled in by a form, tried on examples and published. */
export function RulesScreen() {
  const opened = useSignal<Opened | undefined>(undefined);
  const retiring = useSignal<DoorSet | undefined>(undefined);
  const done = useSignal<string | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const isChanged = useSignal(false);
  useEffect(() => {
    void loadDoorSets();
  }, []);
  const list = useRef<HTMLHeadingElement>(null);
  const wasOpened = useRef(false);
  useEffect(() => {
    // What had the focus has gone with the form.
    if (wasOpened.current && !opened.value) list.current?.focus();
    wasOpened.current = opened.value !== undefined;
  }, [opened.value]);
  const mayPublish = me.value?.role === 'ministry';
  const sets = doorSets.value;
  const reload = () => {
    problem.value = undefined;
    void loadDoorSets();
  };
  const open = (next: Opened) => {
    done.value = undefined;
    isChanged.value = false;
    opened.value = next;
  };
  const finish = (sentence: string) => {
    done.value = sentence;
    announce(sentence);
    reload();
  };
  const retire = async (set: DoorSet) => {
    retiring.value = undefined;
    done.value = undefined;
    problem.value = undefined;
    try {
      const { outcome } = await retireDoor(set);
      isChanged.value = outcome === 'changed-meanwhile';
      if (isChanged.value) reload();
      else finish(say('retiredNow'));
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  const shownProblem = problem.value ?? doorSetsProblem.value;
  return (
    <WorkPage title={w('parts.rules')} lead={say('lead')}>
      {shownProblem && (
        <Problem
          error={shownProblem}
          action={
            <Button look="secondary" onClick={reload}>
              {t('app.tryAgain')}
            </Button>
          }
        />
      )}
      {isChanged.value && (
        <Notice tone="problem" urgent code="changed-meanwhile">
          <p>{say('retireChanged')}</p>
        </Notice>
      )}
      {done.value && (
        <Notice>
          <p>{done.value}</p>
        </Notice>
      )}
      {opened.value ? (
        <RuleForm
          begun={opened.value.draft}
          basedOn={opened.value.basedOn}
          onPublished={(name, version) => {
            opened.value = undefined;
            finish(say('done', { name, version }));
          }}
          onClose={() => {
            opened.value = undefined;
            // Somebody may have published or retired some of them meanwhile.
            reload();
          }}
        />
      ) : (
        <>
          {mayPublish ? (
            <Begin
              onTemplate={(template) => open({ draft: fromTemplate(TEMPLATES[template], diseaseName) })}
            />
          ) : (
            <p class="muted">{say('onlyMinistry')}</p>
          )}
          <h2 ref={list} tabIndex={-1}>
            {say('sets')}
          </h2>
          {!sets && !shownProblem && <Waiting>{say('loading')}</Waiting>}
          {sets?.length === 0 && <p>{say('none')}</p>}
          {sets && sets.length > 0 && (
            <ul class="rules-sets">
              {sets.map((set) => (
                <DoorSetItem
                  key={set.setId}
                  set={set}
                  {...(mayPublish && {
                    onEdit: () => open({ draft: set.draft, basedOn: set }),
                    onRetire: () => {
                      retiring.value = set;
                    },
                  })}
                />
              ))}
            </ul>
          )}
        </>
      )}
      {retiring.value && (
        <RetireDialog
          set={retiring.value}
          onConfirm={retire}
          onCancel={() => {
            retiring.value = undefined;
          }}
        />
      )}
    </WorkPage>
  );
}

function Begin({ onTemplate }: { onTemplate: (template: TemplateName) => void }) {
  return (
    <section class="rules-begin" aria-labelledby="rules-begin-title">
      <h2 id="rules-begin-title">{say('begin')}</h2>
      <div>
        {(Object.keys(TEMPLATES) as TemplateName[]).map((template) => (
          <Button key={template} look="secondary" onClick={() => onTemplate(template)}>
            {say(`templates.${template}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}

const RetireDialog = ({
  set,
  onConfirm,
  onCancel,
}: {
  set: DoorSet;
  onConfirm: (set: DoorSet) => Promise<void>;
  onCancel: () => void;
}) => (
  <ConfirmDialog
    title={say('retireTitle', { name: set.draft.name.vi })}
    confirm={say('retire')}
    onConfirm={() => void onConfirm(set)}
    onCancel={onCancel}
  >
    {say('retireText')}
  </ConfirmDialog>
);
