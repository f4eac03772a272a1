import type { Stretching } from './argon2.ts';
import { stretchHere } from './argon2id.ts';

addEventListener('message', ({ data }: MessageEvent<Stretching>) =>
  stretchHere(data).then(
    (stretched) => postMessage(stretched),
    (error: unknown) => postMessage(error),
  ),
);
