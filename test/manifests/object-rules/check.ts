import type { Manifest } from '../../../lib/manifests/manifest';
import type { ObjectRule } from '../../../lib/manifests/object-rules/object-rule';
import { checkObjects } from '../../../lib/manifests/object-rules/rules';

/** Where a rule does not hold: kind, name and field of each object. */
export function faultsOf(rule: ObjectRule, ...objects: readonly Manifest[]): readonly string[] {
  return checkObjects(objects, [rule]).map(({ object, at }) => `${object.kind} ${object.metadata.name} ${at}`);
}

export const digest = `@sha256:${'0'.repeat(64)}`;

const labels = { app: 'a' };

/** A container that holds every rule, with changes. */
export function containerOf(change: object = {}): object {
  return {
    name: 'main',
    image: `registry.example/app${digest}`,
    ports: [{ name: 'http', containerPort: 8080 }],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    ...change,
  };
}

/** A Deployment that holds every rule, with changes of its pod. */
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
