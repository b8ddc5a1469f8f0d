import type { RuntimeSpec } from '../../definition/service';
import type { Runtime } from './runtime';
import { scikitLearn } from './scikit-learn';

/** The facts of the program that serves a model. */
export function runtimeOf(spec: RuntimeSpec): Runtime {
  switch (spec.kind) {
    case 'scikit-learn':
      return scikitLearn;
  }
}
