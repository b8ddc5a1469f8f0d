/** Name of the filter's class in the program, as an option of vLLM. */
export const middleware = '__main__.Inference';

/** Paths of vLLM with which clients infer, without those of other platforms (`/invocations`, `/inference`, `/ping`). */
const inference = [
  '/v1/(chat|audio|completions|embeddings|messages|models|rerank|responses|score)(/.*)?',
  '/v1/realtime',
  '/v2/(embed|rerank)',
  '/(classify|pooling|rerank|score|tokenize|detokenize)',
] as const;

/** Templates of these paths, as the metrics of vLLM name them. */
export const inferencePaths = [
  '/classify',
  '/detokenize',
  '/pooling',
  '/rerank',
  '/score',
  '/tokenize',
  '/v1/audio/transcriptions',
  '/v1/audio/translations',
  '/v1/chat/completions',
  '/v1/chat/completions/batch',
  '/v1/chat/completions/render',
  '/v1/completions',
  '/v1/completions/render',
  '/v1/embeddings',
  '/v1/messages',
  '/v1/messages/count_tokens',
  '/v1/rerank',
  '/v1/responses',
  '/v1/responses/{response_id}/cancel',
  '/v1/score',
  '/v2/embed',
  '/v2/rerank',
] as const;

/** Pattern of the paths that consumers, probes and Prometheus reach. */
export const openPaths = ['/health', '/metrics', ...inference].join('|');

/**
 * The program that starts vLLM. Its server has one port for everybody and no setting that closes its other paths: clients
 * could scale the engine (`/scale_elastic_ep`) and, with some options and variables, abort requests of others, load
 * adapters, pause the engine or change its weights. Its API keys do not cover these paths.
 *
 * Here a filter in front of the server forwards inference, `/health` and `/metrics`, and answers all else with 403.
 *
 * Source: vllm-project/vllm v0.31.0, `vllm/entrypoints/launchers/api_server/routers.py`,
 * `vllm/entrypoints/serve/middleware`; tested with it on CPUs on 2026-11-29.
 */
export const program = [
  'import re',
  'from vllm.entrypoints.cli.main import main',
  '',
  `paths = re.compile('${openPaths}')`,
  '',
  'class Inference:',
  '    def __init__(self, app):',
  '        self.app = app',
  '',
  '    async def __call__(self, scope, receive, send):',
  "        if scope['type'] == 'lifespan' or paths.fullmatch(scope['path']):",
  '            await self.app(scope, receive, send)',
  "        elif scope['type'] == 'websocket':",
  "            await send({'type': 'websocket.close', 'code': 1008})",
  '        else:',
  "            await send({'type': 'http.response.start', 'status': 403, 'headers': []})",
  "            await send({'type': 'http.response.body', 'body': b'only inference is open'})",
  '',
  'main()',
].join('\n');
