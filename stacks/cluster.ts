// Creates the cluster of a platform. Run by `pulumi up`; the stack configuration lists the definition files.
import { relative, resolve } from 'node:path';
import { Config, RunError, runtime } from '@pulumi/pulumi';
import { ModelCluster } from '../lib/clusters/model-cluster';
import { isError } from '../lib/errors';
import { checkParsed } from '../lib/plan/plan';
import type { ModelPlatformPlan } from '../lib/plan/types/platform';
import { findingsText } from '../lib/report/findings';
import { readDefinitionSync } from '../lib/sources/read';

const config = new Config('model-platform');

/** Resolves a path relative to the project. Pulumi runs programs in the directory of their main file. */
function fromProject(file: string): string {
  return relative(process.cwd(), resolve(runtime.getRootDirectory(), file));
}

/** Throws RunError for an invalid definition, because Pulumi prints it without a stack trace. */
function planPlatform(files: readonly string[]): ModelPlatformPlan {
  const { definition, findings, places } = readDefinitionSync(files.map(fromProject));
  const checked = definition && checkParsed(definition, { places });
  // Warnings are about values that are known only after the cluster exists, so they do not block it.
  const problems = [...findings, ...(checked?.findings ?? [])].filter(isError);
  if (checked === undefined || problems.length > 0)
    throw new RunError(`invalid definition\n\n${findingsText(problems)}`);
  return checked.plan;
}

const { cluster: plan, delivery } = planPlatform(
  config.getObject<string[]>('files') ?? ['examples/first-model/platform.ts'],
);
const deletionProtection = config.getBoolean('deletionProtection') ?? true;
// Only for a repository that Argo CD reads with a token or a key.
const repositoryCredential = config.getSecret('repositoryCredential');

/** Stack outputs. The manifests read client ids from `pulumi stack output --json`. */
export const outputs = new ModelCluster(plan.name, {
  plan,
  deletionProtection,
  repositoryCredential,
  ...(delivery && { delivery }),
}).outputs;
