import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonEnvironment } from '../../programs/python';
import { azureShapes } from './azure';
import { awsShapes } from './botocore';
import { problems } from './check';
import { googleShapes } from './discovery';
import { awsMappings } from './mappings-aws';
import { azureMappings, azureUndescribed } from './mappings-azure';
import { gcpMappings } from './mappings-gcp';
import type { Describe } from './shape';

/** A resource as it was sent. */
export interface Sent {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The clouds' descriptions of their own APIs. */
export interface Descriptions {
  readonly aws: Describe;
  readonly gcp: Describe;
  readonly azure: Describe;
}

/**
 * The descriptions, or nothing where Python is missing, which a line says then: those of AWS and Google come as Python
 * packages.
 *
 * @throws Error where they cannot be installed and CI is set.
 */
export function findDescriptions(): Descriptions | undefined {
  const environment = pythonEnvironment({
    what: "that what is sent is what the clouds' descriptions of their APIs allow",
    requirements: ['test/engine/requirements.txt'],
    gigabytes: 0.5,
  });
  if (environment.kind === 'missing') return undefined;
  const script = 'import sysconfig; print(sysconfig.get_paths()["purelib"])';
  const { stdout } = spawnSync(join(environment.bin, 'python'), ['-c', script], { encoding: 'utf8' });
  const packages = stdout.trim();
  return {
    aws: awsShapes(join(packages, 'botocore', 'data')),
    gcp: googleShapes(join(packages, 'googleapiclient', 'discovery_cache', 'documents')),
    azure: azureShapes(),
  };
}

/** Everything in a resource that its cloud would not take. A type of which nobody knows what it takes is a problem too. */
export function problemsOf({ type, name, inputs }: Sent, descriptions: Descriptions): readonly string[] {
  if (azureUndescribed.includes(type)) return [];
  const [mapping, describe] = ruleOf(type, descriptions);
  if (!mapping) return [`${type} ${name}: no table says which request it becomes`];
  return problems(inputs, mapping, describe).map((problem) => `${type} ${name}: ${problem}`);
}

function ruleOf(type: string, { aws, gcp, azure }: Descriptions) {
  if (type.startsWith('aws:')) return [awsMappings[type], aws] as const;
  if (type.startsWith('gcp:')) return [gcpMappings[type], gcp] as const;
  return [azureMappings[type], azure] as const;
}
