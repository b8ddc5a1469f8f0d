/** A program that is built from a pinned Go module. */
export interface Component {
  /** Folder with its `go.mod` and `go.sum` below `modules/`. */
  readonly module: string;
  /** Import path of its main package. */
  readonly package: string;
  /** Name of the program. */
  readonly program: string;
  /** @default [] */
  readonly linkerVariables?: Readonly<Record<string, string>>;
}

/** Clients that look at the version of the server refuse one that does not know its own. */
const kubernetesVersion = {
  'k8s.io/component-base/version.gitMajor': '1',
  'k8s.io/component-base/version.gitMinor': '36',
  'k8s.io/component-base/version.gitVersion': 'v1.36.3',
};

function kubernetes(program: string): Component {
  return {
    module: 'kubernetes',
    package: `k8s.io/kubernetes/cmd/${program}`,
    program,
    linkerVariables: kubernetesVersion,
  };
}

/** The control plane and the controllers that our manifests need, in the order in which they are built. */
export const components = {
  etcd: { module: 'etcd', package: 'go.etcd.io/etcd/server/v3', program: 'etcd' },
  apiServer: kubernetes('kube-apiserver'),
  controllerManager: kubernetes('kube-controller-manager'),
  scheduler: kubernetes('kube-scheduler'),
  kwok: { module: 'kwok', package: 'sigs.k8s.io/kwok/cmd/kwok', program: 'kwok' },
  jobset: { module: 'jobset', package: 'sigs.k8s.io/jobset', program: 'jobset' },
  kueue: { module: 'kueue', package: 'sigs.k8s.io/kueue/cmd/kueue', program: 'kueue' },
  rollouts: {
    module: 'argo-rollouts',
    package: 'github.com/argoproj/argo-rollouts/cmd/rollouts-controller',
    program: 'rollouts-controller',
  },
} as const satisfies Readonly<Record<string, Component>>;

/** Name of one of the programs. */
export type ComponentName = keyof typeof components;

/** Definitions of custom kinds: folders of modules, and the files in them where not all are meant. */
export const definitionFolders: readonly {
  readonly module: string;
  readonly folder: string;
  readonly files?: RegExp;
}[] = [
  { module: 'sigs.k8s.io/gateway-api@v1.6.1', folder: 'config/crd/standard' },
  {
    module: 'github.com/envoyproxy/gateway@v1.9.1',
    folder: 'charts/gateway-helm/charts/crds/crds/generated',
    files: /envoyproxies/,
  },
  { module: 'sigs.k8s.io/jobset@v0.12.0', folder: 'config/components/crd/bases' },
  { module: 'sigs.k8s.io/kueue@v0.18.3', folder: 'config/components/crd/bases' },
  { module: 'github.com/argoproj/argo-rollouts@v1.9.1', folder: 'manifests/crds' },
  { module: 'github.com/argoproj/argo-cd/v3@v3.4.4', folder: 'manifests/crds', files: /application-crd/ },
  { module: 'github.com/kedacore/keda/v2@v2.20.2', folder: 'config/crd/bases' },
  { module: 'github.com/cert-manager/cert-manager@v1.21.1', folder: 'deploy/crds' },
  { module: 'github.com/external-secrets/external-secrets@v0.20.4', folder: 'config/crds/bases' },
  {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.93.1',
    folder: 'example/prometheus-operator-crd',
    files: /_(podmonitors|prometheusrules|servicemonitors)\.yaml$/,
  },
];
