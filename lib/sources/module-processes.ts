import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable by which the processes of a module are found. */
export const markVariable = 'MODEL_PLATFORM_MODULE';

/** Milliseconds for which processes are looked for, because a process can start another one at any time. */
const searchMs = 2000;

/** Milliseconds until ended processes are gone. */
const pauseMs = 5;

/**
 * Ends what a module has started and left running: its process group, and on Linux also the processes that left the group and
 * have a text in their environment. A process that another one started without its environment is not found.
 */
export function endProcesses(group: number, mark: string): void {
  if (group > 0) kill(-group);
  const end = Date.now() + searchMs;
  for (let left = marked(mark); left.length > 0 && Date.now() < end; left = marked(mark)) {
    left.forEach(kill);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
}

/** Processes of this user with a text in their environment. None where the system does not show environments as files. */
function marked(mark: string): readonly number[] {
  return processIds().filter((id) => {
    try {
      return readFileSync(`/proc/${id}/environ`, 'latin1').includes(mark);
    } catch {
      // The process has ended, or belongs to another user.
      return false;
    }
  });
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
