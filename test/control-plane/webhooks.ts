import { join } from 'node:path';
import { moduleFolder } from '../go/source';
import { type KubeObject, readObjects } from './modules';

interface Webhook {
  readonly name: string;
  readonly clientConfig: { readonly service: { readonly path: string } };
  readonly [field: string]: unknown;
}

/** Webhooks for the kinds that the manifests contain; other kinds of workload have no controller here. */
const usedWebhooks =
  /^[mv](job|jobset|clusterqueue|cohort|localqueue|resourceflavor|topology|workload|admissioncheck)\.kb\.io$/;

/** The webhook configurations of a module, with a local URL instead of a Service. */
export function webhooksOf(module: string, name: string, port: number, authority: string): readonly KubeObject[] {
  const file = join(moduleFolder(module), 'config', 'components', 'webhook', 'manifests.yaml');
  const caBundle = Buffer.from(authority).toString('base64');
  return readObjects(file).map((configuration) => ({
    apiVersion: configuration.apiVersion,
    kind: configuration.kind,
    // Under another name, because the controller would inject its own certificate into its configuration.
    metadata: { name: `loopback-${name}-${configuration.metadata.name}` },
    webhooks: (configuration.webhooks as readonly Webhook[])
      .filter((webhook) => usedWebhooks.test(webhook.name))
      .map((webhook) => ({
        ...webhook,
        clientConfig: { url: `https://127.0.0.1:${port}${webhook.clientConfig.service.path}`, caBundle },
      })),
  }));
}
