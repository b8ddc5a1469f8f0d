// Makes the cluster of a platform. Run by `pulumi up`, with the files of the definition in the stack's configuration.
import { relative, resolve } from 'node:path';
import { Config, RunError, runtime } from '@pulumi/pulumi';
import { ModelCluster } from '../lib/clusters/model-cluster';
import { checkParsed } from '../lib/plan/plan';
import type { ClusterPlan } from '../lib/plan/types/cluster';
import { findingsText, isError } from '../lib/report/findings';
import { readDefinitionSync } from '../lib/sources/read';

const config = new Config('model-platform');

/** Files are named from the project's folder; Pulumi runs programs in the folder of their main file. */
function fromProject(file: string): string {
  return relative(process.cwd(), resolve(runtime.getRootDirectory(), file));
}

/** A mistake of the user is printed as text: Pulumi leaves the stack trace of this kind of error away. */
function planCluster(files: readonly string[]): ClusterPlan {
  const { definition, findings, places } = readDefinitionSync(files.map(fromProject));
  const checked = definition && checkParsed(definition, { places });
  // What only the cloud can tell does not keep the cluster from being made.
  const problems = [...findings, ...(checked?.findings ?? [])].filter(isError);
  if (checked === undefined || problems.length > 0)
    throw new RunError(`the definition is not right\n\n${findingsText(problems)}`);
  return checked.plan.cluster;
}

const plan = planCluster(config.getObject<string[]>('files') ?? ['examples/first-model/platform.ts']);
const deletionProtection = config.getBoolean('deletionProtection') ?? true;

/** What `pulumi stack output --json` prints, and the other half reads client ids from. */
export const outputs = new ModelCluster(plan.name, { plan, deletionProtection }).outputs;
