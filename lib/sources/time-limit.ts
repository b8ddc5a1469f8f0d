import { Worker } from 'node:worker_threads';

/** Seconds that the modules of a definition can run, unless `MODEL_PLATFORM_TIME_LIMIT` has another number. */
const defaultSeconds = 60;

/**
 * Runs in a thread of its own, so that it works while the module does not return. SIGKILL, because a module can ignore the
 * others: exit code 137 in a shell.
 */
const watch = `
const { workerData } = require('node:worker_threads');
setTimeout(() => {
  require('node:fs').writeSync(2, workerData.message);
  process.kill(process.pid, 'SIGKILL');
}, workerData.seconds * 1000);
`;

/** Ends this process if the returned function is not called in time. */
export function startTimeLimit(file: string): () => void {
  const given = Number(process.env.MODEL_PLATFORM_TIME_LIMIT);
  const seconds = given > 0 ? given : defaultSeconds;
  const message = `model-platform: ${JSON.stringify(file)} did not end within ${seconds} s; remove the endless loop, or set MODEL_PLATFORM_TIME_LIMIT to more seconds\n`;
  // Without the options of the process, which can name modules to load first.
  const options = { eval: true, execArgv: [], env: {}, workerData: { seconds, message } };
  const worker = new Worker(watch, options);
  worker.unref();
  return () => void worker.terminate();
}
