import type { Rule, RuleFinding } from '../rule';
import type { ModelScope } from '../scopes';

const emptyObject = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Every version of a model is a different object with a real digest. */
export const modelPinned: Rule<'model'> = {
  id: 'model/pinned',
  scope: 'model',
  waivableBy: 'platform',
  rationale: 'A model without a real digest can be replaced in its bucket unnoticed.',
  check: (model) => [...trueDigests(model), ...otherObjects(model)],
};

function trueDigests({ versions }: ModelScope): readonly RuleFinding[] {
  return versions.flatMap(({ sha256: { path, value } }) => {
    const repeated = /^(.)\1+$/.test(value);
    if (!repeated && value !== emptyObject) return [];
    return [
      {
        path,
        problem: repeated ? 'one repeated digit is not the digest of a file' : 'this is the digest of an empty file',
        value,
        allowed: '64 hexadecimal digits from sha256sum',
        fix: 'set sha256 to the output of sha256sum for the object',
      },
    ];
  });
}

/** Two versions cannot share a path. With the same digest they are the same model, so a rollback has no effect. */
function otherObjects({ versions }: ModelScope): readonly RuleFinding[] {
  const paths = new Map<string, string>();
  const digests = new Map<string, string>();
  return versions.flatMap(({ name, object, sha256 }): readonly RuleFinding[] => {
    const [samePath, sameDigest] = [paths.get(object.value), digests.get(sha256.value)];
    paths.set(object.value, name);
    digests.set(sha256.value, name);
    if (samePath !== undefined) {
      return [
        {
          path: object.path,
          problem: `the version ${samePath} has the same path`,
          value: object.value,
          fix: 'store every version under a different path',
        },
      ];
    }
    if (sameDigest === undefined) return [];
    return [
      {
        path: sha256.path,
        problem: `the version ${sameDigest} has the same digest`,
        value: sha256.value,
        fix: 'set sha256 to the output of sha256sum for the object, or remove one of the versions',
      },
    ];
  });
}
