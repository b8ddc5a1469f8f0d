import { podSecurity } from '../../../lib/manifests/object-rules/pod-security';
import { containerOf, deploymentOf, objectOf, problemsOf } from './check';

const pod = 'Deployment a spec.template.spec';
const context = `${pod}.containers[0].securityContext`;

function namespace(level: string) {
  const labels = { 'pod-security.kubernetes.io/enforce': level };
  return objectOf('Namespace', {}, { name: 'n', namespace: undefined, labels });
}

const good = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

describe('object/pod-security', () => {
  test('accepts a restricted pod', () => {
    expect(problemsOf(podSecurity, deploymentOf())).toEqual([]);
  });

  test('accepts settings of the containers instead of the pod', () => {
    const own = { ...good, runAsNonRoot: true, seccompProfile: { type: 'Localhost' } };
    expect(problemsOf(podSecurity, deploymentOf({ securityContext: {} }, { securityContext: own }))).toEqual([]);
  });

  test('reports the pod of a Job that an analysis runs', () => {
    const job = {
      spec: { template: { spec: { hostNetwork: true, containers: [{ name: 'c', securityContext: good }] } } },
    };
    const metrics = [
      { name: 'a', provider: { prometheus: {} } },
      { name: 'b', provider: { job } },
    ];
    expect(problemsOf(podSecurity, objectOf('AnalysisTemplate', { metrics }))).toContain(
      'AnalysisTemplate a spec.metrics[1].provider.job.spec.template.spec.hostNetwork',
    );
  });

  test.each<[object, string]>([
    [{ hostNetwork: true }, `${pod}.hostNetwork`],
    [{ hostPID: true }, `${pod}.hostPID`],
    [{ hostIPC: true }, `${pod}.hostIPC`],
    [
      {
        volumes: [
          { name: 'v', emptyDir: {} },
          { name: 'h', nfs: {} },
        ],
      },
      `${pod}.volumes[1]`,
    ],
  ])('reports the pod %j', (change, field) => {
    expect(problemsOf(podSecurity, deploymentOf(change))).toEqual([field]);
  });

  test('reports a hostPath volume for both profiles', () => {
    const volumes = [{ name: 'h', hostPath: { path: '/' } }];
    expect(problemsOf(podSecurity, deploymentOf({ volumes }))).toEqual([`${pod}.volumes[0]`, `${pod}.volumes[0]`]);
  });

  test.each<[object, string]>([
    [{ securityContext: { ...good, allowPrivilegeEscalation: true } }, `${context}.allowPrivilegeEscalation`],
    [{ securityContext: { capabilities: { drop: ['ALL'] } } }, `${context}.allowPrivilegeEscalation`],
    [{ securityContext: { ...good, capabilities: { drop: ['NET_RAW'] } } }, `${context}.capabilities.drop`],
    [{ securityContext: { ...good, capabilities: { drop: ['ALL'], add: ['CHOWN'] } } }, `${context}.capabilities.add`],
    [{ securityContext: { ...good, runAsUser: 0 } }, `${context}.runAsUser`],
    [{ securityContext: { ...good, runAsNonRoot: false } }, `${context}.runAsNonRoot`],
    [{ securityContext: { ...good, privileged: true } }, `${context}.privileged`],
    [{ securityContext: { ...good, procMount: 'Unmasked' } }, `${context}.procMount`],
    [{ securityContext: { ...good, seLinuxOptions: { type: 'spc_t' } } }, `${context}.seLinuxOptions`],
    [{ securityContext: { ...good, appArmorProfile: { type: 'Unconfined' } } }, `${context}.appArmorProfile`],
    [{ securityContext: { ...good, windowsOptions: { hostProcess: true } } }, `${context}.windowsOptions.hostProcess`],
    [{ ports: [{ containerPort: 1, hostPort: 1 }] }, `${pod}.containers[0].ports`],
    [{ livenessProbe: { httpGet: { host: '169.254.169.254' } } }, `${pod}.containers[0].livenessProbe.httpGet.host`],
  ])('reports the container %j', (change, field) => {
    expect(problemsOf(podSecurity, deploymentOf({}, change))).toEqual([field]);
  });

  test.each<[object, string]>([
    [{ runAsNonRoot: true }, `${context}.seccompProfile`],
    [{ seccompProfile: { type: 'RuntimeDefault' } }, `${context}.runAsNonRoot`],
    [
      { runAsNonRoot: true, runAsUser: 0, seccompProfile: { type: 'RuntimeDefault' } },
      `${pod}.securityContext.runAsUser`,
    ],
    [
      { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, sysctls: [{ name: 'kernel.msgmax' }] },
      `${pod}.securityContext.sysctls[0]`,
    ],
  ])('reports the security context %j of a pod', (securityContext, field) => {
    expect(problemsOf(podSecurity, deploymentOf({ securityContext }))).toEqual([field]);
  });

  test('checks every container', () => {
    const initContainers = [containerOf({ securityContext: { ...good, privileged: true } })];
    expect(problemsOf(podSecurity, deploymentOf({ initContainers }))).toEqual([
      `${pod}.initContainers[0].securityContext.privileged`,
    ]);
  });

  test('reports an Unconfined seccomp profile at level baseline', () => {
    const off = { seccompProfile: { type: 'Unconfined' } };
    const loose = deploymentOf({ securityContext: off }, { securityContext: off });
    expect(problemsOf(podSecurity, namespace('baseline'), loose)).toEqual([
      `${pod}.securityContext.seccompProfile`,
      `${context}.seccompProfile`,
    ]);
  });

  test.each([
    ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP'],
    ...['SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
  ])('allows a container to add %s at level baseline', (capability) => {
    const capabilities = { add: [capability] };
    expect(
      problemsOf(podSecurity, namespace('baseline'), deploymentOf({}, { securityContext: { capabilities } })),
    ).toEqual([]);
  });

  test.each(['NET_RAW', 'SYS_ADMIN', 'IPC_LOCK'])(
    'does not allow a container to add %s at level baseline',
    (capability) => {
      const capabilities = { add: [capability] };
      expect(
        problemsOf(podSecurity, namespace('baseline'), deploymentOf({}, { securityContext: { capabilities } })),
      ).toEqual([`${context}.capabilities.add`]);
    },
  );

  test.each([
    ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected'],
    'secret',
  ])('allows a restricted pod to mount a volume of type %s', (kind) => {
    expect(problemsOf(podSecurity, deploymentOf({ volumes: [{ name: 'v', [kind]: {} }] }))).toEqual([]);
  });

  test.each([
    ...['kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.ip_local_reserved_ports'],
    ...['net.ipv4.ip_unprivileged_port_start', 'net.ipv4.ping_group_range', 'net.ipv4.tcp_fin_timeout'],
    ...['net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_keepalive_time'],
    ...['net.ipv4.tcp_rmem', 'net.ipv4.tcp_syncookies', 'net.ipv4.tcp_wmem'],
  ])('lets a pod change %s, which is its own', (name) => {
    const securityContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, sysctls: [{ name }] };
    expect(problemsOf(podSecurity, deploymentOf({ securityContext }))).toEqual([]);
  });

  test('requires less at level baseline', () => {
    const loose = deploymentOf({ securityContext: {}, hostPID: true }, { securityContext: {} });
    expect(problemsOf(podSecurity, namespace('baseline'), loose)).toEqual([`${pod}.hostPID`]);
  });

  test('requires nothing at level privileged', () => {
    expect(problemsOf(podSecurity, namespace('privileged'), deploymentOf({ hostPID: true }))).toEqual([]);
  });
});
