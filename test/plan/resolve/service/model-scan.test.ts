import type { ModelScanSpec } from '../../../../lib/definition/model-scan';
import { parseModelPlatform } from '../../../../lib/definition/parse';
import { objectSource } from '../../../../lib/definition/source';
import { checkParsed, planModelPlatform } from '../../../../lib/plan/plan';
import { modelDownload } from '../../../../lib/plan/resolve/service/model-download';
import { modelScans, resolveScan, scanSeconds } from '../../../../lib/plan/resolve/service/model-scan';
import { scikitLearn } from '../../../../lib/plan/runtimes/scikit-learn';
import { triton, tritonOnnx } from '../../../../lib/plan/runtimes/triton';
import { MiB } from '../../../../lib/units/quantity';
import { definition, digestOfV1 } from '../../../fixtures/definition';
import { serviceOf } from '../../../fixtures/plan-of';
import { modelCalled } from '../../runtimes/models';

const image = `ghcr.io/acme/modelscan@sha256:${digestOfV1}`;
const spec: ModelScanSpec = { image, command: ['modelscan', '--path'] };

function scanned(name: string, of: ModelScanSpec = spec, file?: string) {
  const model = modelCalled(name, file);
  return { ...model, ...resolveScan(of, model) };
}

function fail(): never {
  throw new Error('there is no such entry');
}

function withScan(scan: unknown, size = '100Mi') {
  const base = definition();
  const v1 = { path: 'churn/v1/model.pkl', sha256: digestOfV1, size };
  return { ...base, models: { churn: { bucket: 'models' as const, versions: { v1 }, scan: scan as ModelScanSpec } } };
}

test('the models are scanned after their download and before the server starts', () => {
  const { pod } = serviceOf(planModelPlatform(withScan(spec)), 'churn');
  expect(pod.initContainers.map(({ name }) => name)).toEqual(['model-download', 'model-scan']);
  expect(pod.initContainers[1]).toEqual({
    name: 'model-scan',
    image,
    command: ['modelscan', '--path', '/models/current/model.pkl'],
    workingDirectory: '/tmp',
    env: { HOME: '/tmp' },
    ports: [],
    resources: {
      cpuMilli: 500,
      memoryBytes: (256 + 100) * MiB,
      ephemeralBytes: (100 + 16 + 256 + 64) * MiB,
      devices: {},
    },
    mounts: [
      { volume: 'model', path: '/models/current', readOnly: true },
      { volume: 'model-scan-tmp', path: '/tmp', readOnly: false },
    ],
    scans: ['churn'],
  });
});

test('the scan has its own /tmp, which stays in the pod beside the files of the server', () => {
  const plain = serviceOf(planModelPlatform(definition()), 'churn');
  const { pod } = serviceOf(planModelPlatform(withScan(spec)), 'churn');
  expect(pod.volumes).toContainEqual({ kind: 'scratch', name: 'model-scan-tmp', bytes: 256 * MiB });
  const [bytes, plainBytes] = [pod, plain.pod].map(({ containers }) => containers[0]?.resources.ephemeralBytes ?? 0);
  expect((bytes ?? 0) - (plainBytes ?? 0)).toBe(256 * MiB);
  expect(plain.pod.volumes.map(({ name }) => name)).not.toContain('model-scan-tmp');
});

test('the time of the scan is part of the startup budget, but not of the time in which a server that hangs restarts', () => {
  const plain = serviceOf(planModelPlatform(definition()), 'churn');
  const service = serviceOf(planModelPlatform(withScan(spec)), 'churn');
  expect(scanSeconds(service.models)).toBe(10 + 4);
  expect(service.startup.neededSeconds - plain.startup.neededSeconds).toBe(14);
  expect(service.startup.why).toContain('scan 14 s');
  expect(service.startup.budgetSeconds - service.startup.serverSeconds).toBe(2 * (2 + 14));
  expect(service.startup.serverSeconds).toBe(plain.startup.serverSeconds);
  expect(plain.startup.why).not.toContain('scan');
});

test('a written startup budget includes the scan, and is refused if it is too short', () => {
  const base = withScan(spec, '1Gi');
  const { churn } = base.services ?? {};
  if (!churn) throw new Error('no service');
  const { findings } = checkParsed({ ...base, services: { churn: { ...churn, startup: { budget: '60s' } } } });
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'startup/budget', problem: expect.stringContaining('scan 51 s') }),
  );
});

const required: ModelScanSpec = { image, command: ['required-scan'] };

test.each([undefined, { ...spec, command: ['true'] }])(
  'the scan of the team applies to models of its file with the scan %j',
  (scan) => {
    const { models, services = {}, teams, ...base } = withScan(scan);
    const { team: _, ...churn } = services.churn ?? fail();
    const ranking = { ...teams?.ranking, modelScan: required };
    const shop = { ...teams?.shop, calls: ['churn'] };
    const platform = {
      ...base,
      buckets: { models: { teams: ['ranking'] } },
      gateways: { internal: { ...base.gateways?.internal, teams: ['ranking'] } },
      teams: { ...teams, ranking, shop },
    };
    const file = {
      team: 'ranking',
      models: { churn: { bucket: 'models', versions: models.churn.versions, ...(scan && { scan }) } },
      services: { churn },
    };
    const { definition: merged, findings } = parseModelPlatform([objectSource({ ...platform, include: [file] })]);
    expect(findings).toEqual([]);
    const { pod } = serviceOf(planModelPlatform(merged ?? fail()), 'churn');
    expect(pod.initContainers.map(({ command }) => command[0])).toEqual([expect.anything(), 'required-scan']);
  },
);

test('the scan of a team does not apply to services of other teams', () => {
  const base = definition();
  const of = (team: 'ranking' | 'shop') =>
    planModelPlatform({ ...base, teams: { ranking: {}, shop: {}, [team]: { modelScan: required } } });
  const names = (team: 'ranking' | 'shop') => serviceOf(of(team), 'churn').pod.initContainers.map(({ name }) => name);
  expect([names('ranking'), names('shop')]).toEqual([['model-download', 'model-scan'], ['model-download']]);
});

test('CPU and memory of the scan can be set', () => {
  const { pod } = serviceOf(planModelPlatform(withScan({ ...spec, cpu: '1', memory: '2Gi' })), 'churn');
  expect(pod.initContainers[1]?.resources).toMatchObject({ cpuMilli: 1000, memoryBytes: 2048 * MiB });
});

test('a scanner gets the folder of an archive, and the folder of the model in a repository of Triton', () => {
  const model = scanned('ranker', spec, 'model.tar.gz');
  expect(modelScans([model], scikitLearn)[0]?.command.at(-1)).toBe('/models/current');
  expect(modelScans([model], triton)[0]?.command.at(-1)).toBe('/models/current/ranker');
  expect(model.scan?.memoryBytes).toBe((256 + 2) * MiB);
});

test('one container scans all models of a server with the same scan, and sees no others', () => {
  const strict = { ...spec, command: ['strict-scan'] };
  const models = [scanned('a'), modelCalled('b'), scanned('c', strict), scanned('d', { ...spec, cpu: '3' })] as const;
  const containers = modelScans(models, scikitLearn);
  expect(containers.map(({ name, command }) => [name, ...command])).toEqual([
    ['model-scan', 'modelscan', '--path', '/models/current'],
    ['model-scan-2', 'strict-scan', '/models/current'],
  ]);
  expect(containers.map(({ mounts }) => mounts.filter(({ readOnly }) => readOnly))).toEqual([
    [
      { volume: 'model', path: '/models/current/a', subPath: 'a', readOnly: true },
      { volume: 'model', path: '/models/current/d', subPath: 'd', readOnly: true },
    ],
    [{ volume: 'model', path: '/models/current/c', subPath: 'c', readOnly: true }],
  ]);
  expect(containers[0]?.resources.cpuMilli).toBe(3000);
  expect(scanSeconds(models)).toBe(2 * (10 + 1));
});

test('a scanner of all models of a server sees their folder', () => {
  const [container] = modelScans([scanned('a'), scanned('b')], scikitLearn);
  expect(container?.command.at(-1)).toBe('/models/current');
  expect(container?.mounts[0]).toEqual({ volume: 'model', path: '/models/current', readOnly: true });
});

test.each([
  ['image', { ...spec, image: 'ghcr.io/acme/modelscan:1.0' }, /has no digest, so another image can take its place/],
  ['image', { command: ['modelscan'] }, /./],
  ['command', { ...spec, command: [] }, /./],
  ['command', { ...spec, command: 'modelscan --path' }, /./],
  ['memory', { ...spec, memory: '0' }, /is zero/],
])('refuses a wrong %s: %j', (field, scan, problem) => {
  const { findings } = parseModelPlatform([{ name: 'definition', role: 'base', value: withScan(scan) }]);
  expect(findings).toEqual([
    expect.objectContaining({ path: ['models', 'churn', 'scan', field], problem: expect.stringMatching(problem) }),
  ]);
});

test('only the download for ONNX refuses other models', () => {
  const model = modelCalled('ranker', 'model.tar');
  const scriptOf = (runtime: typeof triton) => modelDownload([model], runtime, { kind: 'ambient' }).command[2];
  expect(scriptOf(tritonOnnx)).toContain('accept_onnx');
  expect(scriptOf(triton)).not.toContain('accept_onnx');
});
