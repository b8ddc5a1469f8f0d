import { writeSync } from 'node:fs';
import { exitCodes } from './exit-code';
import type { Io, Sink } from './io';
import type { ProcessEnd } from './process-end';

/** The environment of this process. */
export function processIo(end: Pick<ProcessEnd, 'now'>): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: sink(process.stdout, end),
    stderr: sink(process.stderr, end),
    today: () => new Date().toISOString().slice(0, 10),
  };
}

function sink(stream: NodeJS.WriteStream, end: Pick<ProcessEnd, 'now'>): Sink {
  // A reader such as `head` may close the pipe early. That is not an error.
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return end.now(exitCodes.ok);
    writeSync(process.stderr.fd, `model-platform: the output cannot be written: ${message}\n`);
    end.now(exitCodes.failure);
  });
  const about = { write: (text: string) => void stream.write(text), isTerminal: stream.isTTY === true };
  return stream.columns === undefined ? about : { ...about, columns: stream.columns };
}
