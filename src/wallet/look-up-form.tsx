import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../ui/components/button.tsx';
import { describedBy, FieldNotes, TextField } from '../ui/components/field.tsx';
import { LockIcon, MessageIcon } from '../ui/components/icons.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/look-up.ts';
import { type Draft, lookUp, sendCode } from './look-up.ts';
import { type BirthDateProblem, checkWho, dayHere } from './look-up-fields.ts';
import { RequestError } from './request.ts';
import './look-up.css';
import { RequestNotice } from './request-notice.tsx';
import { StepList } from './step-list.tsx';

type Problems = Partial<ReturnType<typeof checkWho>['problems']>;

const DAY_PARTS = [
  { part: 'day', length: 2, autocomplete: 'bday-day' },
  { part: 'month', length: 2, autocomplete: 'bday-month' },
  { part: 'year', length: 4, autocomplete: 'bday-year' },
] as const;

/** Who is looking for their certificate: name, birth date, document number. */
export function LookUpForm() {
  const { route } = useLocation();
  const problems = useSignal<Problems>({});
  const sending = useSignal(false);
  const failure = useSignal<RequestError | undefined>(undefined);
  const { draft } = lookUp.value;
  const type = (typed: Partial<Draft>) => {
    lookUp.value = { ...lookUp.value, draft: { ...lookUp.value.draft, ...typed } };
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending.value) return;
    const checked = checkWho(draft, dayHere(new Date()));
    failure.value = undefined;
    problems.value = checked.problems;
    if (!checked.who) return;
    sending.value = true;
    try {
      await sendCode(checked.who);
      route('/look-up/code');
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failure.value = error;
    } finally {
      sending.value = false;
    }
  };

  return (
    <Screen
      title={t('wallet.lookUpScreen.title')}
      lead={t('wallet.lookUpScreen.lead')}
      back={{ href: '/', label: t('wallet.title') }}
      width="wide"
    >
      <div class="look-up">
        <form class="look-up-form" noValidate onSubmit={(event) => void submit(event)}>
          <ProblemList problems={problems.value} />
          <TextField
            id="name"
            label={t('wallet.lookUpScreen.name')}
            hint={t('wallet.lookUpScreen.nameHint')}
            problem={problems.value.name && t(`wallet.nameProblems.${problems.value.name}`)}
            value={draft.name}
            onText={(name) => type({ name })}
            autocomplete="name"
            autocapitalize="words"
            spellcheck={false}
          />
          <BirthDateFields draft={draft} type={type} problem={problems.value.birthDate} />
          <TextField
            id="documentNumber"
            label={t('wallet.lookUpScreen.documentNumber')}
            hint={t('wallet.lookUpScreen.documentNumberHint')}
            problem={
              problems.value.documentNumber &&
              t(`wallet.documentNumberProblems.${problems.value.documentNumber}`)
            }
            value={draft.documentNumber}
            onText={(documentNumber) => type({ documentNumber })}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
          <p class="look-up-privacy">
            <LockIcon />
            <span>{t('wallet.lookUpScreen.privacy')}</span>
          </p>
          {failure.value && <RequestNotice error={failure.value} />}
          <div class="look-up-actions">
            <Button type="submit" icon={<MessageIcon />} working={sending.value}>
              {sending.value ? t('wallet.lookUpScreen.submitting') : t('wallet.lookUpScreen.submit')}
            </Button>
          </div>
        </form>
        <aside class="look-up-aside" aria-labelledby="look-up-aside-title">
          <h2 id="look-up-aside-title">{t('wallet.lookUpScreen.asideTitle')}</h2>
          <p class="muted">{t('wallet.lookUpScreen.asideText')}</p>
          <StepList />
        </aside>
      </div>
    </Screen>
  );
}

function BirthDateFields({
  draft,
  type,
  problem,
}: {
  draft: Draft;
  type: (typed: Partial<Draft>) => void;
  problem: BirthDateProblem | undefined;
}) {
  const hint = t('wallet.lookUpScreen.birthDateHint');
  const sentence = problem && t(`wallet.birthDateProblems.${problem}`);
  return (
    <fieldset class="field" {...describedBy('birthDate', hint, sentence)}>
      <legend class="field-label">{t('wallet.lookUpScreen.birthDate')}</legend>
      <FieldNotes id="birthDate" hint={hint} problem={sentence} />
      <div class="look-up-day">
        {DAY_PARTS.map(({ part, length, autocomplete }) => (
          <div key={part} class={`look-up-day-${part}`}>
            <label for={`birthDate-${part}`}>{t(`wallet.lookUpScreen.${part}`)}</label>
            <input
              id={`birthDate-${part}`}
              class="field-input"
              inputmode="numeric"
              maxlength={length}
              autocomplete={autocomplete}
              value={draft[part]}
              {...(problem && { 'aria-invalid': true })}
              onInput={(event) => type({ [part]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** What to correct, at the top and each with a way there; takes the focus when it appears. */
function ProblemList({ problems }: { problems: Problems }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), [problems]);
  const sentences = [
    problems.name && { id: 'name', text: t(`wallet.nameProblems.${problems.name}`) },
    problems.birthDate && {
      id: 'birthDate-day',
      text: t(`wallet.birthDateProblems.${problems.birthDate}`),
    },
    problems.documentNumber && {
      id: 'documentNumber',
      text: t(`wallet.documentNumberProblems.${problems.documentNumber}`),
    },
  ].filter((sentence) => sentence !== undefined);
  if (sentences.length === 0) return null;
  return (
    <div class="look-up-problems" role="alert" tabIndex={-1} ref={list}>
      <h2>{t('wallet.lookUpScreen.problemsTitle')}</h2>
      <ul>
        {sentences.map(({ id, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
