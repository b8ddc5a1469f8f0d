import * as z from 'zod';
import { parseRegistryAddress, repositoryPattern } from '../../units/image';
import { kinds, name, object, parsed, pattern, text } from './fields';
import { secretName } from './kubernetes-names';
import { maxEntries, sized } from './sizes';

const teams = () => sized(z.array(name(), { error: 'a list of names of teams' }), maxEntries).exactOptional();

const pull = kinds([
  object({ kind: z.literal('anyone') }),
  object({ kind: z.literal('nodes') }),
  object({
    kind: z.literal('secret'),
    secret: secretName(),
    remote: text('the name of the secret in the secret manager of the cloud').exactOptional(),
  }),
]);

const upstream = object({
  credentials: text('the ARN of the secret with the credentials').exactOptional(),
});

function repository() {
  return pattern(
    repositoryPattern,
    'the name of a repository',
    'a name such as training or ml/training: a-z, 0-9, ., _, - and /',
  );
}

function mirrorFolder() {
  return pattern(repositoryPattern, 'a folder of a registry', 'a folder such as dockerhub: a-z, 0-9, ., _, - and /');
}

/** {@link RegistrySpec} */
export const registrySchema = kinds([
  object({
    kind: z.literal('existing'),
    address: parsed(parseRegistryAddress),
    mirrors: sized(z.record(parsed(parseRegistryAddress), mirrorFolder()), maxEntries).exactOptional(),
    pull: pull.exactOptional(),
    teams: teams(),
  }),
  object({
    kind: z.literal('cloud'),
    repositories: sized(
      z.array(repository(), { error: 'a list of names of repositories' }).min(1, { error: '1 or more repositories' }),
      maxEntries,
    ),
    teams: teams(),
  }),
  object({
    kind: z.literal('cache'),
    upstreams: sized(z.record(parsed(parseRegistryAddress), upstream), maxEntries),
  }),
]);
