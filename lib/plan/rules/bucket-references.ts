import { bucketFolders } from '../../definition/bucket-folders';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { WorkloadField } from '../../definition/workload-fields';
import type { Path } from '../../errors';
import { lookup } from '../../units/lookup';
import { modelReferences } from '../resolve/service/model-references';

/** A reference of a workload to a bucket. */
interface BucketReference {
  readonly team: string;
  readonly bucket: string;
  readonly path: Path;
}

/** Every bucket that workloads refer to, directly or by a model. References to unknown models are left out. */
export function bucketReferences(definition: ModelPlatformDefinition): readonly BucketReference[] {
  const byField: Readonly<Record<WorkloadField, readonly BucketReference[]>> = {
    services: ofServices(definition),
    training: ofTraining(definition),
  };
  return Object.values(byField).flat();
}

/** Id of the rule that refuses teams which cannot use a bucket. */
export const teamAllowedRule = 'bucket/team-allowed';

/** Whether a team can use a bucket. Another rule reports an unknown team of a bucket, which may be this one misspelt. */
export function isOpenTo(
  team: string,
  bucket: string,
  definition: Pick<ModelPlatformDefinition, 'buckets' | 'teams'>,
): boolean {
  const teams = lookup(definition.buckets, bucket)?.teams;
  return !teams || teams.includes(team) || teams.some((each) => !lookup(definition.teams, each));
}

function ofServices({ services = {}, models }: ModelPlatformDefinition): readonly BucketReference[] {
  return Object.entries(services).flatMap(([name, service]) =>
    modelReferences(service).flatMap((reference) => {
      const bucket = lookup(models, reference.name)?.bucket;
      return bucket === undefined ? [] : [{ team: service.team, bucket, path: ['services', name, 'model'] }];
    }),
  );
}

function ofTraining({ training = {} }: ModelPlatformDefinition): readonly BucketReference[] {
  return Object.entries(training).flatMap(([name, job]) =>
    bucketFolders('training', job).map(({ field, bucket }) => ({
      team: job.team,
      bucket,
      path: ['training', name, ...field],
    })),
  );
}
