import { type ChildProcess, fork } from 'node:child_process';
import { SourceError } from './verify-codes.ts';
import { PICTURE_LIMITS } from './verify-picture-limits.ts';
import type { PictureMessage } from './verify-picture-reader.ts';

/** Makes the command serve pictures to the process that started it. */
export const SERVE_PICTURES = '--serve-pictures';

const MOST_MEGABYTES = 1024;

/** A process that reads pictures, with what it has said and nobody has taken yet. */
interface Reader {
  readonly child: ChildProcess;
  readonly said: PictureMessage[];
  /** Called when it says something or ends. */
  stir: () => void;
}

/** Reads the codes of pictures and PDFs in a process of its own, which is begun when the first one comes. */
export class PictureReader {
  private reader: Reader | undefined;

  /**
   * The texts of the codes of each page, from top to bottom; a picture is one page. One file at a time.
   *
   * @throws {SourceError}
   */
  async *pages(bytes: Uint8Array): AsyncGenerator<readonly string[]> {
    this.reader ??= begin();
    const reader = this.reader;
    reader.child.send(bytes);
    for (;;) {
      const message = await nextMessage(reader);
      if (message === undefined) {
        // Dead or hanging: the next file gets another process.
        const ended = reader.child.exitCode !== null || reader.child.signalCode !== null;
        this.close();
        throw ended
          ? new SourceError('broken-picture', 'reading it failed')
          : new SourceError('too-slow', 'reading it takes too long');
      }
      if (message.kind === 'end') return;
      if (message.kind === 'error') throw new SourceError(message.code, message.message);
      yield message.texts;
    }
  }

  close(): void {
    this.reader?.child.kill('SIGKILL');
    this.reader = undefined;
  }
}

function begin(): Reader {
  const [, command = ''] = process.argv;
  const child = fork(command, ['verify', SERVE_PICTURES], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
    // Warnings of the decoders are no business of whoever reads the verdicts.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const reader: Reader = { child, said: [], stir: () => {} };
  child.on('message', (message) => {
    reader.said.push(message as PictureMessage);
    reader.stir();
  });
  child.on('exit', () => reader.stir());
  // A message to a process that has just died; its exit is noticed anyway.
  child.on('error', () => reader.stir());
  return reader;
}

/** The next thing that the process says; undefined where it has died or says nothing for too long. */
async function nextMessage(reader: Reader): Promise<PictureMessage | undefined> {
  if (reader.said.length === 0) {
    await new Promise<void>((done) => {
      const timer = setTimeout(done, PICTURE_LIMITS.milliseconds);
      reader.stir = () => {
        clearTimeout(timer);
        done();
      };
    });
    reader.stir = () => {};
  }
  return reader.said.shift();
}
