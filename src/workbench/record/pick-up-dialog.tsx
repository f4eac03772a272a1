import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Dialog } from '../../ui/components/dialog.tsx';
import { formatDay } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import { GivenPickUpCode, PickedUpBy } from '../../work-contract/pick-up.ts';
import { ask, WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { w } from '../words.ts';
import { moment } from './history.tsx';
import './close-dialog.css';
import './pick-up-dialog.css';

/** Gives out a code to whoever stands at the desk: whose papers were seen, then the slip to print or to write down. */
export function PickUpDialog({
  recordId,
  name,
  onClose,
}: {
  recordId: number;
  name: string;
  onClose: () => void;
}) {
  const pickedUpBy = useSignal<PickedUpBy>('holder');
  const working = useSignal(false);
  const problem = useSignal<WorkError | undefined>(undefined);
  const given = useSignal<GivenPickUpCode | undefined>(undefined);
  const give = async (event: Event) => {
    event.preventDefault();
    if (working.value) return;
    working.value = true;
    problem.value = undefined;
    try {
      const request = { recordId, pickedUpBy: pickedUpBy.value };
      given.value = await ask('pick-up-code', request, GivenPickUpCode);
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    } finally {
      working.value = false;
    }
  };
  return (
    <Dialog title={w('pickUp.title', { name })} onClose={onClose}>
      {given.value ? (
        <>
          <Slip given={given.value} />
          <p role="status">{w('pickUp.once')}</p>
          <form method="dialog" class="dialog-actions">
            <Button look="secondary" onClick={() => window.print()}>
              {w('pickUp.print')}
            </Button>
            <Button type="submit">{t('app.close')}</Button>
          </form>
        </>
      ) : (
        <form class="pick-up-form" onSubmit={(event) => void give(event)}>
          <p>{w('pickUp.text')}</p>
          <fieldset class="close-why">
            <legend>{w('pickUp.who')}</legend>
            {PickedUpBy.options.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="picked-up-by"
                  checked={pickedUpBy.value === one}
                  onChange={() => {
                    pickedUpBy.value = one;
                  }}
                />
                {w(`pickUp.pickedUpBy.${one}`)}
              </label>
            ))}
          </fieldset>
          {problem.value && <Problem error={problem.value} />}
          <div class="dialog-actions">
            <Button look="secondary" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" working={working.value}>
              {w(working.value ? 'pickUp.working' : 'pickUp.submit')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** What the person takes home; alone on the paper when it is printed. */
function Slip({ given: { code, expiresAt, name, birthDate, numberEnd } }: { given: GivenPickUpCode }) {
  const address = `${location.host}/look-up`;
  return (
    <section class="pick-up-slip" aria-label={w('pickUp.slip')}>
      <h3>{w('pickUp.slip')}</h3>
      <dl>
        <dt>{w('pickUp.holder')}</dt>
        <dd>{name}</dd>
        <dt>{w('pickUp.birthDate')}</dt>
        <dd>{formatDay(birthDate)}</dd>
        <dt>{w('pickUp.number')}</dt>
        <dd>{numberEnd === null ? w('pickUp.numberAny') : w('pickUp.numberEnd', { end: numberEnd })}</dd>
        <dt>{w('pickUp.code')}</dt>
        <dd class="pick-up-code">{code}</dd>
      </dl>
      <p>
        <strong>{w('pickUp.until', { time: moment(expiresAt) })}</strong>
      </p>
      <p>{w('pickUp.how', { address })}</p>
    </section>
  );
}
