import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type DoorDraft, DRAFT_LIMITS, PURPOSES } from '../../trust/door/fields.ts';
import { listSources } from '../../trust/door/list-sources.ts';
import { Button } from '../../ui/components/button.tsx';
import { TextField } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import type { DoorSet, PublishDoorResult } from '../../work-contract/doors.ts';
import { WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { namedCountries } from './countries-field.tsx';
import { ExamplesTable } from './examples-table.tsx';
import { ChoiceField } from './fields.tsx';
import { OwnExample } from './own-example.tsx';
import { RequirementFields } from './requirement-fields.tsx';
import { nextRequirement, problemOf } from './rule-draft.ts';
import { publishDoor } from './rules.ts';
import { diseaseName, say } from './rules-words.ts';
import { triedExamples } from './tried-examples.ts';

const NO_COUNTRY = '';

/** A set of rules from its fields, tried on examples with every change, and published. */
export function RuleForm({
  begun,
  basedOn,
  onPublished,
  onClose,
}: {
  begun: DoorDraft;
  /** Undefined for a new set. */
  basedOn: DoorSet | undefined;
  onPublished: (name: string, version: number) => void;
  onClose: () => void;
}) {
  const draft = useSignal(begun);
  const isPublishing = useSignal(false);
  const isAdding = useSignal(false);
  const refused = useSignal<Exclude<PublishDoorResult['outcome'], 'published'> | undefined>(undefined);
  const error = useSignal<WorkError | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const change = (changes: Partial<DoorDraft>) => {
    draft.value = { ...draft.value, ...changes };
  };
  const { name, purpose, country, requirements, examples } = draft.value;
  const problem = problemOf(draft.value);
  const tried = problem ? [] : triedExamples(draft.value);
  const differing = tried.filter(({ answer, example }) => answer !== example.expected).length;
  const sources = listSources(draft.value);
  const more = nextRequirement(draft.value, diseaseName);

  const publish = async () => {
    if (isPublishing.value || problem || differing > 0) return;
    isPublishing.value = true;
    error.value = undefined;
    refused.value = undefined;
    try {
      const result = await publishDoor(basedOn, draft.value);
      if (result.outcome === 'published') onPublished(name.vi, result.version);
      else refused.value = result.outcome;
    } catch (failure) {
      if (!(failure instanceof WorkError)) throw failure;
      error.value = failure;
    } finally {
      isPublishing.value = false;
    }
  };

  return (
    <section class="rules-form" aria-labelledby="rules-form-title">
      <h2 id="rules-form-title" ref={heading} tabIndex={-1}>
        {basedOn ? say('editTitle', { version: basedOn.version }) : say('newTitle')}
      </h2>
      {sources.length > 0 && (
        <Notice title={say('check.title')}>
          {sources.map((source) => (
            <p key={source}>{say(`check.sources.${source}`)}</p>
          ))}
        </Notice>
      )}
      <div class="rules-names">
        <TextField
          id="rules-name-vi"
          label={say('nameVi')}
          hint={say('nameViHint')}
          maxlength={80}
          autocomplete="off"
          value={name.vi}
          onText={(vi) => change({ name: { ...name, vi } })}
        />
        <TextField
          id="rules-name-en"
          label={say('nameEn')}
          hint={say('nameEnHint')}
          maxlength={80}
          autocomplete="off"
          value={name.en}
          onText={(en) => change({ name: { ...name, en } })}
        />
      </div>
      <div class="rules-fields">
        <ChoiceField
          id="rules-purpose"
          label={say('purpose')}
          value={purpose}
          choices={PURPOSES}
          nameOf={(one) => say(`purposes.${one}`)}
          onChoice={(chosen) => change({ purpose: chosen })}
        />
        <ChoiceField
          id="rules-country"
          label={say('country')}
          hint={say('countryHint')}
          value={country ?? NO_COUNTRY}
          choices={[NO_COUNTRY, ...namedCountries().map(({ code }) => code)]}
          nameOf={(code) => namedCountries().find((named) => named.code === code)?.name ?? say('noCountry')}
          onChoice={(code) => change({ country: code || null })}
        />
      </div>
      {requirements.map((requirement, index) => (
        <RequirementFields
          key={index}
          requirement={requirement}
          number={index + 1}
          onRequirement={(changed) =>
            change({ requirements: requirements.map((other, at) => (at === index ? changed : other)) })
          }
          onRemove={() => change({ requirements: requirements.filter((_, at) => at !== index) })}
        />
      ))}
      {more && requirements.length < DRAFT_LIMITS.requirements && (
        <div>
          <Button look="secondary" onClick={() => change({ requirements: [...requirements, more] })}>
            {say('addRequirement')}
          </Button>
        </div>
      )}
      <h3>{say('examples')}</h3>
      <p class="muted small">{say('examplesLead')}</p>
      {!problem && (
        <ExamplesTable
          tried={tried}
          asksWhereFrom={requirements.some(({ asked }) => asked.cameFrom.length > 0)}
          onRemove={(index) => change({ examples: examples.filter((_, at) => at !== index) })}
        />
      )}
      {examples.length < DRAFT_LIMITS.examples && (
        <div>
          <Button
            look="secondary"
            onClick={() => {
              isAdding.value = true;
            }}
          >
            {say('addExample')}
          </Button>
        </div>
      )}
      {isAdding.value && (
        <OwnExample
          disease={requirements[0]?.asked.disease ?? 'covid-19'}
          onExample={(example) => {
            isAdding.value = false;
            change({ examples: [...examples, example] });
          }}
          onCancel={() => {
            isAdding.value = false;
          }}
        />
      )}
      <div role="status">
        {problem && (
          <Notice tone="problem">
            <p>{say(`problems.${problem}`)}</p>
          </Notice>
        )}
        {differing > 0 && (
          <Notice tone="problem">
            <p>{say('problems.examples', { count: differing })}</p>
          </Notice>
        )}
      </div>
      {error.value && <Problem error={error.value} />}
      {refused.value && (
        <Notice tone="problem" urgent code={refused.value}>
          <p>{say(`outcomes.${refused.value}`)}</p>
        </Notice>
      )}
      <div class="rules-actions">
        <Button
          working={isPublishing.value}
          disabled={problem !== undefined || differing > 0}
          onClick={() => void publish()}
        >
          {basedOn ? say('publishNext', { version: basedOn.version + 1 }) : say('publish')}
        </Button>
        <Button look="secondary" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </section>
  );
}
