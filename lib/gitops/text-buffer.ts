const initialBytes = 1 << 16;

/** UTF-8 has at most three bytes for each unit of UTF-16. */
const maxBytesOfUnit = 3;

/**
 * Encodes one text after the other in the same memory. Buffers of their own are outside of the heap of JavaScript and are
 * freed only when it is collected, which for thousands of files is most of the memory of a run.
 */
export class TextBuffer {
  private bytes = Buffer.allocUnsafe(initialBytes);

  /** The text as UTF-8. It is valid until the next call. */
  encode(text: string): Buffer {
    const most = text.length * maxBytesOfUnit;
    if (most > this.bytes.length) this.bytes = Buffer.allocUnsafe(most * 2);
    return this.bytes.subarray(0, this.bytes.write(text, 'utf8'));
  }
}
