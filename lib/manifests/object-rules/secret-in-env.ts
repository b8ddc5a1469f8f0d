import { at, items, text } from './json';
import type { ObjectProblem, ObjectRule } from './object-rule';
import { type ContainerInPod, containersOf, type PodInObject } from './pod';

/** Names whose values are secrets themselves, unlike those of a path or of a name of a secret. */
const secretName = /(?:PASSWORD|PASSWD|TOKEN|SECRET|SECRET_KEY|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$/i;

const fix = 'mount the Secret as a file';

/** Secrets are files, not variables. */
export const secretInEnv: ObjectRule = {
  id: 'object/no-secret-in-env',
  explain:
    'variables are inherited by every child process, written into crash dumps, and stay as they are until a restart',
  check: ({ pods }) => pods.flatMap((pod) => containersOf(pod).flatMap((container) => problems(pod, container))),
};

function problems({ object }: PodInObject, { container, path }: ContainerInPod): readonly ObjectProblem[] {
  const variables = items(at(container, 'env')).flatMap((variable, index): readonly ObjectProblem[] => {
    const place = `${path}.env[${index}]`;
    const name = text(at(variable, 'name')) ?? '';
    if (at(variable, 'valueFrom', 'secretKeyRef') !== undefined) {
      return [{ object, at: place, problem: `the variable ${name} takes its value from a Secret`, fix }];
    }
    const written = (text(at(variable, 'value')) ?? '') !== '';
    return written && secretName.test(name)
      ? [{ object, at: place, problem: `the variable ${name} holds a secret in plain text`, fix }]
      : [];
  });
  const sources = items(at(container, 'envFrom')).flatMap((source, index): readonly ObjectProblem[] =>
    at(source, 'secretRef') === undefined
      ? []
      : [{ object, at: `${path}.envFrom[${index}]`, problem: 'a whole Secret is made into variables', fix }],
  );
  return [...variables, ...sources];
}
