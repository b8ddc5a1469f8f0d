import { at, items } from './json';
import type { ObjectProblem } from './object-rule';
import { type ContainerInPod, containersOf, type PodInObject } from './pod';

/**
 * The profiles `baseline` and `restricted`.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/, seen 2026-11-24 for Kubernetes 1.35.
 */
type Problem = Omit<ObjectProblem, 'object'>;

const baselineCapabilities = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const restrictedVolumes = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

const safeSysctls = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

/** What `baseline` forbids: ways out of the container that are known to be used. */
export function baselineProblems(pod: PodInObject): readonly Problem[] {
  return [...basePod(pod), ...containersOf(pod).flatMap(baseContainer)];
}

/** What `restricted` demands beside that. */
export function restrictedProblems(pod: PodInObject): readonly Problem[] {
  return [...restrictedPod(pod), ...containersOf(pod).flatMap((container) => restrictedContainer(pod, container))];
}

function basePod({ spec, path }: PodInObject): readonly Problem[] {
  const namespaces = ['hostNetwork', 'hostPID', 'hostIPC']
    .filter((field) => at(spec, field) === true)
    .map((field) => ({ at: `${path}.${field}`, problem: `${field} is true`, fix: 'leave it out' }));
  const volumes = indexed(at(spec, 'volumes'))
    .filter(([volume]) => at(volume, 'hostPath') !== undefined)
    .map(([, index]) => ({
      at: `${path}.volumes[${index}]`,
      problem: 'a hostPath is mounted',
      fix: 'use another volume',
    }));
  const sysctls = indexed(at(spec, 'securityContext', 'sysctls'))
    .filter(([sysctl]) => !safeSysctls.has(String(at(sysctl, 'name'))))
    .map(([sysctl, index]) => ({
      at: `${path}.securityContext.sysctls[${index}]`,
      problem: `the kernel setting ${String(at(sysctl, 'name'))} is changed`,
      fix: 'leave it out',
    }));
  return [
    ...namespaces,
    ...volumes,
    ...sysctls,
    ...contextProblems(at(spec, 'securityContext'), `${path}.securityContext`),
  ];
}

function baseContainer({ container, path }: ContainerInPod): readonly Problem[] {
  const context = at(container, 'securityContext');
  const added = items(at(context, 'capabilities', 'add')).filter((each) => !baselineCapabilities.has(String(each)));
  return [
    ...contextProblems(context, `${path}.securityContext`),
    ...problemIf(
      at(context, 'privileged') === true,
      `${path}.securityContext.privileged`,
      'the container is privileged',
    ),
    ...problemIf(
      added.length > 0,
      `${path}.securityContext.capabilities.add`,
      `capabilities are added: ${added.join(', ')}`,
    ),
    ...problemIf(
      !['Default', undefined].includes(at(context, 'procMount') as string | undefined),
      `${path}.securityContext.procMount`,
      'the mask of /proc is off',
    ),
    ...problemIf(
      items(at(container, 'ports')).some(
        (port) => ![undefined, 0].includes(at(port, 'hostPort') as number | undefined),
      ),
      `${path}.ports`,
      'a port of the node is taken',
    ),
    ...hostProblems(container, path),
  ];
}

/** Probes and hooks ask the pod itself; another host makes the kubelet ask for somebody else. */
function hostProblems(container: unknown, path: string): readonly Problem[] {
  const handlers = [
    ['livenessProbe'],
    ['readinessProbe'],
    ['startupProbe'],
    ['lifecycle', 'preStop'],
    ['lifecycle', 'postStart'],
  ];
  return handlers.flatMap((handler) =>
    ['httpGet', 'tcpSocket']
      .filter((action) => ![undefined, ''].includes(at(container, ...handler, action, 'host') as string | undefined))
      .map((action) => ({
        at: `${path}.${[...handler, action, 'host'].join('.')}`,
        problem: 'a probe or hook names a host',
        fix: 'leave it out',
      })),
  );
}

/** What holds for the security context of a pod and of a container alike. */
function contextProblems(context: unknown, path: string): readonly Problem[] {
  const seccomp = at(context, 'seccompProfile', 'type');
  const selinux = at(context, 'seLinuxOptions');
  const type = at(selinux, 'type');
  const allowedTypes = [undefined, '', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
  const custom =
    !allowedTypes.includes(type as string | undefined) || Boolean(at(selinux, 'user') ?? at(selinux, 'role'));
  return [
    ...problemIf(seccomp === 'Unconfined', `${path}.seccompProfile`, 'no system call is filtered'),
    ...problemIf(at(context, 'appArmorProfile', 'type') === 'Unconfined', `${path}.appArmorProfile`, 'AppArmor is off'),
    ...problemIf(custom, `${path}.seLinuxOptions`, 'SELinux options are set'),
    ...problemIf(
      at(context, 'windowsOptions', 'hostProcess') === true,
      `${path}.windowsOptions.hostProcess`,
      'it is a process of the host',
    ),
  ];
}

function restrictedPod({ spec, path }: PodInObject): readonly Problem[] {
  const volumes = indexed(at(spec, 'volumes'))
    .filter(([volume]) => !Object.keys(Object(volume)).some((key) => restrictedVolumes.has(key)))
    .map(([, index]) => ({
      at: `${path}.volumes[${index}]`,
      problem: 'a volume is of another kind',
      fix: `use one of ${[...restrictedVolumes].join(', ')}`,
    }));
  return [
    ...volumes,
    ...problemIf(
      at(spec, 'securityContext', 'runAsUser') === 0,
      `${path}.securityContext.runAsUser`,
      'the user is root',
    ),
  ];
}

function restrictedContainer(pod: PodInObject, { container, path }: ContainerInPod): readonly Problem[] {
  const own = at(container, 'securityContext');
  const shared = at(pod.spec, 'securityContext');
  const place = `${path}.securityContext`;
  const seccomp = at(own, 'seccompProfile', 'type') ?? at(shared, 'seccompProfile', 'type');
  const added = items(at(own, 'capabilities', 'add')).filter((each) => each !== 'NET_BIND_SERVICE');
  return [
    ...problemIf(
      at(own, 'allowPrivilegeEscalation') !== false,
      `${place}.allowPrivilegeEscalation`,
      'a process may gain rights',
      'set it to false',
    ),
    ...problemIf(
      (at(own, 'runAsNonRoot') ?? at(shared, 'runAsNonRoot')) !== true,
      `${place}.runAsNonRoot`,
      'it may run as root',
      'set it to true, for the pod or the container',
    ),
    ...problemIf(at(own, 'runAsUser') === 0, `${place}.runAsUser`, 'the user is root', 'use another user'),
    ...problemIf(
      !['RuntimeDefault', 'Localhost'].includes(String(seccomp)),
      `${place}.seccompProfile`,
      'no filter of system calls is named',
      'set its type to RuntimeDefault, for the pod or the container',
    ),
    ...problemIf(
      !items(at(own, 'capabilities', 'drop')).includes('ALL'),
      `${place}.capabilities.drop`,
      'capabilities are kept',
      'drop ALL',
    ),
    ...problemIf(added.length > 0, `${place}.capabilities.add`, `capabilities are added: ${added.join(', ')}`),
  ];
}

function problemIf(wrong: boolean, place: string, problem: string, fix = 'leave it out'): readonly Problem[] {
  return wrong ? [{ at: place, problem, fix }] : [];
}

function indexed(value: unknown): readonly (readonly [unknown, number])[] {
  return items(value).map((item, index) => [item, index] as const);
}
