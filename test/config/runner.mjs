import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
// Compiles TypeScript in this process, which runs the tests itself with `--runInBand`.
import 'tsx';
import { createRunner } from 'jest-light-runner';

/**
 * Runs test files in processes that load each module once. jest's own runner evaluates all modules again for each of
 * several hundred test files, which takes three times as long as the tests. In exchange, tests must restore what they
 * mock, and there is no time limit for a single test.
 */
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
// A large space for new objects halves the time of garbage collection: clusters with mocked clouds create many promises.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64 --import ${tsx}`;

/**
 * Gives each test file its own channel. jest-light-runner has one for all processes and answers the first request for
 * the configuration on all of them, so a process that starts later misses the answer and waits without end.
 */
export default class Runner extends createRunner({ runtime: 'child_process' }) {
  constructor(globalConfig) {
    super(globalConfig);
    const runtime = this._runtime;
    if (runtime !== 'child_process') return;
    const runners = this._testRunners;
    const set = runners.set.bind(runners);
    runners.set = (projectConfig, { pool }) => {
      const workerData = { globalConfig, projectConfig, runtime };
      return set(projectConfig, { pool, run: ({ path }) => pool.run(path, { channel: channelWith(workerData) }) });
    };
  }
}

function channelWith(workerData) {
  let answer;
  return {
    onMessage(listener) {
      answer = listener;
    },
    postMessage(message) {
      if (message === 'jest-light-runner-get-worker-data')
        answer({ type: 'jest-light-runner-worker-data', workerData });
    },
  };
}
