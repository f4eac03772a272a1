import type { Grey } from '../../../scanner/grey.ts';
import { readPicture } from './read-picture.ts';

// Nothing of a picture stays here: whoever asks ends this worker with the answer.
addEventListener('message', ({ data }: MessageEvent<Grey>) => postMessage({ reading: readPicture(data) }));
