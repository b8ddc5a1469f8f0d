import type { PreviewRequestsPlan } from '../../plan/types/rollout';
import type { Create } from '../kube';
import { imagePullSecrets } from '../plain-kinds';

/** The body of the requests. A file reaches the program byte for byte, whatever it contains. */
export function requestBody<T>(create: Create<T>, { name, labels, body, bodyFile, ...plan }: PreviewRequestsPlan): T {
  const { namespace } = plan.serviceAccount;
  return create('request-body', {
    kind: 'ConfigMap',
    metadata: { name, namespace, labels },
    data: { [bodyFile]: body },
  });
}

/** The service account of the pods that send the requests. Nothing gives it permissions. */
export function requestAccount<T>(create: Create<T>, { serviceAccount }: PreviewRequestsPlan): T {
  const { name, namespace, labels, annotations } = serviceAccount;
  return create('request-service-account', {
    kind: 'ServiceAccount',
    metadata: { name, namespace, labels, annotations },
    automountServiceAccountToken: false,
    ...imagePullSecrets(serviceAccount),
  });
}
