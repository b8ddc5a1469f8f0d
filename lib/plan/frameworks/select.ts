import type { FrameworkSpec } from '../../definition/training';
import { assertNever } from '../../units/assert-never';
import type { Framework } from './framework';
import { pytorch } from './pytorch';
import { scikitLearn } from './scikit-learn';

/** What starts the processes of a job. */
export function frameworkOf({ kind }: FrameworkSpec): Framework {
  switch (kind) {
    case 'pytorch':
      return pytorch;
    case 'scikit-learn':
      return scikitLearn;
    default:
      return assertNever(kind);
  }
}
