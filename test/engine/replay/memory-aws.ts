import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type PythonEnvironment, pythonEnvironment } from '../../programs/python';

/** A resource as it was created, with the outputs that its creation had. */
export interface CreatedStep {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Outputs and the `id`, as other resources use them. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The resources of one stack, in the order of their creation. */
export interface Run {
  readonly region: string;
  readonly steps: readonly CreatedStep[];
  /** Names of what exists before the stack, such as the placement group of a reservation. */
  readonly external?: readonly string[];
}

/** What an AWS in memory did with a run. */
export interface Replayed {
  /** Resources that it refused, and why. */
  readonly problems: readonly string[];
  /** Number of resources whose requests were checked only, because it lacks the operation. */
  readonly checkedOnly: number;
  /** Those operations. */
  readonly lacking: readonly string[];
}

/** moto, an AWS in memory. Without Python, prints a line. */
export function memoryAws(): PythonEnvironment {
  const requirements = ['test/engine/replay/requirements.txt'];
  return pythonEnvironment({ what: 'resources in an AWS in memory', requirements, gigabytes: 0.3 });
}

/**
 * Creates the resources of each run in an empty AWS. Ids and ARNs of the recording become those of the new resources; one
 * that no earlier resource has is refused.
 *
 * @param bin Folder with the programs of the environment.
 */
export function replay(bin: string, account: string, runs: readonly Run[]): readonly Replayed[] {
  // Without `-B`, Python would write to the repository.
  const argv = ['-B', join(__dirname, 'aws', 'replay.py')];
  const { status, stdout, stderr } = spawnSync(join(bin, 'python'), argv, {
    input: JSON.stringify({ account, runs }),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`the replay failed: ${stderr}`);
  return JSON.parse(stdout) as readonly Replayed[];
}
