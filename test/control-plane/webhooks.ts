import { join } from 'node:path';
import { moduleFolder } from '../go/source';
import { type KubeObject, readObjects } from './modules';

interface Webhook {
  readonly name: string;
  readonly clientConfig: { readonly service: { readonly path: string } };
  readonly [field: string]: unknown;
}

/** What our manifests bring to a queue; other kinds of workload have no controller here. */
const ours =
  /^[mv](job|jobset|clusterqueue|cohort|localqueue|resourceflavor|topology|workload|admissioncheck)\.kb\.io$/;

/** The webhooks of a module, at a program on this machine instead of a Service of the cluster. */
export function webhooksOf(module: string, name: string, port: number, authority: string): readonly KubeObject[] {
  const file = join(moduleFolder(module), 'config', 'components', 'webhook', 'manifests.yaml');
  const caBundle = Buffer.from(authority).toString('base64');
  return readObjects(file).map((configuration) => ({
    apiVersion: configuration.apiVersion,
    kind: configuration.kind,
    // Not the name that the program knows: it would put a certificate of its own into it.
    metadata: { name: `loopback-${name}-${configuration.metadata.name}` },
    webhooks: (configuration.webhooks as readonly Webhook[])
      .filter((webhook) => ours.test(webhook.name))
      .map((webhook) => ({
        ...webhook,
        clientConfig: { url: `https://127.0.0.1:${port}${webhook.clientConfig.service.path}`, caBundle },
      })),
  }));
}
