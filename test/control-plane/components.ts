import type { GoProgram } from '../go/program';
import { apiServer } from './api-server';
import type { DefinitionFolder } from './controller';
import { controllers } from './controllers/all';
import { etcd } from './etcd';

/** The programs of the control plane, in the order in which they are built. */
export const programs: readonly GoProgram[] = [etcd, apiServer, ...controllers.map(({ program }) => program)];

/** Custom kinds of the manifests whose controllers do not run here. */
export const otherDefinitions: readonly DefinitionFolder[] = [
  { module: 'sigs.k8s.io/gateway-api@v1.6.1', folder: 'config/crd/standard' },
  // GKE has it. The version is the one that Kueue is built with.
  {
    module: 'k8s.io/autoscaler/cluster-autoscaler/apis@v0.0.0-20240830133931-adfbe7e45277',
    folder: 'config/crd',
  },
  {
    module: 'github.com/envoyproxy/gateway@v1.9.1',
    folder: 'charts/gateway-helm/charts/crds/crds/generated',
    files: /_(backendtrafficpolicies|clienttrafficpolicies|envoyproxies|securitypolicies)\.yaml$/,
  },
  { module: 'github.com/argoproj/argo-cd/v3@v3.4.4', folder: 'manifests/crds', files: /(application|appproject)-crd/ },
  { module: 'github.com/cert-manager/cert-manager@v1.21.1', folder: 'deploy/crds' },
  { module: 'github.com/external-secrets/external-secrets@v0.20.4', folder: 'config/crds/bases' },
  {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.93.1',
    folder: 'example/prometheus-operator-crd',
    files: /_(podmonitors|prometheusrules|servicemonitors)\.yaml$/,
  },
];
