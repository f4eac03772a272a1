import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { CodeIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { drawText } from '../../ui/draw-qr.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { settings } from '../settings.ts';
import { settingsCode } from './settings-code.ts';
import { say } from './supervisor-words.ts';

/** How this device inspects, as a code for others. */
export function CodeToCopy() {
  const isShown = useSignal(false);
  const text = settingsCode(settings.value);
  return (
    <section class="supervisor-part">
      <h2>{say('code.title')}</h2>
      <p>{say('code.text')}</p>
      {isShown.value ? (
        <div class="supervisor-code" data-text={text}>
          <Drawn text={text} />
        </div>
      ) : (
        <Button
          look="secondary"
          icon={<CodeIcon />}
          onClick={() => {
            isShown.value = true;
          }}
        >
          {say('code.show')}
        </Button>
      )}
    </section>
  );
}

function Drawn({ text }: { text: string }) {
  try {
    return <QrCode drawing={drawText(text)} label={say('code.label')} />;
  } catch {
    return (
      <Notice tone="problem" code="code-too-long">
        <p>{say('code.tooLong')}</p>
      </Notice>
    );
  }
}
