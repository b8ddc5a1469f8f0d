import { isManaged } from '../../../definition/cluster';
import type { CacheUpstreamSpec, RegistrySpec } from '../../../definition/registry';
import type { Path } from '../../../errors';
import { lookup } from '../../../units/lookup';
import type { Provider } from '../../providers/provider';
import type { CloudRegistries } from '../../providers/registries';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** The cloud can create the registries of the definition. */
export const registrySupported: Rule<'platform'> = {
  id: 'registry/supported',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale: 'A registry that the cloud cannot create fails late in a deployment, and pods wait for images of it.',
  check: (context) => {
    const { definition, provider } = context;
    const made = Object.entries(definition.registries ?? {}).filter(([, { kind }]) => kind !== 'existing');
    return [
      ...made.flatMap(([name, spec]) => ofRegistry(['registries', name], spec, provider)),
      ...(made.length > 0 ? withoutAccount(context) : []),
    ];
  },
};

function ofRegistry(path: Path, spec: RegistrySpec, { title, registries }: Provider): readonly RuleFinding[] {
  if (!registries) {
    return [
      {
        path: [...path, 'kind'],
        problem: `${title} creates no registries`,
        value: spec.kind,
        allowed: ['existing'],
        fix: 'write `kind: existing` with the address of a registry; for copies, set its mirrors',
      },
    ];
  }
  if (spec.kind !== 'cache') return [];
  return Object.entries(spec.upstreams).flatMap(([host, upstream]) =>
    ofUpstream([...path, 'upstreams', host], { host, upstream, title }, registries),
  );
}

interface WrittenUpstream {
  readonly host: string;
  readonly upstream: CacheUpstreamSpec;
  readonly title: string;
}

function ofUpstream(
  path: Path,
  { host, upstream: { credentials }, title }: WrittenUpstream,
  { upstreams }: CloudRegistries,
): readonly RuleFinding[] {
  const known = lookup(upstreams, host);
  if (!known) {
    return [
      {
        path,
        problem: `caches of ${title} have no images of this registry`,
        value: host,
        allowed: Object.keys(upstreams),
        fix: 'remove it, or copy the images to a registry of your own and set its mirrors',
      },
    ];
  }
  const form = known.credentials;
  if (credentials === undefined ? form === undefined : form?.expression.test(credentials)) return [];
  return [
    {
      path: [...path, ...(credentials === undefined ? [] : ['credentials'])],
      problem: problemOf(host, title, { needed: form !== undefined, given: credentials !== undefined }),
      ...(credentials !== undefined && { value: credentials }),
      allowed: form ? form.allowed : 'no credentials',
      fix: form ? 'create the secret, and write its ARN in credentials' : 'remove credentials',
    },
  ];
}

function problemOf(
  host: string,
  title: string,
  { needed, given }: { readonly needed: boolean; readonly given: boolean },
) {
  if (!needed) return `caches of ${title} use no credentials for ${host}`;
  return given
    ? `caches of ${title} accept no such credentials for ${host}`
    : `caches of ${title} need credentials for ${host}`;
}

function withoutAccount({
  definition: { cluster },
  provider: { registries, title },
}: PlatformScope): readonly RuleFinding[] {
  if (!registries?.needAccount || !isManaged(cluster) || cluster.account !== undefined) return [];
  return [
    {
      path: ['cluster', 'account'],
      problem: `addresses of registries of ${title} contain the account, and the definition has none`,
      fix: 'set cluster.account to the account that `pulumi up` uses',
    },
  ];
}
