/** Requests that wait in one server or are computed, and values in them. Two million values are 64 MB in Python. */
const limits = { requests: 256, values: 2_000_000 } as const;

/** Minimum seconds after which a prediction is considered stuck. */
const stuckSeconds = 300;

/** Name of the model's class in the program, as `implementation` of MLServer. */
export const implementation = '__main__.Model';

/**
 * The program that starts MLServer. MLServer predicts in its event loop, so it answers nothing during a prediction: not
 * even its probes, so that an overload restarts all replicas at once. Its worker processes lose all open requests on
 * SIGTERM, because it stops them first, and load each model a second time.
 *
 * Here a thread predicts, one request after the other, and the event loop stays free. A request that waits too long, or
 * finds too many others, is answered with 503. `/v2/health/live` fails while a prediction is stuck. Clients cannot load or
 * unload models, for which MLServer has no setting.
 *
 * @param timeoutSeconds Maximum seconds of a complete response.
 *
 * Source: MLServer 1.7.1, `mlserver/server.py`, `mlserver/parallel`, `mlserver/handlers`; tested with it on 2026-11-29.
 */
export function program(timeoutSeconds: number): string {
  // An answer after the timeout has no reader, so a request waits for a third of it.
  const waitSeconds = Math.round((timeoutSeconds / 3) * 10) / 10;
  return [
    'import asyncio, math, threading, time',
    'from mlserver import settings',
    'from mlserver.cli import main',
    'from mlserver.errors import MLServerError',
    'from mlserver.handlers import DataPlane, ModelRepositoryHandlers',
    'from mlserver_sklearn import SKLearnModel',
    '',
    'predictions = asyncio.new_event_loop()',
    'threading.Thread(target=predictions.run_forever, daemon=True).start()',
    'requests = values = 0',
    'started = None',
    '',
    'def size(payload):',
    '    return sum(max(len(each.data), math.prod(each.shape)) for each in payload.inputs)',
    '',
    'class Model(SKLearnModel):',
    '    async def predict(self, payload):',
    '        global requests, values',
    '        count = size(payload)',
    `        if requests >= ${limits.requests} or (requests > 0 and values + count > ${limits.values}):`,
    "            raise MLServerError('too many requests wait', 503)",
    '        requests, values = requests + 1, values + count',
    '        try:',
    '            work = self.next(payload, time.monotonic())',
    '            return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, predictions))',
    '        finally:',
    '            requests, values = requests - 1, values - count',
    '',
    '    async def next(self, payload, arrived):',
    '        global started',
    `        if time.monotonic() - arrived > ${waitSeconds}:`,
    `            raise MLServerError('the request waited for ${waitSeconds} s', 503)`,
    '        started = time.monotonic()',
    '        try:',
    '            return await super().predict(payload)',
    '        finally:',
    '            started = None',
    '',
    'async def live(self):',
    '    begin = started',
    `    return begin is None or time.monotonic() - begin < ${Math.max(stuckSeconds, 2 * timeoutSeconds)}`,
    '',
    'async def refuse(self, name):',
    "    raise MLServerError('models are loaded at startup only', 403)",
    '',
    // It would import this program a second time for each model with a settings file.
    'settings._reload_module = lambda path: None',
    'DataPlane.live = live',
    'ModelRepositoryHandlers.load = ModelRepositoryHandlers.unload = refuse',
    'main()',
  ].join('\n');
}
