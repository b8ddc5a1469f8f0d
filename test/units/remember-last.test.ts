import { rememberLast } from '../../lib/units/remember-last';

test('a result is computed once until another value comes', () => {
  const seen: object[] = [];
  const [one, other] = [{ size: 1 }, { size: 1 }];
  const sizeOf = rememberLast((value: { readonly size: number }) => {
    seen.push(value);
    return { size: value.size };
  });
  const first = sizeOf(one);
  expect(sizeOf(one)).toBe(first);
  expect(sizeOf(other)).not.toBe(first);
  expect(sizeOf(one)).toEqual({ size: 1 });
  expect(seen).toHaveLength(3);
});
