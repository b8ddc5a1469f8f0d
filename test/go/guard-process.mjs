// Ends processes and takes folders away when whoever started them is gone. It reads of them on its standard input, which
// ends when that process does, however it ends.
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
    // It has ended by itself.
  }
}
// A process that is being ended may still write.
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
