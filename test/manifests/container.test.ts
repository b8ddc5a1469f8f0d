import { container } from '../../lib/manifests/container';
import type { ContainerPlan } from '../../lib/plan/types/container';
import { podPlan } from '../fixtures/plan';
import { expand } from '../units/escape/expansion';

const security = { rootFilesystem: { kind: 'read-only' } } as const;

const exec = { kind: 'exec', periodSeconds: 5, timeoutSeconds: 10, failureThreshold: 2 } as const;

const [server] = podPlan.containers as readonly [ContainerPlan];

/** The container as JSON, without fields that are undefined. */
// biome-ignore lint/suspicious/noExplicitAny: assertions look into JSON of any shape
function rendered(change: Partial<ContainerPlan> = {}): any {
  return JSON.parse(JSON.stringify(container({ ...server, ...change }, security)));
}

describe('container', () => {
  test('does not pull an image that is on the node', () => {
    expect([rendered().image, rendered().imagePullPolicy]).toEqual([server.image, 'IfNotPresent']);
  });

  test('requests CPU without a limit', () => {
    expect(rendered().resources.requests.cpu).toBe('500m');
    expect(rendered().resources.limits).not.toHaveProperty('cpu');
  });

  test('limits memory and ephemeral storage to the request', () => {
    expect(rendered().resources.requests).toMatchObject({ memory: '812Mi', 'ephemeral-storage': '308Mi' });
    expect(rendered().resources.limits).toEqual({ memory: '812Mi', 'ephemeral-storage': '308Mi' });
  });

  test('requests whole devices with the same limit', () => {
    const { requests, limits } = rendered({
      resources: { ...server.resources, devices: { 'nvidia.com/gpu': 2 } },
    }).resources;
    expect([requests['nvidia.com/gpu'], limits['nvidia.com/gpu']]).toEqual(['2', '2']);
  });

  test('sorts variables by name', () => {
    expect(rendered({ env: { B: '2', A: '1' } }).env).toEqual([
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ]);
  });

  test('names its ports', () => {
    expect(rendered().ports).toEqual([
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
      { name: 'metrics', containerPort: 8082, protocol: 'TCP' },
    ]);
  });

  test('mounts volumes, read-only if the plan says so', () => {
    expect(rendered().volumeMounts).toEqual([
      { name: 'model', mountPath: '/models/current', readOnly: true },
      { name: 'tmp', mountPath: '/tmp' },
    ]);
  });

  test.each([
    ['startupProbe', { path: '/v2/models/churn/ready', port: 'http' }, 5, 3, 12],
    ['readinessProbe', { path: '/v2/models/churn/ready', port: 'http' }, 5, 3, 2],
    ['livenessProbe', { path: '/v2/health/live', port: 'http' }, 10, 5, 6],
  ])('asks for %s over HTTP', (probe, httpGet, periodSeconds, timeoutSeconds, failureThreshold) => {
    expect(rendered()[probe]).toEqual({ httpGet, periodSeconds, timeoutSeconds, failureThreshold });
  });

  test('sleeps before it stops, without a shell', () => {
    expect(rendered().lifecycle).toEqual({ preStop: { sleep: { seconds: 15 } } });
  });

  test('has no privilege escalation, no writable root filesystem and no capabilities', () => {
    expect(rendered().securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
  });

  test('has a writable root filesystem only if the plan lists it', () => {
    const rootFilesystem = { kind: 'writable', containers: ['gpu'], why: 'its hook' } as const;
    const readOnly = (name: string) =>
      container({ ...server, name }, { rootFilesystem }).securityContext as {
        readonly readOnlyRootFilesystem: boolean;
      };
    expect(readOnly('gpu').readOnlyRootFilesystem).toBe(false);
    expect(readOnly('other').readOnlyRootFilesystem).toBe(true);
  });

  test.each(['$$', '$(NAME)', '$$(NAME)', '$(ls)', '$NAME', `\${NAME}`])(
    'passes on %s as it was written',
    (written) => {
      const startup = { ...exec, command: ['check', written] };
      const probes = { startup, readiness: startup, liveness: startup };
      const { command, env, startupProbe } = rendered({
        command: ['run', written],
        env: { NAME: 'x', TEXT: written },
        probes,
      });
      const values = [command[1], env[1].value, startupProbe.exec.command[1]];
      expect(values.map((value) => expand(value, { NAME: 'x' }))).toEqual([written, written, written]);
    },
  );

  test('starts in the working directory of the plan', () => {
    expect(rendered({ workingDirectory: '/opt' }).workingDir).toBe('/opt');
  });

  test('omits fields that the plan does not set', () => {
    const bare = {
      name: server.name,
      image: server.image,
      command: [],
      env: {},
      ports: [],
      resources: server.resources,
      mounts: [],
    };
    expect(Object.keys(JSON.parse(JSON.stringify(container(bare, security)))).sort()).toEqual([
      'image',
      'imagePullPolicy',
      'name',
      'resources',
      'securityContext',
    ]);
  });

  test('runs the command of the plan', () => {
    expect(rendered({ command: ['serve', '--fast'] }).command).toEqual(['serve', '--fast']);
  });

  test('escapes references to other variables', () => {
    expect(rendered({ env: { A: 'models/$(B)/x', B: '$HOME' } }).env).toEqual([
      { name: 'A', value: 'models/$$(B)/x' },
      { name: 'B', value: '$HOME' },
    ]);
  });

  test('renders exec probes', () => {
    const times = { periodSeconds: 5, timeoutSeconds: 10, failureThreshold: 12 };
    const startup = { kind: 'exec', command: ['python', '-c', 'pass'], ...times } as const;
    if (!server.probes) throw new Error('the fixture has probes');
    expect(rendered({ probes: { ...server.probes, startup } }).startupProbe).toEqual({
      exec: { command: ['python', '-c', 'pass'] },
      ...times,
    });
  });
});
