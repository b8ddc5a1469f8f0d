import type { ModelSpec } from '../../../definition/model';
import type { Rule, RuleFinding } from '../rule';

const emptyObject = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Every version of a model is another object, and is really pinned. */
export const modelPinned: Rule = {
  id: 'model/pinned',
  scope: 'platform',
  waivable: true,
  rationale: 'A model without a true digest can be replaced in its bucket without anybody seeing it.',
  check: ({ definition }) =>
    Object.entries(definition.models ?? {}).flatMap(([name, model]) => [
      ...trueDigests(name, model),
      ...otherObjects(name, model),
    ]),
};

function trueDigests(model: string, { versions }: ModelSpec): readonly RuleFinding[] {
  return Object.entries(versions).flatMap(([version, { sha256 }]) => {
    const repeated = /^(.)\1+$/.test(sha256);
    if (!repeated && sha256 !== emptyObject) return [];
    return [
      {
        path: ['models', model, 'versions', version, 'sha256'],
        problem: repeated ? 'one digit repeated is no digest of a file' : 'this is the digest of an empty file',
        value: sha256,
        allowed: '64 hexadecimal digits, as sha256sum prints them',
        fix: 'run sha256sum on the object and write what it prints',
      },
    ];
  });
}

/** Two versions at one path cannot both be there; two with one digest are one model, so going back changes nothing. */
function otherObjects(model: string, { versions }: ModelSpec): readonly RuleFinding[] {
  const paths = new Map<string, string>();
  const digests = new Map<string, string>();
  return Object.entries(versions).flatMap(([version, { path, sha256 }]): readonly RuleFinding[] => {
    const [samePath, sameDigest] = [paths.get(path), digests.get(sha256)];
    paths.set(path, version);
    digests.set(sha256, version);
    const at = (field: string) => ['models', model, 'versions', version, field];
    if (samePath !== undefined) {
      return [
        {
          path: at('path'),
          problem: `the version ${samePath} is the same object of the bucket`,
          value: path,
          fix: 'keep every version under a key of its own',
        },
      ];
    }
    if (sameDigest === undefined) return [];
    return [
      {
        path: at('sha256'),
        problem: `the version ${sameDigest} has the same digest`,
        value: sha256,
        fix: 'run sha256sum on the object and write what it prints, or take one of the versions away',
      },
    ];
  });
}
