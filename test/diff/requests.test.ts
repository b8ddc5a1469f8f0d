import type { RuntimeSpec } from '../../lib/definition/runtime';
import type { ServingSpec } from '../../lib/definition/service';
import type { KubernetesObject } from '../../lib/diff/kubernetes-object';
import { compareObjects } from '../../lib/diff/objects';
import { renderObjects } from '../../lib/manifests/render';
import { resolvePlatform } from '../../lib/plan/resolve/platform';
import { definition, withService } from '../fixtures/definition';
import { gpuDefinition } from '../fixtures/gpu-service';
import { planOf } from '../fixtures/plan-of';

const v2 = {
  model: { name: 'churn', version: 'v2', previous: 'v1' },
  rollout: { kind: 'canary', steps: [10] },
} as const;

function objectsOf(change: Partial<ServingSpec>): readonly KubernetesObject[] {
  return renderObjects(planOf(withService(definition(), change)));
}

/** The service `churn` with this runtime, whether or not it fits on its nodes. */
function gpuObjects(kind: RuntimeSpec['kind']): readonly KubernetesObject[] {
  return renderObjects({ ...resolvePlatform(gpuDefinition({ runtime: { kind } }), undefined), waivers: [] });
}

/** All numbers of a field in the objects of `churn` of a kind. */
function portsOf(objects: readonly KubernetesObject[], kind: string, field: string): readonly number[] {
  const own = objects.filter((each) => each.kind === kind && /\bchurn\b/.test(each.metadata.name));
  const found = [...JSON.stringify(own).matchAll(new RegExp(`"${field}":(\\d+)`, 'g'))].map(([, port]) => Number(port));
  return [...new Set(found)].sort((a, b) => a - b);
}

function dangers(old: readonly KubernetesObject[], now: readonly KubernetesObject[]): readonly string[] {
  return compareObjects(old, now).flatMap(({ kind, name, danger }) =>
    danger === undefined || !['HTTPRoute', 'Service'].includes(kind) ? [] : [`${kind} ${name}: ${danger}`],
  );
}

const route = (name: string, host: string, ...paths: readonly string[]): KubernetesObject =>
  ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, namespace: 'ranking' },
    spec: {
      parentRefs: [{ namespace: 'gateways', name: 'public', sectionName: 'https' }],
      hostnames: [host],
      rules: [{ matches: paths.map((value) => ({ path: { type: 'PathPrefix', value } })) }],
    },
  }) as KubernetesObject;

test('another timeout of a canary changes its route in place', () => {
  const [old, now] = [objectsOf({ ...v2, timeout: '5s' }), objectsOf({ ...v2, timeout: '10s' })];
  const routes = compareObjects(old, now).filter(({ kind }) => kind === 'HTTPRoute');
  expect(routes).toMatchObject([
    { effect: 'changed', fields: [{ path: 'spec.rules[0].timeouts.request', old: '5s', new: '10s' }] },
  ]);
  expect(dangers(old, now)).toEqual([]);
});

test('another port of a Service is marked', () => {
  const old = objectsOf(v2);
  const now = old.map((object) =>
    object.kind === 'Service' && object.metadata.name === 'churn'
      ? { ...object, spec: { ports: [{ port: 8000 }] } }
      : object,
  );
  expect(dangers(old, now)).toEqual([
    'Service churn: the port changes from 8080 to 8000: clients of the old port get no connection, and pods that listen on it get no requests until others have replaced them; add another service, move its consumers, then remove this one',
  ]);
});

test.each(['scikit-learn', 'triton', 'vllm'] as const)(
  'policies, Services and routes of a service keep their ports when another runtime replaces %s',
  (before) => {
    const old = gpuObjects(before);
    for (const after of ['scikit-learn', 'triton', 'vllm'] as const) {
      const now = gpuObjects(after);
      expect(portsOf(now, 'Service', 'port')).toEqual(portsOf(old, 'Service', 'port'));
      expect(portsOf(now, 'HTTPRoute', 'port')).toEqual(portsOf(old, 'HTTPRoute', 'port'));
      for (const port of portsOf(old, 'Service', 'port')) expect(portsOf(now, 'NetworkPolicy', 'port')).toContain(port);
      expect(dangers(old, now).filter((danger) => danger.includes('port'))).toEqual([]);
    }
  },
);

test('a path or host that no route serves any more is marked', () => {
  expect(dangers([route('a', 'h.example', '/x', '/y')], [route('a', 'h.example', '/x')])).toEqual([
    'HTTPRoute a: requests to h.example/y get 404',
  ]);
  expect(dangers([route('a', 'h.example', '/x')], [route('a', 'other.example', '/x')])).toEqual([
    'HTTPRoute a: requests to h.example/x get 404',
  ]);
  expect(dangers([route('a', 'h.example', '/x')], [])).toEqual(['HTTPRoute a: requests to h.example/x get 404']);
});

test('a shorter prefix serves the requests of a longer one', () => {
  expect(dangers([route('a', 'h.example', '/x/y')], [route('a', 'h.example', '/x')])).toEqual([]);
  expect(dangers([route('a', 'h.example', '/xy')], [route('a', 'h.example', '/x')])).toEqual([
    'HTTPRoute a: requests to h.example/xy get 404',
  ]);
});

test('a path that another route serves is marked only if its route is deleted', () => {
  const moved = [route('a', 'h.example', '/x'), route('b', 'h.example', '/y')];
  expect(dangers([route('a', 'h.example', '/x', '/y')], moved)).toEqual([]);
  expect(dangers([route('a', 'h.example', '/x')], [route('b', 'h.example', '/x')])).toEqual([
    expect.stringContaining('it is deleted before b is applied, so requests to h.example/x get 404 for some seconds'),
  ]);
});
