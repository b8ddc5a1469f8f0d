import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { buildAll, programOf } from './build';
import { KubeClient } from './client';
import { type ComponentName, components } from './components';
import { customDefinitions, type KubeObject, moduleFolder, readFolder } from './modules';
import { freePorts } from './ports';
import { Processes } from './processes';
import { webhooksOf } from './webhooks';

/** How long the whole may take to be ready. */
const patienceMs = 120_000;

/** A Kubernetes control plane on loopback ports, with simulated nodes. */
export class ControlPlane {
  private constructor(
    private readonly folder: string,
    private readonly processes: Processes,
    readonly client: KubeClient,
  ) {}

  /**
   * Builds what is missing, and starts everything. What was started is ended when the process ends, however it does.
   *
   * @throws SetupError where something cannot be built.
   */
  static async start(say: (line: string) => void): Promise<ControlPlane> {
    buildAll(say);
    const folder = mkdtempSync(join(tmpdir(), 'model-platform-control-plane-'));
    const processes = new Processes();
    try {
      return await ControlPlane.startIn(folder, processes);
    } catch (error) {
      await processes.stopAll();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private static async startIn(folder: string, processes: Processes): Promise<ControlPlane> {
    const [etcd = 0, peer = 0, api = 0, kcm = 0, scheduler = 0, kwok = 0, ...controllers] = await freePorts(20);
    const run = (name: ComponentName, options: readonly string[], env: NodeJS.ProcessEnv = {}) =>
      processes.start(
        name,
        programOf(components[name], () => undefined),
        options,
        join(folder, `${name}.log`),
        env,
      );

    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const token = randomBytes(16).toString('hex');
    const keyFile = join(folder, 'service-accounts.key');
    writeFileSync(keyFile, privateKey, { mode: 0o600 });
    writeFileSync(join(folder, 'tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });

    const url = (port: number) => `http://127.0.0.1:${port}`;
    run('etcd', [
      '--unsafe-no-fsync',
      `--data-dir=${join(folder, 'etcd')}`,
      `--listen-client-urls=${url(etcd)}`,
      `--advertise-client-urls=${url(etcd)}`,
      `--listen-peer-urls=${url(peer)}`,
      `--initial-advertise-peer-urls=${url(peer)}`,
      `--initial-cluster=default=${url(peer)}`,
    ]);
    run('apiServer', [
      `--etcd-servers=${url(etcd)}`,
      `--secure-port=${api}`,
      '--bind-address=127.0.0.1',
      `--cert-dir=${join(folder, 'certificates')}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${keyFile}`,
      `--service-account-signing-key-file=${keyFile}`,
      `--token-auth-file=${join(folder, 'tokens.csv')}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.99.0.0/16',
      '--endpoint-reconciler-type=none',
    ]);
    const certificate = join(folder, 'certificates', 'apiserver.crt');
    const authority = await eventually(processes, async () => readFileSync(certificate, 'utf8'));
    const client = new KubeClient({ port: api, token, authority });
    await eventually(processes, async () => {
      const { status, body } = await client.send('GET', '/readyz');
      if (status !== 200) throw new Error(body);
    });

    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(kubeconfig, kubeconfigText(api, token, authority), { mode: 0o600 });
    const loopback = ['--bind-address=127.0.0.1', `--kubeconfig=${kubeconfig}`, '--leader-elect=false'];
    run('controllerManager', [
      ...loopback,
      `--secure-port=${kcm}`,
      `--service-account-private-key-file=${keyFile}`,
      `--root-ca-file=${certificate}`,
      '--use-service-account-credentials',
      '--controllers=*,-node-ipam-controller,-cloud-node-lifecycle-controller,-service-lb-controller,-node-route-controller',
    ]);
    run('scheduler', [...loopback, `--secure-port=${scheduler}`]);

    await applyAll(
      client,
      customDefinitions().map((each) => withConversion(each, controllers[3] ?? 0, authority)),
    );
    await startKwok(folder, (options) => run('kwok', options), kubeconfig, kwok);
    await startControllers({ folder, client, run, kubeconfig, authority, ports: controllers, processes });
    return new ControlPlane(folder, processes, client);
  }

  /** @throws Error where one of the programs has ended by itself. */
  check(): void {
    this.processes.check();
  }

  /** Ends everything and takes away what it wrote. */
  async stop(): Promise<void> {
    await this.processes.stopAll();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Kueue converts between two versions of its kinds by a webhook, and does not start without it. */
function withConversion(definition: KubeObject, port: number, authority: string): KubeObject {
  const { group, versions } = definition.spec as { readonly group: string; readonly versions: readonly unknown[] };
  if (group !== 'kueue.x-k8s.io' || versions.length < 2) return definition;
  const clientConfig = {
    url: `https://127.0.0.1:${port}/convert`,
    caBundle: Buffer.from(authority).toString('base64'),
  };
  const conversion = { strategy: 'Webhook', webhook: { clientConfig, conversionReviewVersions: ['v1'] } };
  return { ...definition, spec: { ...(definition.spec as object), conversion } };
}

type Run = (name: ComponentName, options: readonly string[], env?: NodeJS.ProcessEnv) => void;

async function startKwok(folder: string, run: (options: readonly string[]) => void, kubeconfig: string, port: number) {
  const stages = join(moduleFolder('sigs.k8s.io/kwok@v0.8.0'), 'kustomize', 'stage');
  const wanted = ['node/fast', 'node/heartbeat', 'pod/fast'].flatMap((each) => readFolder(join(stages, each)));
  const file = join(folder, 'stages.yaml');
  writeFileSync(
    file,
    wanted
      .filter(({ kind }) => kind === 'Stage')
      .map((stage) => stringify(stage))
      .join('---\n'),
  );
  run([
    `--kubeconfig=${kubeconfig}`,
    `--config=${file}`,
    '--manage-all-nodes=true',
    `--server-address=127.0.0.1:${port}`,
  ]);
}

interface Controllers {
  readonly folder: string;
  readonly client: KubeClient;
  readonly run: Run;
  readonly kubeconfig: string;
  readonly authority: string;
  readonly ports: readonly number[];
  readonly processes: Processes;
}

async function startControllers({ folder, client, run, kubeconfig, authority, ports, processes }: Controllers) {
  const [
    jobsetHook = 0,
    jobsetHealth = 0,
    jobsetMetrics = 0,
    kueueHook = 0,
    kueueHealth = 0,
    kueueMetrics = 0,
    rollouts = 0,
    rolloutsHealth = 0,
  ] = ports;
  const certificates = serving(folder);
  const write = (name: string, config: object) => {
    const file = join(folder, name);
    writeFileSync(file, stringify(config));
    return file;
  };
  const jobset = write('jobset.yaml', {
    apiVersion: 'config.jobset.x-k8s.io/v1alpha1',
    kind: 'Configuration',
    leaderElection: { leaderElect: false },
    internalCertManagement: { enable: false },
    webhook: { host: '127.0.0.1', port: jobsetHook, certDir: certificates },
    health: { healthProbeBindAddress: `127.0.0.1:${jobsetHealth}` },
    metrics: { bindAddress: `127.0.0.1:${jobsetMetrics}` },
  });
  const kueue = write('kueue.yaml', {
    apiVersion: 'config.kueue.x-k8s.io/v1beta2',
    kind: 'Configuration',
    leaderElection: { leaderElect: false },
    // Without it Kueue reads the certificate of its metrics from a folder of the system.
    internalCertManagement: { enable: true, webhookSecretName: kueueSecret.metadata.name },
    webhook: { host: '127.0.0.1', port: kueueHook, certDir: certificates },
    health: { healthProbeBindAddress: `127.0.0.1:${kueueHealth}` },
    metrics: { bindAddress: `127.0.0.1:${kueueMetrics}` },
    integrations: { frameworks: ['batch/job', 'jobset.x-k8s.io/jobset'] },
    manageJobsWithoutQueueName: false,
  });
  await applyAll(client, [namespace('kueue-system'), namespace('argo-rollouts'), kueueSecret]);
  const env = { KUBECONFIG: kubeconfig };
  run('jobset', [`--config=${jobset}`, '--leader-elect=false'], env);
  run('kueue', [`--config=${kueue}`, '--feature-gates=VisibilityOnDemand=false'], env);
  run('rollouts', [
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    `--metricsPort=${rollouts}`,
    `--healthzPort=${rolloutsHealth}`,
    '--namespace=argo-rollouts',
  ]);
  const ready = async (port: number) => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    if (!answer.ok) throw new Error(await answer.text());
  };
  await eventually(processes, () => ready(jobsetHealth));
  await eventually(processes, () => ready(kueueHealth));
  await applyAll(client, webhooksOf('sigs.k8s.io/jobset@v0.12.0', 'jobset', jobsetHook, authority));
  await applyAll(client, webhooksOf('sigs.k8s.io/kueue@v0.18.3', 'kueue', kueueHook, authority));
}

/** The certificate of the API server is one for 127.0.0.1, and does for webhooks too. */
function serving(folder: string): string {
  const directory = join(folder, 'webhooks');
  mkdirSync(directory, { recursive: true });
  for (const [from, to] of [
    ['apiserver.crt', 'tls.crt'],
    ['apiserver.key', 'tls.key'],
  ] as const) {
    writeFileSync(join(directory, to), readFileSync(join(folder, 'certificates', from)), { mode: 0o600 });
  }
  return directory;
}

/** Where Kueue keeps the certificate that it makes for itself. */
const kueueSecret: KubeObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'kueue-webhook-server-cert', namespace: 'kueue-system' },
};

function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

async function applyAll(client: KubeClient, objects: readonly KubeObject[]): Promise<void> {
  for (const object of objects) {
    const { status, body } = await client.apply(object, 'setup');
    if (status >= 300) throw new Error(`${object.kind} ${object.metadata.name}: ${status} ${body}`);
  }
}

/** Tries until it succeeds, as long as nothing has ended. */
async function eventually<T>(processes: Processes, attempt: () => Promise<T>): Promise<T> {
  const last = Date.now() + patienceMs;
  for (;;) {
    processes.check();
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > last) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function kubeconfigText(port: number, token: string, authority: string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    clusters: [
      {
        name: 'test',
        cluster: {
          server: `https://127.0.0.1:${port}`,
          'certificate-authority-data': Buffer.from(authority).toString('base64'),
        },
      },
    ],
    users: [{ name: 'admin', user: { token } }],
  });
}
