import { networkPolicy } from '../../lib/manifests/network-policy';
import type { NetworkPolicyPlan } from '../../lib/plan/types/network';
import { renderOne } from './render-construct';

const base: NetworkPolicyPlan = { name: 'p', namespace: 'risk', pods: { app: 'churn' } };
const labels = { team: 'risk' };
const web = [{ port: 8080, protocol: 'TCP' }] as const;

function render(change: Partial<NetworkPolicyPlan>) {
  return renderOne((scope) => networkPolicy(scope, { ...base, ...change }, labels));
}

describe('networkPolicy', () => {
  test('has the name, namespace and labels of the plan', () => {
    expect(render({ ingress: [] }).metadata).toEqual({ name: 'p', namespace: 'risk', labels });
  });

  test('selects the pods of the plan', () => {
    expect(render({ ingress: [] }).spec.podSelector).toEqual({ matchLabels: { app: 'churn' } });
  });

  test('selects all pods without labels', () => {
    expect(render({ pods: {}, ingress: [] }).spec.podSelector).toEqual({});
  });

  test('leaves out pods with a label', () => {
    const peers = [
      { kind: 'pods', namespace: 'web', pods: { app: 'shop' }, except: { job: ['yes', 'maybe'] } },
    ] as const;
    const { spec } = render({ pods: {}, except: { job: ['yes', 'maybe'] }, ingress: [{ peers, ports: web, why: '' }] });
    const expressions = [{ key: 'job', operator: 'NotIn', values: ['yes', 'maybe'] }];
    expect(spec.podSelector).toEqual({ matchExpressions: expressions });
    expect(spec.ingress[0].from[0].podSelector).toEqual({
      matchLabels: { app: 'shop' },
      matchExpressions: expressions,
    });
  });

  test('blocks all traffic in a direction with an empty list', () => {
    expect(render({ ingress: [], egress: [] }).spec).toEqual({
      podSelector: { matchLabels: { app: 'churn' } },
      policyTypes: ['Egress', 'Ingress'],
    });
  });

  test.each([
    [{ ingress: [] }, ['Ingress']],
    [{ egress: [] }, ['Egress']],
  ])('omits a direction that the plan omits: %j', (change, policyTypes) => {
    expect(render(change).spec.policyTypes).toEqual(policyTypes);
  });

  test('selects the namespace and the pods of a peer together', () => {
    const peers = [{ kind: 'pods', namespace: 'web', pods: { app: 'shop' } }] as const;
    expect(render({ ingress: [{ peers, ports: web, why: 'shop' }] }).spec.ingress[0].from).toEqual([
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } },
        podSelector: { matchLabels: { app: 'shop' } },
      },
    ]);
  });

  test('allows all pods of a namespace without labels', () => {
    const peers = [{ kind: 'pods', namespace: 'web', pods: {} }] as const;
    expect(render({ ingress: [{ peers, ports: web, why: 'shop' }] }).spec.ingress[0].from[0].podSelector).toEqual({});
  });

  test.each(['10.0.0.0/16', 'fd00:ec2::23/128'])('allows the addresses %s', (cidr) => {
    const peers = [{ kind: 'addresses', cidr }] as const;
    expect(render({ egress: [{ peers, ports: web, why: 'store' }] }).spec.egress[0].to).toEqual([
      { ipBlock: { cidr } },
    ]);
  });

  test('opens all ports of a protocol', () => {
    const peers = [{ kind: 'pods', namespace: 'risk', pods: { job: 'fit' } }] as const;
    const ports = [{ port: 'all', protocol: 'TCP' }] as const;
    expect(render({ ingress: [{ peers, ports, why: 'gang' }] }).spec.ingress[0].ports).toEqual([{ protocol: 'TCP' }]);
  });

  test('opens ports of their protocol', () => {
    const peers = [{ kind: 'addresses', cidr: '10.0.0.10/32' }] as const;
    const ports = [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ] as const;
    expect(render({ egress: [{ peers, ports, why: 'dns' }] }).spec.egress[0].ports).toEqual(ports);
  });

  test('opens the same ports for each peer of a rule', () => {
    const peers = [
      { kind: 'addresses', cidr: '10.0.0.10/32' },
      { kind: 'pods', namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } },
    ] as const;
    const rules = render({ egress: [{ peers, ports: web, why: 'dns' }] }).spec.egress;
    expect(rules.map(({ to, ports }: { to: object[]; ports: object[] }) => [to.length, ports])).toEqual([
      [1, web],
      [1, web],
    ]);
  });

  test('refuses a rule without peers, which would allow all peers', () => {
    expect(() => render({ ingress: [{ peers: [], ports: web, why: 'no peers' }] })).toThrow(
      'network policy risk/p: the rule for "no peers" has no peers',
    );
  });

  test('refuses a rule without ports, which would allow all ports', () => {
    const peers = [{ kind: 'pods', namespace: 'web', pods: {} }] as const;
    expect(() => render({ ingress: [{ peers, ports: [], why: 'shop' }] })).toThrow('has no ports');
  });

  test('policies of the same pods can share a scope', () => {
    const rule = { peers: [{ kind: 'addresses', cidr: '10.0.0.0/8' }], ports: web, why: 'a' } as const;
    expect(() =>
      renderOne((scope) => {
        networkPolicy(scope, { ...base, name: 'a', egress: [rule, rule] }, labels);
        networkPolicy(scope, { ...base, name: 'b', egress: [rule] }, labels);
      }),
    ).toThrow('2 objects instead of one');
  });

  test('renders a connection from or to anywhere without peers', () => {
    const rules = [
      { peers: [{ kind: 'pods', namespace: 'web', pods: {} }], ports: web, why: '' },
      { peers: [{ kind: 'anywhere' }], ports: web, why: '' },
    ] as const;
    const { spec } = render({ ingress: rules, egress: rules });
    const ports = [{ port: 8080, protocol: 'TCP' }];
    expect(spec.ingress[1]).toEqual({ ports });
    expect(spec.egress[1]).toEqual({ ports });
    expect(spec.ingress[0].from).toHaveLength(1);
  });

  test('leaves out a part of a range', () => {
    const peers = [{ kind: 'addresses', cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] }] as const;
    expect(render({ egress: [{ peers, ports: web, why: '' }] }).spec.egress[0].to).toEqual([
      { ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } },
    ]);
  });
});
