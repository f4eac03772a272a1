import { useSignal } from '@preact/signals';
import * as v from 'valibot';
import { PickUpCode } from '../proof-contract.ts';
import { Button } from '../ui/components/button.tsx';
import { TextField } from '../ui/components/field.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { say } from './other-ways-words.ts';
import { type UnderWay, useProof } from './proof.ts';
import { ProofFailure } from './proof-failure.tsx';
import { WhoFields } from './who-fields.tsx';

/** Proof by a code that the facility gave out. */
export function PickUpScreen({ underWay }: { underWay: UnderWay }) {
  const { draft, type } = underWay;
  const { problems, working, failure, submit } = useProof(underWay, '/api/look-up/pick-up');
  const typed = useSignal('');
  const problem = useSignal<string | undefined>(undefined);

  const send = (event: Event) => {
    event.preventDefault();
    const code = v.safeParse(PickUpCode, typed.value);
    problem.value = code.success ? undefined : say('pickUp.codeProblem');
    void submit(code.success ? { code: code.output } : undefined);
  };

  return (
    <Screen
      title={say('pickUp.title')}
      lead={say('pickUp.lead')}
      back={{ href: '/look-up/ways', label: say('toWays') }}
    >
      <form class="look-up-form" noValidate onSubmit={send}>
        <WhoFields
          draft={draft}
          type={type}
          problems={problems}
          more={problem.value ? [{ id: 'pick-up-code', text: problem.value }] : []}
        />
        <div class="pick-up-field">
          <TextField
            id="pick-up-code"
            label={say('pickUp.code')}
            hint={say('pickUp.codeHint')}
            problem={problem.value}
            value={typed.value}
            onText={(text) => {
              typed.value = text;
            }}
            autocomplete="off"
            autocapitalize="characters"
            maxlength={16}
            spellcheck={false}
          />
        </div>
        {failure && <ProofFailure error={failure} wrong={say('pickUp.wrong')} />}
        <div class="look-up-actions">
          <Button type="submit" working={working}>
            {say(working ? 'pickUp.submitting' : 'pickUp.submit')}
          </Button>
        </div>
      </form>
    </Screen>
  );
}
