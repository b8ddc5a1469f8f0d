import type { Rule, RuleFinding } from '../rule';
import type { ModelScope } from '../scopes';

const emptyObject = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Every version of a model is another object, and is really pinned. */
export const modelPinned: Rule<'model'> = {
  id: 'model/pinned',
  scope: 'model',
  waivable: true,
  rationale: 'A model without a true digest can be replaced in its bucket without anybody seeing it.',
  check: (model) => [...trueDigests(model), ...otherObjects(model)],
};

function trueDigests({ versions }: ModelScope): readonly RuleFinding[] {
  return versions.flatMap(({ sha256: { path, value } }) => {
    const repeated = /^(.)\1+$/.test(value);
    if (!repeated && value !== emptyObject) return [];
    return [
      {
        path,
        problem: repeated ? 'one digit repeated is no digest of a file' : 'this is the digest of an empty file',
        value,
        allowed: '64 hexadecimal digits, as sha256sum prints them',
        fix: 'run sha256sum on the object and write what it prints',
      },
    ];
  });
}

/** Two versions at one path cannot both be there; two with one digest are one model, so going back changes nothing. */
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
          problem: `the version ${samePath} is the same object of the bucket`,
          value: object.value,
          fix: 'keep every version under a key of its own',
        },
      ];
    }
    if (sameDigest === undefined) return [];
    return [
      {
        path: sha256.path,
        problem: `the version ${sameDigest} has the same digest`,
        value: sha256.value,
        fix: 'run sha256sum on the object and write what it prints, or take one of the versions away',
      },
    ];
  });
}
