import type { FrameworkSpec } from '../../definition/training';
import { assertNever } from '../../units/assert-never';
import type { Framework } from './framework';
import { pytorch } from './pytorch';
import { scikitLearn } from './scikit-learn';

/** The framework of a training job with the topology that its definition asks for. */
export function frameworkOf(spec: FrameworkSpec): Framework {
  switch (spec.kind) {
    case 'pytorch':
      return pytorch(spec);
    case 'scikit-learn':
      return scikitLearn;
    default:
      return assertNever(spec);
  }
}
