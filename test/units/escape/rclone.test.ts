import * as fc from 'fast-check';
import { connectionValue } from '../../../lib/units/escape/rclone';

/** Reads a value as rclone does, and what follows it. Source: rclone v1.75, fs/fspath/path.go, `Parse`. */
function readValue(text: string): readonly [value: string, rest: string] {
  const quote = text.charAt(0);
  if (quote !== '"' && quote !== "'") {
    const end = text.search(/[,:]/);
    return [text.slice(0, end), text.slice(end)];
  }
  const end =
    text
      .slice(1)
      .replaceAll(quote + quote, '\0\0')
      .indexOf(quote) + 1;
  return [text.slice(1, end).replaceAll(quote + quote, quote), text.slice(end + 1)];
}

const text = fc
  .array(fc.oneof(fc.constantFrom('"', '""', "'", ',', ':', '=', 'endpoint', ' '), fc.string()), { minLength: 1 })
  .map((parts) => parts.join(''))
  .filter((value) => value !== '');

describe('connectionValue', () => {
  test('rclone reads any value as it was written, and then the rest', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(':', ',env_auth=true:'), (written, rest) => {
        expect(readValue(`${connectionValue(written)}${rest}`)).toEqual([written, rest]);
      }),
    );
  });

  test.each([
    ['eu-west-1', 'eu-west-1'],
    ['https://minio.acme.internal:9000', '"https://minio.acme.internal:9000"'],
    ['a",access_key_id=b', '"a"",access_key_id=b"'],
  ])('writes %s as %s', (written, value) => {
    expect(connectionValue(written)).toBe(value);
  });
});
