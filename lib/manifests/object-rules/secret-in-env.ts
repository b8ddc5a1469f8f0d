import { at, items, text } from './json';
import type { ObjectProblem, ObjectRule } from './object-rule';
import { type ContainerInPod, containersOf, type PodInObject } from './pod';

/** Names of variables whose value is a secret, not the path or name of a secret. */
const secretName = /(?:PASSWORD|PASSWD|TOKEN|SECRET|SECRET_KEY|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$/i;

const fix = 'mount the Secret as a file';

/** Secrets are mounted as files, not passed as environment variables. */
export const secretInEnv: ObjectRule = {
  id: 'object/no-secret-in-env',
  rationale:
    'environment variables are inherited by child processes, appear in crash dumps, and keep their value until a restart',
  check: ({ pods }) => pods.flatMap((pod) => containersOf(pod).flatMap((container) => problems(pod, container))),
};

function problems({ object }: PodInObject, { container, path }: ContainerInPod): readonly ObjectProblem[] {
  const variables = items(at(container, 'env')).flatMap((variable, index): readonly ObjectProblem[] => {
    const place = `${path}.env[${index}]`;
    const name = text(at(variable, 'name')) ?? '';
    if (at(variable, 'valueFrom', 'secretKeyRef') !== undefined) {
      return [{ object, at: place, problem: `the variable ${name} is set from a Secret`, fix }];
    }
    const isSet = (text(at(variable, 'value')) ?? '') !== '';
    return isSet && secretName.test(name)
      ? [{ object, at: place, problem: `the variable ${name} contains a secret in plain text`, fix }]
      : [];
  });
  const sources = items(at(container, 'envFrom')).flatMap((source, index): readonly ObjectProblem[] =>
    at(source, 'secretRef') === undefined
      ? []
      : [{ object, at: `${path}.envFrom[${index}]`, problem: 'all keys of a Secret are set as variables', fix }],
  );
  return [...variables, ...sources];
}
