/**
 * A second implementation of the Pod Security profile `restricted`, independent of the library's rule: required fields,
 * and fields that are forbidden anywhere in a pod.
 */

type Json = unknown;

/** Every violation in a pod spec, as text. */
export function restrictedViolations(pod: Json): readonly string[] {
  const violations: string[] = [];
  const lists = ['containers', 'initContainers', 'ephemeralContainers'].map((list) => get(pod, list));
  const containers = lists.flatMap((list) => (Array.isArray(list) ? (list as Json[]) : []));
  if (containers.length === 0) violations.push('no container');
  for (const container of containers) violations.push(...containerViolations(pod, container));

  walk(pod, (key, value) => {
    if (['hostNetwork', 'hostPID', 'hostIPC', 'privileged', 'hostProcess'].includes(key) && value !== false) {
      violations.push(`${key} is ${JSON.stringify(value)}`);
    }
    if (['hostPath', 'hostPort', 'procMount', 'seLinuxOptions', 'sysctls', 'host'].includes(key)) {
      violations.push(`${key} is set`);
    }
    if (key === 'runAsUser' && value === 0) violations.push('runAsUser is 0');
    if (key === 'type' && value === 'Unconfined') violations.push('a profile is Unconfined');
  });

  const sources = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim'];
  const volumes = get(pod, 'volumes');
  for (const volume of Array.isArray(volumes) ? (volumes as Json[]) : []) {
    const others = Object.keys(Object(volume)).filter(
      (key) => ![...sources, 'name', 'projected', 'secret'].includes(key),
    );
    if (others.length > 0) violations.push(`a volume has the type ${others.join()}`);
  }
  return violations;
}

function containerViolations(pod: Json, container: Json): readonly string[] {
  const name = String(get(container, 'name'));
  const own = get(container, 'securityContext');
  const shared = get(pod, 'securityContext');
  const either = (field: string) => get(own, field) ?? get(shared, field);
  const required: readonly (readonly [string, boolean])[] = [
    ['runAsNonRoot', either('runAsNonRoot') === true],
    ['allowPrivilegeEscalation', get(own, 'allowPrivilegeEscalation') === false],
    ['seccompProfile', ['RuntimeDefault', 'Localhost'].includes(String(get(either('seccompProfile'), 'type')))],
    ['capabilities.drop', JSON.stringify(get(get(own, 'capabilities'), 'drop')) === '["ALL"]'],
    [
      'capabilities.add',
      [undefined, '["NET_BIND_SERVICE"]'].includes(JSON.stringify(get(get(own, 'capabilities'), 'add'))),
    ],
  ];
  return required.filter(([, met]) => !met).map(([field]) => `${name}: ${field} is wrong`);
}

function get(value: Json, key: string): Json {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Json>>)[key] : undefined;
}

function walk(value: Json, visit: (key: string, value: Json) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    visit(key, member);
    walk(member, visit);
  }
}
