import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonEnvironment } from '../../programs/python';
import { azureShapes } from './azure';
import { awsShapes } from './botocore';
import { problems } from './check';
import { googleShapes } from './discovery';
import { kubernetesProblems } from './kubernetes';
import { awsMappings } from './mappings-aws';
import { azureMappings, azureUndescribed } from './mappings-azure';
import { gcpMappings } from './mappings-gcp';
import type { Describe } from './shape';

/** A resource as Pulumi sent it. */
export interface Sent {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The API descriptions of the clouds. */
export interface Descriptions {
  readonly aws: Describe;
  readonly gcp: Describe;
  readonly azure: Describe;
}

/**
 * The descriptions. Those of AWS and Google are Python packages: without Python, prints a line and returns undefined.
 *
 * @throws Error if they cannot be installed and tools are required.
 */
export function findDescriptions(): Descriptions | undefined {
  const environment = pythonEnvironment({
    what: 'resources against the API descriptions of the clouds',
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

/** Everything in a resource that its cloud would refuse. A type without a mapping is a problem too. */
export function problemsOf({ type, name, inputs }: Sent, descriptions: Descriptions): readonly string[] {
  if (azureUndescribed.includes(type)) return [];
  if (type.startsWith('kubernetes:')) {
    return kubernetesProblems(type, inputs).map((problem) => `${type} ${name}: ${problem}`);
  }
  const [mapping, describe] = mappingOf(type, descriptions);
  if (!mapping) return [`${type} ${name}: the type has no mapping to an API request`];
  return problems(inputs, mapping, describe).map((problem) => `${type} ${name}: ${problem}`);
}

function mappingOf(type: string, { aws, gcp, azure }: Descriptions) {
  if (type.startsWith('aws:')) return [awsMappings[type], aws] as const;
  if (type.startsWith('gcp:')) return [gcpMappings[type], gcp] as const;
  return [azureMappings[type], azure] as const;
}
