// Ends processes and removes folders once the parent process has ended. The parent lists them on standard input, which
// closes when the parent ends, for whatever reason.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const processes = new Set();
const folders = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const { started, ended, folder } = JSON.parse(line);
  if (started !== undefined) processes.add(started);
  if (ended !== undefined) processes.delete(ended);
  if (folder !== undefined) folders.add(folder);
}

for (const id of processes) {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}
// A process that was just killed may still be writing.
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
