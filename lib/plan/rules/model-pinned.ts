import type { Rule } from '../rule';

const emptyObject = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Every version of a model is another object, and is really pinned. */
export const modelPinned: Rule = {
  id: 'model/pinned',
  explain: 'A model without a true digest can be replaced in its bucket without anybody seeing it.',
  check: ({ definition }) =>
    Object.entries(definition.models ?? {}).flatMap(([name, { versions }]) =>
      Object.entries(versions).flatMap(([version, { sha256 }]) => {
        const repeated = /^(.)\1+$/.test(sha256);
        if (!repeated && sha256 !== emptyObject) return [];
        return [
          {
            path: ['models', name, 'versions', version, 'sha256'],
            problem: repeated ? 'one digit repeated is no digest of a file' : 'this is the digest of an empty file',
            value: sha256,
            allowed: '64 hexadecimal digits, as sha256sum prints them',
            fix: 'run sha256sum on the object and write what it prints',
          },
        ];
      }),
    ),
};
