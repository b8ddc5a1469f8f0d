import { stringify } from 'yaml';
import { Stack, type StateResource, Workstation } from './pulumi';
import type { Recorder, Step } from './recorder';
import type { Change, Run } from './runs';

/** What happened to a stack, from its first day to its last. */
export interface Story {
  readonly made: readonly Step[];
  readonly state: readonly StateResource[];
  readonly stateText: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly secretOutputs: Readonly<Record<string, unknown>>;
  /** Steps of the second `up`, of the same definition. */
  readonly again: readonly Step[];
  readonly grown: readonly Step[];
  readonly replaced: readonly Step[];
  /** What `destroy` did while the stack was protected against it. */
  readonly refused: { readonly status: number; readonly text: string; readonly steps: readonly Step[] };
  /** Steps of the `up` that takes the protection away. */
  readonly released: readonly Step[];
  readonly stateBefore: readonly StateResource[];
  readonly destroyed: readonly Step[];
  readonly left: readonly string[];
  readonly stateAfter: readonly StateResource[];
  readonly seconds: number;
}

/** Does with `pulumi` what a user does, and ends whatever it started. */
export async function tell(program: string, recorder: Recorder, run: Run): Promise<Story> {
  const began = Date.now();
  const at = new Workstation(program, recorder.environment);
  const write = (name: string, layer: object): string => at.write(`${name}.yaml`, stringify(layer));
  const files = [...run.files, ...(run.move ? [write('move', run.move)] : [])];
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
    const made = recorder.take();
    const { resources: state, text: stateText } = await stack.state();
    const outputs = await stack.outputs();
    const secretOutputs = await stack.outputs('--show-secrets');
    await stack.up('--skip-preview', '--expect-no-changes');
    const again = recorder.take();
    const grown = await change('grow', run.grow);
    const replaced = await change('replace', run.replace);
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
      ...{ made, state, stateText, outputs, secretOutputs, again, grown, replaced },
      ...{ refused, released, stateBefore, destroyed, left: recorder.left, stateAfter },
      seconds: Math.round((Date.now() - began) / 1000),
    };
  } finally {
    at.leave();
    recorder.forget();
  }
}
