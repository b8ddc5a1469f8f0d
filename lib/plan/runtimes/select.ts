import type { RuntimeSpec } from '../../definition/runtime';
import { assertNever } from '../../units/assert-never';
import type { Runtime } from './runtime';
import { scikitLearn } from './scikit-learn';
import { triton, tritonOnnx } from './triton';
import { vllm } from './vllm';

/** The facts of the model server. */
export function runtimeOf(spec: RuntimeSpec): Runtime {
  switch (spec.kind) {
    case 'scikit-learn':
      return scikitLearn;
    case 'triton':
      return spec.formats === 'onnx' ? tritonOnnx : triton;
    case 'vllm':
      return vllm(spec);
    default:
      return assertNever(spec);
  }
}
