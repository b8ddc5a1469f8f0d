import type { Manifest } from '../../lib/manifests/manifest';
import { renderObjects } from '../../lib/manifests/render';
import { checkParsed } from '../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { exampleDefinition } from '../fixtures/example-definition';

/** The plan and the manifests of an example. */
export interface Rendered {
  readonly plan: ModelPlatformPlan;
  readonly manifests: readonly Manifest[];
}

/** The fields of a container that also apply to a local process. */
export interface ContainerManifest {
  readonly name: string;
  readonly command?: readonly string[];
  readonly workingDir?: string;
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: FieldSource }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly volumeMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly subPath?: string;
  }[];
  readonly startupProbe?: ProbeManifest;
  readonly readinessProbe?: ProbeManifest;
  readonly livenessProbe?: ProbeManifest;
  /** `Always` for an init container that runs beside the others. */
  readonly restartPolicy?: 'Always';
  readonly lifecycle?: { readonly preStop?: { readonly sleep: { readonly seconds: number } } };
}

/** Source of a variable that Kubernetes sets. */
export interface FieldSource {
  readonly fieldRef?: { readonly fieldPath: string };
}

/** A probe: over HTTP, or by a command in the container. */
export interface ProbeManifest {
  readonly httpGet?: { readonly path: string; readonly port: string };
  readonly exec?: { readonly command: readonly string[] };
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** The pod template of a manifest. */
export interface PodManifest {
  readonly containers: readonly ContainerManifest[];
  readonly initContainers?: readonly ContainerManifest[];
  readonly terminationGracePeriodSeconds: number;
}

/** Plans and renders an example. */
export function renderExample(name: string): Rendered {
  const checked = checkParsed(exampleDefinition(`examples/${name}/platform.ts`));
  if (checked.findings.length > 0) throw new Error(JSON.stringify(checked.findings));
  return { plan: checked.plan, manifests: renderObjects(checked.plan) };
}

/** The object with one of these kinds and this name. */
export function objectOf({ manifests }: Rendered, kinds: readonly string[], name: RegExp | string): Manifest {
  const found = manifests.filter(
    ({ kind, metadata }) =>
      kinds.includes(kind) && (typeof name === 'string' ? metadata.name === name : name.test(metadata.name)),
  );
  const [one] = found;
  if (!one || found.length > 1)
    throw new Error(`${found.length} objects of the kinds ${kinds.join(', ')} are named ${name}`);
  return one;
}

/** The pod template of an object, at any depth. */
export function podOf(manifest: Manifest): PodManifest {
  const found = findPod(manifest);
  if (!found) throw new Error(`${manifest.kind} ${manifest.metadata.name} has no pod`);
  return found;
}

function findPod(value: unknown): PodManifest | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('containers' in value && Array.isArray(value.containers)) return value as PodManifest;
  for (const child of Object.values(value)) {
    const found = findPod(child);
    if (found) return found;
  }
  return undefined;
}

/** The only container of a pod, apart from its init containers. */
export function mainContainer(pod: PodManifest): ContainerManifest {
  const [container] = pod.containers;
  if (!container || pod.containers.length > 1) throw new Error(`the pod has ${pod.containers.length} containers`);
  return container;
}
