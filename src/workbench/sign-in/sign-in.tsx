import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { TextField } from '../../ui/components/field.tsx';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { CeremonyProblem, useCeremony } from './ceremony.tsx';
import { enrolPasskey, signInByPasskey } from './passkey.ts';
import './sign-in.css';

/** By passkey, or the first time on a device by the code that the administrator gave. */
export function SignIn() {
  const hasCode = useSignal(false);
  return (
    <WorkPage title={w('signIn.title')} lead={w('signIn.lead')}>
      <div class="sign-in">
        {hasCode.value ? <EnrolForm /> : <PasskeyForm />}
        <Button
          look="quiet"
          onClick={() => {
            hasCode.value = !hasCode.value;
          }}
        >
          {hasCode.value ? w('signIn.back') : w('signIn.haveCode')}
        </Button>
      </div>
    </WorkPage>
  );
}

function PasskeyForm() {
  const { working, problem, run } = useCeremony(signInByPasskey);
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <CeremonyProblem error={problem} />
      <Button type="submit" working={working}>
        {working ? w('signIn.working') : w('signIn.submit')}
      </Button>
    </form>
  );
}

function EnrolForm() {
  const code = useSignal('');
  const isMissing = useSignal(false);
  const { working, problem, run } = useCeremony(() => enrolPasskey(code.value.trim()));
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        isMissing.value = code.value.trim() === '';
        if (isMissing.value) document.getElementById('enrolment-code')?.focus();
        else void run();
      }}
    >
      <TextField
        id="enrolment-code"
        label={w('signIn.code')}
        hint={w('signIn.codeHint')}
        problem={isMissing.value ? w('signIn.codeMissing') : undefined}
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        maxlength={40}
        value={code.value}
        onText={(text) => {
          code.value = text;
        }}
      />
      <CeremonyProblem error={problem} />
      <Button type="submit" working={working}>
        {working ? w('signIn.working') : w('signIn.enrol')}
      </Button>
    </form>
  );
}
