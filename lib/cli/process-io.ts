import { writeSync } from 'node:fs';
import { exitCodes } from './exit-code';
import type { Io, Sink } from './io';

/** The environment of this process. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
    today: () => new Date().toISOString().slice(0, 10),
  };
}

function sink(stream: NodeJS.WriteStream): Sink {
  // A reader such as `head` may close the pipe early. That is not an error.
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return process.exit(exitCodes.ok);
    writeSync(process.stderr.fd, `model-platform: the output cannot be written: ${message}\n`);
    process.exit(exitCodes.failure);
  });
  const about = { write: (text: string) => void stream.write(text), isTerminal: stream.isTTY === true };
  return stream.columns === undefined ? about : { ...about, columns: stream.columns };
}
