/** Number of lines and commas. It is close to the number of values, and takes no time compared with a parser. */
export function separators(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 44) count += 1;
  }
  return count;
}
