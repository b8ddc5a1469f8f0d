import { stringify } from 'yaml';
import type { Change, LifecycleCase } from './lifecycle-cases';
import { Stack, type StateResource, Workstation } from './pulumi';
import type { Recorder, Step } from './recorder';

/** What happened to a stack from its creation to its destruction. */
export interface StackHistory {
  readonly created: readonly Step[];
  readonly state: readonly StateResource[];
  readonly stateText: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly secretOutputs: Readonly<Record<string, unknown>>;
  /** Steps of a second `up` with the same definition. */
  readonly repeated: readonly Step[];
  readonly resized: readonly Step[];
  readonly replaced: readonly Step[];
  /** Result of `destroy` while the stack was protected. */
  readonly refused: { readonly status: number; readonly text: string; readonly steps: readonly Step[] };
  /** Steps of the `up` that removes the protection. */
  readonly released: readonly Step[];
  readonly stateBefore: readonly StateResource[];
  readonly destroyed: readonly Step[];
  readonly remaining: readonly string[];
  readonly stateAfter: readonly StateResource[];
  readonly seconds: number;
}

/** Runs the commands of a user with `pulumi`, and records what each one did. */
export async function runLifecycle(
  program: string,
  recorder: Recorder,
  lifecycleCase: LifecycleCase,
): Promise<StackHistory> {
  const started = Date.now();
  const at = new Workstation(program, recorder.environment);
  const write = (name: string, layer: object): string => at.write(`${name}.yaml`, stringify(layer));
  const files = [...lifecycleCase.files, ...(lifecycleCase.move ? [write('move', lifecycleCase.move)] : [])];
  try {
    const stack = await Stack.init(at, 'dev');
    const change = async (name: string, { layer }: Change): Promise<readonly Step[]> => {
      files.push(write(name, layer));
      await stack.useFiles(files);
      await stack.up('--skip-preview');
      return recorder.take();
    };
    await stack.useFiles(files);
    await stack.up();
    const created = recorder.take();
    const { resources: state, text: stateText } = await stack.state();
    const outputs = await stack.outputs();
    const secretOutputs = await stack.outputs('--show-secrets');
    await stack.up('--skip-preview', '--expect-no-changes');
    const repeated = recorder.take();
    const resized = await change('grow', lifecycleCase.grow);
    const replaced = await change('replace', lifecycleCase.replace);
    const { status, stdout, stderr } = await stack.destroy();
    const refused = { status, text: `${stdout}\n${stderr}`, steps: recorder.take() };
    await stack.allowDestroy();
    await stack.up('--skip-preview');
    const released = recorder.take();
    const { resources: stateBefore } = await stack.state();
    const end = await stack.destroy();
    if (end.status !== 0) throw new Error(`destroy ended with ${end.status}\n${end.stdout}\n${end.stderr}`);
    const destroyed = recorder.take();
    const { resources: stateAfter } = await stack.state();
    return {
      ...{ created, state, stateText, outputs, secretOutputs, repeated, resized, replaced },
      ...{ refused, released, stateBefore, destroyed, remaining: recorder.remaining, stateAfter },
      seconds: Math.round((Date.now() - started) / 1000),
    };
  } finally {
    at.dispose();
    recorder.reset();
  }
}
