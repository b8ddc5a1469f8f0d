// Language plugin for Node: `pulumi` uses it to start the program of a project. Pulumi's own plugin is a binary that comes
// with its installer and with no package; this one implements as much as our programs need.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { type ResponseMessage, serve, type Unary } from './grpc';

const languageService = require('@pulumi/pulumi/proto/language_grpc_pb.js').LanguageRuntimeService as Parameters<
  typeof serve
>[0];
const messages: typeof import('@pulumi/pulumi/proto/language_pb') = require('@pulumi/pulumi/proto/language_pb.js');
const plugins: typeof import('@pulumi/pulumi/proto/plugin_pb') = require('@pulumi/pulumi/proto/plugin_pb.js');

type RunRequest = import('@pulumi/pulumi/proto/language_pb').RunRequest;

/** Address of the engine: the last argument. */
const engine = process.argv.at(-1) ?? '';
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
// Pulumi starts plugins in process groups of their own: neither an interrupt nor killing Pulumi ends this process.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 500).unref();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const run: Unary<RunRequest> = async (request) => {
  const info = request.getInfo();
  const pwd = request.getPwd();
  const program = createRequire(`${pwd}/`).resolve('@pulumi/pulumi/cmd/run');
  const { nodeargs = '' } = (info?.getOptions()?.toJavaScript() ?? {}) as { readonly nodeargs?: string };
  const child = spawn(
    process.execPath,
    [
      ...nodeargs.split(' ').filter((argument) => argument !== ''),
      program,
      ...['--monitor', request.getMonitorAddress(), '--engine', engine],
      ...['--project', request.getProject(), '--stack', request.getStack()],
      ...['--organization', request.getOrganization(), '--root-directory', info?.getRootDirectory() ?? pwd],
      ...['--pwd', pwd, '--parallel', String(request.getParallel())],
      ...(request.getDryrun() ? ['--dry-run'] : []),
      info?.getEntryPoint() || request.getProgram(),
    ],
    {
      cwd: pwd,
      // Our stdout is reserved for the port, so the output of the program goes to stderr.
      stdio: ['ignore', 2, 2],
      env: {
        ...process.env,
        PULUMI_NODEJS_TYPESCRIPT: 'false',
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toObject())),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      },
    },
  );
  running.add(child);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
  running.delete(child);
  const response = new messages.RunResponse();
  // With this code the program has already reported the error to the engine.
  if (code === 32) response.setBail(true);
  else if (code !== 0) response.setError(`the program ended with ${code}`);
  return response;
};

const answer =
  (message: ResponseMessage): Unary<never> =>
  async () =>
    message;

void serve(languageService, {
  handshake: answer(new messages.LanguageHandshakeResponse()),
  getPluginInfo: answer(new plugins.PluginInfo().setVersion('0.0.0')),
  getRequiredPackages: answer(new messages.GetRequiredPackagesResponse()),
  run,
}).then(({ port }) => process.stdout.write(`${port}\n`));
