import type { Manifest } from '../../../lib/manifests/manifest';
import type { ObjectRule } from '../../../lib/manifests/object-rules/object-rule';
import { checkObjects } from '../../../lib/manifests/object-rules/rules';

/** Problems that a rule finds, each as kind, name and field of the object. */
export function problemsOf(rule: ObjectRule, ...objects: readonly Manifest[]): readonly string[] {
  return checkObjects(objects, [rule]).map(({ object, at }) => `${object.kind} ${object.metadata.name} ${at}`);
}

export const digest = `@sha256:${'0'.repeat(64)}`;

const labels = { app: 'a' };

/** A container that passes every rule, with changes. */
export function containerOf(change: object = {}): object {
  return {
    name: 'main',
    image: `registry.example/app${digest}`,
    ports: [{ name: 'http', containerPort: 8080 }],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    ...change,
  };
}

/** A Deployment that passes every rule, with changes to its pod. */
export function deploymentOf(pod: object = {}, container: object = {}): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a', namespace: 'n' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [containerOf(container)],
          ...pod,
        },
      },
    },
  };
}

/** An object of a kind in the same namespace. */
export function objectOf(kind: string, spec: object = {}, metadata: object = {}): Manifest {
  return { apiVersion: 'v1', kind, metadata: { name: 'a', namespace: 'n', ...metadata }, spec };
}
