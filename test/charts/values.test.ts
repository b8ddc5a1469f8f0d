import { renderObjects } from '../../lib/manifests/render';
import { checkModelPlatform } from '../../lib/plan/plan';
import type { AddOnPlan, JsonValue } from '../../lib/plan/types/add-on';
import { gang, withTraining } from '../fixtures/queues';
import { goStructs, unknownFields } from './go-fields';
import { leavesOf, withOtherLeaf, withoutLeaf } from './leaves';
import { type Crd, schemaProblems } from './open-api';
import { chartSources, Helm, isSourced, type Rendered, type SourcedChart } from './render';
import { chartTools } from './toolchain';

const definition = {
  ...withTraining({ ranker: { ...gang, priority: 'high' } }),
  gateways: { internal: { hostname: 'models.acme.example', tls: { letsEncrypt: { email: 'ops@acme.example' } } } },
};
const { plan } = checkModelPlatform(definition);
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

test('the definition of this test needs every chart whose source is at hand', () => {
  expect(sourced.map(({ name }) => name).sort()).toEqual(Object.keys(chartSources).sort());
});

describe('charts with our values, rendered by helm', () => {
  describe.each(sourced)('$name', ({ name, namespace, values }) => {
    const whole = () => helm.template(name, namespace, values);

    test('renders in the namespace that it is installed into', () => {
      const namespaces = render(name).flatMap(({ metadata }) => metadata.namespace ?? []);
      expect(namespaces).toContain(namespace);
    });

    test.each(leavesOf(values).map(([path]) => [path.join(' '), path] as const))('takes the value %s', (_, path) => {
      const same = (changed: JsonValue) => helm.template(name, namespace, changed as AddOnPlan['values']) === whole();
      // What the chart does by itself may be said all the same; then another value must make a difference.
      expect(same(withoutLeaf(values, path)) && same(withOtherLeaf(values, path))).toBe(false);
    });
  });

  test.each(['jobset', 'kueue', 'metrics-server'] as const)('the source of %s is that of the chart', (name) => {
    const file = helm.source(name, `${chartSources[name][1]}/Chart.yaml`);
    expect(file).toMatch(new RegExp(`^version: ${addOn(name).chart.version}$`, 'm'));
  });

  // Their charts get a number when they are released, that of the program.
  test.each(['cert-manager', 'envoy-gateway'] as const)('the source of %s is that of the program', (name) => {
    expect(helm.version(name)).toBe(addOn(name).chart.version);
  });

  test.each(['kueue', 'jobset'] as const)(
    '%s has two controllers on the nodes of operators, one of them always',
    (name) => {
      const [{ spec }] = ofKind(name, 'Deployment');
      expect(spec.replicas).toBe(2);
      expect(spec.template.spec.nodeSelector).toEqual({ 'model-platform.dev/pool': 'system' });
      expect(ofKind(name, 'PodDisruptionBudget')[0].spec.minAvailable).toBe(1);
    },
  );

  test.each(['kueue', 'jobset'] as const)('%s is measured by Prometheus', (name) => {
    expect(ofKind(name, 'ServiceMonitor')).toHaveLength(1);
  });

  test('JobSet asks for what we give it', () => {
    const [{ spec }] = ofKind('jobset', 'Deployment');
    expect(spec.template.spec.containers[0].resources).toEqual({
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: 2, memory: '1Gi' },
    });
  });

  test('pods of Kueue and JobSet hold the Pod Security standard of their namespace', () => {
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

    test('is configured as the text says, and makes its certificates itself', () => {
      expect(configuration()).toMatchObject({
        apiVersion: 'config.kueue.x-k8s.io/v1beta2',
        integrations: { frameworks: ['batch/job', 'jobset.x-k8s.io/jobset'] },
        internalCertManagement: { enable: true, webhookServiceName: 'kueue-webhook-service' },
        manageJobsWithoutQueueName: false,
        waitForPodsReady: { timeout: '1860s', blockAdmission: false },
      });
    });

    test('knows every field of its configuration', () => {
      const structs = goStructs(helm.source('kueue', 'apis/config/v1beta2/configuration_types.go'));
      const known = { ...configuration(), apiVersion: undefined, kind: undefined };
      const fields = Object.entries(known).filter(([, value]) => value !== undefined);
      expect(unknownFields(Object.fromEntries(fields), 'Configuration', structs)).toEqual([]);
      expect(unknownFields({ waitForPodsReady: { timeOut: '1s' } }, 'Configuration', structs)).toEqual([
        '.waitForPodsReady.timeOut',
      ]);
    });

    test('asks about jobs of teams that train only, so that others start without it', () => {
      const [hook] = ofKind('kueue', 'MutatingWebhookConfiguration');
      const jobs = hook.webhooks.find((each: Rendered) => each.name === 'mjob.kb.io');
      expect(jobs.namespaceSelector).toEqual({
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ranking'] }],
      });
    });

    test('does not stand in the way of pods and deployments that it has nothing to do with', () => {
      const [hook] = ofKind('kueue', 'MutatingWebhookConfiguration');
      const policies = hook.webhooks
        .filter((each: Rendered) => ['mpod.kb.io', 'mdeployment.kb.io', 'mstatefulset.kb.io'].includes(each.name))
        .map((each: Rendered) => each.failurePolicy);
      expect(policies).toEqual(['Ignore', 'Ignore', 'Ignore']);
    });
  });

  describe('objects of queues and gangs', () => {
    const crds = (): readonly Crd[] =>
      (['kueue', 'jobset'] as const).flatMap((name) => ofKind(name, 'CustomResourceDefinition'));
    const ours = renderObjects(plan).filter(({ apiVersion }) => /^(kueue|jobset)\.x-k8s\.io\//.test(apiVersion));

    test('hold the definitions that the charts bring', () => {
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

    test('would not hold them with a field that there is not', () => {
      const queue = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ClusterQueue', spec: { cohort: 'acme' } };
      expect(schemaProblems(queue, crds())).toEqual(['ClusterQueue.spec.cohort is unknown']);
    });
  });
});
