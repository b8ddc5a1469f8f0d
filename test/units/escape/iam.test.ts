import * as fc from 'fast-check';
import { iamLiteral } from '../../../lib/units/escape/iam';

/** The parts of a pattern of IAM: `*` and `?` are wildcards; `${*}`, `${?}` and `${$}` are these characters. */
function partsOf(pattern: string): readonly string[] {
  return pattern.match(/\$\{[*?$]\}|\$\{[^}]*\}|[\s\S]/g) ?? [];
}

function matches([part, ...parts]: readonly string[], text: string): boolean {
  if (part === undefined) return text === '';
  if (part === '*') return matches(parts, text) || (text !== '' && matches([part, ...parts], text.slice(1)));
  const character = part.length > 1 ? part.charAt(2) : part;
  return text !== '' && (part === '?' || text.startsWith(character)) && matches(parts, text.slice(1));
}

const text = fc.string({
  unit: fc.constantFrom('*', '?', '$', '{', '}', '${', `\${*}`, 'aws:username', 'a', '/', '\\', '"'),
  maxLength: 12,
});

describe('iamLiteral', () => {
  test('matches the text itself', () => {
    fc.assert(fc.property(text, (written) => matches(partsOf(iamLiteral(written)), written)));
  });

  test('matches no other text', () => {
    fc.assert(
      fc.property(text, text, (written, other) => {
        fc.pre(written !== other);
        return !matches(partsOf(iamLiteral(written)), other);
      }),
    );
  });

  test('contains no policy variable', () => {
    fc.assert(
      fc.property(text, (written) =>
        partsOf(iamLiteral(written)).every((part) => part.length === 1 || part.length === 4),
      ),
    );
  });

  test('a prefix matches exactly the keys that start with it', () => {
    fc.assert(
      fc.property(
        text,
        text,
        (prefix, key) => matches(partsOf(`${iamLiteral(prefix)}*`), key) === key.startsWith(prefix),
      ),
    );
  });
});
