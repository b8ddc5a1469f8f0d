import type { ConfinedDnsPlan } from '../../plan/types/confinement';

/**
 * Configuration of CoreDNS in which pods of some namespaces resolve only some zones, and every other name does not exist.
 * The second block is the default of EKS. The first needs the namespace of a client, which CoreDNS knows once the address
 * of the pod is in the Kubernetes API. With `ready` in both, a server gets no queries before it knows the pods. Source: CoreDNS, plugins `view`, `metadata` and `kubernetes`, 2026-11.
 */
export function corefile(namespaces: readonly string[], { zones, marker }: ConfinedDnsPlan): string {
  const clients = namespaces.map((namespace) => `'${namespace}'`).join(', ');
  // No backslashes, which Corefile and expression would each interpret.
  const names = zones.map((zone) => zone.replaceAll('.', '[.]')).join('|');
  return `.:53 {
    view confined {
        expr metadata('kubernetes/client-namespace') in [${clients}] && not (name() matches '(^|[.])(${names})[.]$')
    }
    errors
    metadata
    kubernetes cluster.local {
        pods verified
    }
    template IN A ${marker.name} {
        answer "{{ .Name }} 5 IN A ${marker.address}"
    }
    template ANY ANY . {
        rcode NXDOMAIN
    }
    ready
    reload
}
.:53 {
    errors
    health {
        lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
        pods insecure
        fallthrough in-addr.arpa ip6.arpa
    }
    prometheus :9153
    forward . /etc/resolv.conf
    cache 30
    loop
    reload
    loadbalance
}
`;
}
