import { parseModelPlatform } from '../../../../lib/definition/parse';
import { objectSource } from '../../../../lib/definition/source';
import { metadataCidrs } from '../../../../lib/plan/facts/metadata-addresses';
import { checkParsed } from '../../../../lib/plan/plan';
import { definition } from '../../../fixtures/definition';
import { trainingJob } from '../../../fixtures/training';

type Cloud = 'eks' | 'gke' | 'aks';

const clouds: readonly Cloud[] = ['eks', 'gke', 'aks'];

/** Only the cloud knows the client IDs of AKS. */
const unknownBefore = 'identity/known';

/** Rules of the findings of a cloud whose team `shop` has a job with these connections in its part. */
function rulesOf(provider: Cloud, ...cidrs: readonly string[]): readonly string[] {
  const platform = definition(provider);
  const { team: _, ...job } = trainingJob;
  const connections = cidrs.map((cidr) => ({ cidr, port: 80, why: 'orders' }));
  const include = [{ team: 'shop', training: { 'fit-shop': { ...job, connections } } }];
  const source = objectSource({ ...platform, teams: { ...platform.teams, shop: { quota: { general: {} } } }, include });
  const { definition: parsed, findings } = parseModelPlatform([source]);
  const found = (parsed ? checkParsed(parsed).findings : findings).map(({ rule }) => rule);
  return found.filter((rule) => rule !== unknownBefore);
}

test.each(clouds)('a part on %s connects to a database of its own', (provider) => {
  expect(rulesOf(provider, '10.30.0.15/32')).toEqual([]);
});

test.each(clouds.flatMap((provider) => metadataCidrs.map((cidr) => [provider, cidr] as const)))(
  'a part on %s cannot open %s',
  (provider, cidr) => {
    expect(rulesOf(provider, cidr)).toEqual(['network/connection-safe']);
  },
);

test.each(clouds)('a part on %s cannot open the internet in pieces', (provider) => {
  const pieces = ['3.0.0.0/16', '3.1.0.0/16', '3.2.0.0/16'];
  expect(rulesOf(provider, ...pieces)).toEqual(['network/connection-narrow']);
});
