import * as kms from '@pulumi/gcp/kms';
import { getProjectServiceAccountOutput } from '@pulumi/gcp/storage';
import { interpolate, type Output, type Resource } from '@pulumi/pulumi';
import { auditOf } from '../plan-parts';
import type { GkeContext } from './context';
import type { GkeNetwork } from './network';

/** The key of the customer, and the rights on it that everything encrypted with it must wait for. */
export interface DataKey {
  readonly id: Output<string>;
  readonly rights: readonly Resource[];
}

/** 90 days. Older versions stay, because they decrypt what they encrypted. */
const rotationPeriod = `${90 * 24 * 3600}s`;

/**
 * Creates the key of disks, buckets and Kubernetes Secrets if the customer holds the keys. Google Cloud never deletes a key ring, so
 * a new cluster of the same name needs another id.
 * Sources: Google Cloud "Use customer-managed encryption keys" and "Encrypt secrets at the application layer" in GKE, "Use
 * customer-managed encryption keys" in Cloud Storage, 2026-11.
 */
export function makeDataKey(context: GkeContext, { network }: GkeNetwork): DataKey | undefined {
  const { name, plan, project, projectNumber, protect, options } = context;
  if (auditOf(plan).keys !== 'customer') return undefined;
  const ring = new kms.KeyRing(
    `${name}-data`,
    { project, location: plan.region, name: interpolate`${plan.name}-${network.numericId}` },
    options,
  );
  const key = new kms.CryptoKey(
    `${name}-data`,
    { keyRing: ring.id, name: 'data', purpose: 'ENCRYPT_DECRYPT', rotationPeriod, labels: plan.tags },
    { ...options, protect },
  );
  // The answer also creates the account if there is none yet.
  const { emailAddress } = getProjectServiceAccountOutput({ project }, options);
  const agents = {
    disks: interpolate`service-${projectNumber}@compute-system.iam.gserviceaccount.com`,
    secrets: interpolate`service-${projectNumber}@container-engine-robot.iam.gserviceaccount.com`,
    buckets: emailAddress,
  };
  const rights = Object.entries(agents).map(
    ([what, email]) =>
      new kms.CryptoKeyIAMMember(
        `${name}-data-${what}`,
        {
          cryptoKeyId: key.id,
          role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
          member: interpolate`serviceAccount:${email}`,
        },
        options,
      ),
  );
  return { id: key.id, rights };
}
