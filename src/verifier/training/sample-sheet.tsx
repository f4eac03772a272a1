import { drawText } from '../../ui/draw-qr.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { Papers, SampleAnswer } from './sample-answer.tsx';
import type { JudgedSample } from './sample-verdict.ts';
import { SAMPLES } from './samples.ts';
import { say } from './training-words.ts';

/** Every sample as a large code, with what the device says to it and what is right to do; the same on paper. */
export const SampleSheet = ({ samples }: { samples: readonly JudgedSample[] }) => (
  <ol class="training-samples">
    {samples.map((sample) => (
      <li key={sample.id} class="training-sample" data-sample={sample.id}>
        {/* In both languages, since sheets are cut and lie about. */}
        <p class="training-sample-mark">TẬP DƯỢT · TRAINING</p>
        <h3>{say(`kinds.${sample.id}.title`)}</h3>
        {sample.texts.map((text, at) => (
          <figure key={text}>
            <QrCode
              drawing={drawText(text)}
              label={say('sampleCode', { title: say(`kinds.${sample.id}.title`) })}
            />
            {sample.texts.length > 1 && <figcaption>{say('part', { part: at + 1 })}</figcaption>}
          </figure>
        ))}
        <Papers sample={sample} />
        <p class="muted small">{say('see')}</p>
        <SampleAnswer scan={sample.scan} />
        <p>
          <span class="muted small">{say('do')}</span>{' '}
          <strong>{say(`actions.${SAMPLES[sample.id]}`)}.</strong> {say(`kinds.${sample.id}.do`)}
        </p>
      </li>
    ))}
  </ol>
);
