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

/** Violations of `baseline`, which prevents known privilege escalations. */
export function baselineProblems(pod: PodInObject): readonly Problem[] {
  return [...baselinePod(pod), ...containersOf(pod).flatMap(baselineContainer)];
}

/** Violations of the additional requirements of `restricted`. */
export function restrictedProblems(pod: PodInObject): readonly Problem[] {
  return [...restrictedPod(pod), ...containersOf(pod).flatMap((container) => restrictedContainer(pod, container))];
}

function baselinePod({ spec, path }: PodInObject): readonly Problem[] {
  const namespaces = ['hostNetwork', 'hostPID', 'hostIPC']
    .filter((field) => at(spec, field) === true)
    .map((field) => ({ at: `${path}.${field}`, problem: `${field} is true`, fix: 'remove the field' }));
  const volumes = indexed(at(spec, 'volumes'))
    .filter(([volume]) => at(volume, 'hostPath') !== undefined)
    .map(([, index]) => ({
      at: `${path}.volumes[${index}]`,
      problem: 'a hostPath volume is used',
      fix: 'use another type of volume',
    }));
  const sysctls = indexed(at(spec, 'securityContext', 'sysctls'))
    .filter(([sysctl]) => !safeSysctls.has(String(at(sysctl, 'name'))))
    .map(([sysctl, index]) => ({
      at: `${path}.securityContext.sysctls[${index}]`,
      problem: `the unsafe sysctl ${String(at(sysctl, 'name'))} is set`,
      fix: 'remove the sysctl',
    }));
  return [
    ...namespaces,
    ...volumes,
    ...sysctls,
    ...contextProblems(at(spec, 'securityContext'), `${path}.securityContext`),
  ];
}

function baselineContainer({ container, path }: ContainerInPod): readonly Problem[] {
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
      `the capabilities ${added.join(', ')} are added`,
    ),
    ...problemIf(
      !['Default', undefined].includes(at(context, 'procMount') as string | undefined),
      `${path}.securityContext.procMount`,
      'procMount is not Default',
    ),
    ...problemIf(
      items(at(container, 'ports')).some(
        (port) => ![undefined, 0].includes(at(port, 'hostPort') as number | undefined),
      ),
      `${path}.ports`,
      'a hostPort is used',
    ),
    ...hostProblems(container, path),
  ];
}

/** Probes and lifecycle hooks connect to the pod itself. With another host, the kubelet connects to that host. */
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
        problem: 'a probe or hook sets host',
        fix: 'remove the field',
      })),
  );
}

/** Checks that apply to the security context of pods and containers. */
function contextProblems(context: unknown, path: string): readonly Problem[] {
  const seccomp = at(context, 'seccompProfile', 'type');
  const selinux = at(context, 'seLinuxOptions');
  const type = at(selinux, 'type');
  const allowedTypes = [undefined, '', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
  const isCustom =
    !allowedTypes.includes(type as string | undefined) || Boolean(at(selinux, 'user') ?? at(selinux, 'role'));
  return [
    ...problemIf(seccomp === 'Unconfined', `${path}.seccompProfile`, 'the seccomp profile is Unconfined'),
    ...problemIf(
      at(context, 'appArmorProfile', 'type') === 'Unconfined',
      `${path}.appArmorProfile`,
      'the AppArmor profile is Unconfined',
    ),
    ...problemIf(isCustom, `${path}.seLinuxOptions`, 'custom SELinux options are set'),
    ...problemIf(
      at(context, 'windowsOptions', 'hostProcess') === true,
      `${path}.windowsOptions.hostProcess`,
      'a HostProcess container is used',
    ),
  ];
}

function restrictedPod({ spec, path }: PodInObject): readonly Problem[] {
  const volumes = indexed(at(spec, 'volumes'))
    .filter(([volume]) => !Object.keys(Object(volume)).some((key) => restrictedVolumes.has(key)))
    .map(([, index]) => ({
      at: `${path}.volumes[${index}]`,
      problem: 'a volume has another type',
      fix: `use one of ${[...restrictedVolumes].join(', ')}`,
    }));
  return [
    ...volumes,
    ...problemIf(at(spec, 'securityContext', 'runAsUser') === 0, `${path}.securityContext.runAsUser`, 'runAsUser is 0'),
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
      'privilege escalation is allowed',
      'set it to false',
    ),
    ...problemIf(
      (at(own, 'runAsNonRoot') ?? at(shared, 'runAsNonRoot')) !== true,
      `${place}.runAsNonRoot`,
      'the container may run as root',
      'set it to true for the pod or the container',
    ),
    ...problemIf(at(own, 'runAsUser') === 0, `${place}.runAsUser`, 'runAsUser is 0', 'use another user id'),
    ...problemIf(
      !['RuntimeDefault', 'Localhost'].includes(String(seccomp)),
      `${place}.seccompProfile`,
      'no seccomp profile is set',
      'set its type to RuntimeDefault for the pod or the container',
    ),
    ...problemIf(
      !items(at(own, 'capabilities', 'drop')).includes('ALL'),
      `${place}.capabilities.drop`,
      'not all capabilities are dropped',
      'drop ALL',
    ),
    ...problemIf(added.length > 0, `${place}.capabilities.add`, `the capabilities ${added.join(', ')} are added`),
  ];
}

function problemIf(violated: boolean, place: string, problem: string, fix = 'remove the field'): readonly Problem[] {
  return violated ? [{ at: place, problem, fix }] : [];
}

function indexed(value: unknown): readonly (readonly [unknown, number])[] {
  return items(value).map((item, index) => [item, index] as const);
}
