import type { ProviderName } from '../../lib/definition/provider-names';
import schema from '../../schema.json';
import { type Field, freeFields } from '../fixtures/free-texts';
import { type Form, forms } from './scene';

/** Fields that only files have: the list of included files, and the schema for editors. */
const fieldsOfFiles: readonly Field[] = ['$schema', 'include.[].files', 'include.[].team'];

/** Every field of the schema that takes a free text or a free key. */
export const fields = freeFields(schema).filter((field) => !fieldsOfFiles.includes(field));

/** Fields of the scenes of existing clusters. */
const ofExisting = [
  /^cluster\.(confinement|dns|loadBalancers|objectStore|ranges|secretStore|nodePools\.\*\.(allocatable|labels|taints))\./,
  /^monitoring\.(alerts\.\w+\.(secret|key)$|prometheus\.(address|namespace|pods|selectorLabels))/,
];
const credentials = /^registries\.\*\.upstreams\.\*\.credentials$/;
const images = /^cluster\.network\.imageBuckets/;
const oidc = /^cluster\.oidc\./;
const perimeter = /^cluster\.network\.perimeter$/;
const billing = /^cluster\.audit\.budget\.billingAccount$/;
const placement = /^cluster\.nodePools\.\*\.capacity\.placement$/;

/** Fields of a credential for the repository. A definition has one credential. */
function credentialOf(...names: readonly string[]): RegExp {
  return new RegExp(`^delivery\\.bootstrap\\.credential\\.(${names.join('|')})(\\.|$)`);
}

/** Fields that the scenes of a provider do not have, because its definitions cannot have them or another provider has them. */
const lacks: Readonly<Record<ProviderName, readonly RegExp[]>> = {
  existing: [
    /^registries\.\*\.(repositories|upstreams)\./,
    /^delivery\.bootstrap\./,
    /^cluster\.(account|admins|audit|groups|network|oidc|region|systemPool|tags|zones|nodePools\.\*\.(capacity|disk|machine|zones))(\.|$)/,
    /^(buckets\.\*\.oldVersions|training\.\*\.checkpoint\.expireAfter)$/,
  ],
  eks: [...ofExisting, billing, perimeter, credentialOf('hostKeys', 'secret')],
  gke: [...ofExisting, credentials, images, oidc, credentialOf('username', 'secret')],
  aks: [...ofExisting, billing, credentials, images, oidc, perimeter, placement, credentialOf('username', 'hostKeys')],
};

/** The fields that the scenes of a provider have together. */
export function expectedFields(provider: ProviderName): readonly Field[] {
  return fields.filter((field) => !lacks[provider].some((other) => other.test(field)));
}

/**
 * The forms of the scenes of a provider. Those after the first have the same effect on every provider, so only an existing
 * cluster has them.
 */
export function formsOf(provider: ProviderName): readonly Form[] {
  return provider === 'existing' ? forms : forms.slice(0, 1);
}
