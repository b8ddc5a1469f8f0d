import { renderObjects } from '../../lib/manifests/render';
import { checkModelPlatform } from '../../lib/plan/plan';
import type { AddOnPlan, JsonValue } from '../../lib/plan/types/add-on';
import { gang, trainingDefinition } from '../fixtures/queues';
import { goStructs, unknownFields } from './go-fields';
import { leavesOf, withOtherLeaf, withoutLeaf } from './leaves';
import { type Crd, schemaProblems } from './open-api';
import { chartSources, Helm, isSourced, type Rendered, type SourcedChart } from './render';
import { chartTools } from './toolchain';

const definition = {
  ...trainingDefinition({ ranker: { ...gang, priority: 'high' } }),
  gateways: { internal: { hostname: 'models.acme.example', tls: { letsEncrypt: { email: 'ops@acme.example' } } } },
};
/** A mirror of all registries that the charts pull from. */
const mirror = {
  kind: 'existing',
  address: 'mirror.acme.dev',
  pull: { kind: 'nodes' },
  mirrors: { 'docker.io': 'hub', 'ghcr.io': 'packages', 'quay.io': 'quay', 'registry.k8s.io': 'kubernetes' },
} as const;
const { plan } = checkModelPlatform({ ...definition, registries: { mirror } });
if (!plan) throw new Error('the definition has no plan');
const sourced = plan.addOns.flatMap((addOn) => (isSourced(addOn.name) ? [{ ...addOn, name: addOn.name }] : []));

function addOn(name: SourcedChart): AddOnPlan {
  const found = sourced.find((each) => each.name === name);
  if (!found) throw new Error(`the plan has no ${name}`);
  return found;
}

const tools = chartTools();
const helm = new Helm(tools, plan.cluster.kubernetes);
afterAll(() => helm.close());

const render = (name: SourcedChart): readonly Rendered[] =>
  helm.objects(name, addOn(name).namespace, addOn(name).values);
const ofKind = (name: SourcedChart, kind: string) => render(name).filter((object) => object.kind === kind);

/** The images of containers, and those that a program starts by an argument. */
function imagesIn(objects: readonly Rendered[]): readonly string[] {
  const text = objects
    .filter(({ kind }) => kind !== 'CustomResourceDefinition')
    .map((object) => JSON.stringify(object));
  const named = /"image":"([^"]+)"|-image=([^"]+)"|\bimage: ([^\s"\\]+)/g;
  return text.flatMap((each) =>
    [...each.matchAll(named)].map(([, field, argument, yaml]) => field ?? argument ?? yaml ?? ''),
  );
}

test('the definition of this test uses every chart with available source', () => {
  expect(sourced.map(({ name }) => name).sort()).toEqual(Object.keys(chartSources).sort());
});

describe('charts with our values, rendered by helm', () => {
  describe.each(sourced)('$name', ({ name, namespace, values }) => {
    const rendered = () => helm.template(name, namespace, values);

    test('renders objects in its namespace', () => {
      const namespaces = render(name).flatMap(({ metadata }) => metadata.namespace ?? []);
      expect(namespaces).toContain(namespace);
    });

    test('pulls every image from the mirror', () => {
      const images = imagesIn(render(name));
      expect(images).not.toEqual([]);
      expect(images.filter((image) => !image.startsWith('mirror.acme.dev/'))).toEqual([]);
    });

    test.each(leavesOf(values).map(([path]) => [path.join(' '), path] as const))('uses the value %s', (_, path) => {
      const same = (changed: JsonValue) =>
        helm.template(name, namespace, changed as AddOnPlan['values']) === rendered();
      // A value may equal the default of the chart; then another value must change the output.
      expect(same(withoutLeaf(values, path)) && same(withOtherLeaf(values, path))).toBe(false);
    });
  });

  test.each(['jobset', 'kueue', 'metrics-server'] as const)('the source of %s has the chart version', (name) => {
    const file = helm.source(name, `${chartSources[name][1]}/Chart.yaml`);
    expect(file).toMatch(new RegExp(`^version: ${addOn(name).chart.version}$`, 'm'));
  });

  // The release sets the version of these charts to that of the program.
  test.each(['cert-manager', 'envoy-gateway'] as const)('the source of %s has the program version', (name) => {
    expect(helm.version(name)).toBe(addOn(name).chart.version);
  });

  test.each(['kueue', 'jobset'] as const)(
    '%s has two replicas in the system pool, and a disruption budget that keeps one',
    (name) => {
      const [{ spec }] = ofKind(name, 'Deployment');
      expect(spec.replicas).toBe(2);
      expect(spec.template.spec.nodeSelector).toEqual({ 'model-platform.dev/pool': 'system' });
      expect(ofKind(name, 'PodDisruptionBudget')[0].spec.minAvailable).toBe(1);
    },
  );

  test.each(['kueue', 'jobset'] as const)('%s has a ServiceMonitor', (name) => {
    expect(ofKind(name, 'ServiceMonitor')).toHaveLength(1);
  });

  test('JobSet has our resource requests and limits', () => {
    const [{ spec }] = ofKind('jobset', 'Deployment');
    expect(spec.template.spec.containers[0].resources).toEqual({
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: 2, memory: '1Gi' },
    });
  });

  test('pods of Kueue and JobSet meet the Pod Security standard of their namespace', () => {
    for (const name of ['kueue', 'jobset'] as const) {
      const [{ spec }] = ofKind(name, 'Deployment');
      const { securityContext, containers } = spec.template.spec;
      expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(containers[0].securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  describe('Kueue', () => {
    const configuration = () => {
      const [map] = ofKind('kueue', 'ConfigMap').filter(({ metadata }) => metadata.name.endsWith('manager-config'));
      return helm.yaml(map.data['controller_manager_config.yaml']);
    };

    test('has our configuration, and generates its own certificates', () => {
      expect(configuration()).toMatchObject({
        apiVersion: 'config.kueue.x-k8s.io/v1beta2',
        integrations: { frameworks: ['batch/job', 'jobset.x-k8s.io/jobset'] },
        internalCertManagement: { enable: true, webhookServiceName: 'kueue-webhook-service' },
        manageJobsWithoutQueueName: false,
        waitForPodsReady: { timeout: '1860s', blockAdmission: false },
      });
    });

    test('supports every field of its configuration', () => {
      const structs = goStructs(helm.source('kueue', 'apis/config/v1beta2/configuration_types.go'));
      const known = { ...configuration(), apiVersion: undefined, kind: undefined };
      const fields = Object.entries(known).filter(([, value]) => value !== undefined);
      expect(unknownFields(Object.fromEntries(fields), 'Configuration', structs)).toEqual([]);
      expect(unknownFields({ waitForPodsReady: { timeOut: '1s' } }, 'Configuration', structs)).toEqual([
        '.waitForPodsReady.timeOut',
      ]);
    });

    test('has a webhook only for jobs of teams that train', () => {
      const [hook] = ofKind('kueue', 'MutatingWebhookConfiguration');
      const jobs = hook.webhooks.find((each: Rendered) => each.name === 'mjob.kb.io');
      expect(jobs.namespaceSelector).toEqual({
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ranking'] }],
      });
    });

    test('ignores webhook failures for other pods and deployments', () => {
      const [hook] = ofKind('kueue', 'MutatingWebhookConfiguration');
      const policies = hook.webhooks
        .filter((each: Rendered) => ['mpod.kb.io', 'mdeployment.kb.io', 'mstatefulset.kb.io'].includes(each.name))
        .map((each: Rendered) => each.failurePolicy);
      expect(policies).toEqual(['Ignore', 'Ignore', 'Ignore']);
    });
  });

  describe('objects of queues and gang jobs', () => {
    const crds = (): readonly Crd[] =>
      (['kueue', 'jobset'] as const).flatMap((name) => ofKind(name, 'CustomResourceDefinition'));
    const ours = renderObjects(plan).filter(({ apiVersion }) => /^(kueue|jobset)\.x-k8s\.io\//.test(apiVersion));

    test('match the CustomResourceDefinitions of the charts', () => {
      const definitions = crds();
      expect([...new Set(ours.map(({ kind }) => kind))].sort()).toEqual([
        'ClusterQueue',
        'Cohort',
        'JobSet',
        'LocalQueue',
        'ResourceFlavor',
        'WorkloadPriorityClass',
      ]);
      expect(ours.flatMap((object) => schemaProblems(object, definitions))).toEqual([]);
    });

    test('fail the check with an unknown field', () => {
      const queue = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ClusterQueue', spec: { cohort: 'acme' } };
      expect(schemaProblems(queue, crds())).toEqual(['ClusterQueue.spec.cohort is unknown']);
    });
  });
});
