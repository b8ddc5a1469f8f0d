import fc from 'fast-check';
import { TextBuffer } from '../../lib/gitops/text-buffer';

test('texts of any length are encoded like by Buffer.from', () => {
  const buffer = new TextBuffer();
  const text = fc.tuple(fc.string({ unit: 'binary' }), fc.nat(20_000)).map(([part, times]) => part.repeat(times));
  fc.assert(
    fc.property(text, (each) => {
      expect(buffer.encode(each).equals(Buffer.from(each, 'utf8'))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
