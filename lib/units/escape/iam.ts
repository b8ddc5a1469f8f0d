/**
 * Text that matches only itself in a resource or a `StringLike` condition of an AWS policy, where `*` and `?` are wildcards
 * and `${NAME}` is a policy variable.
 * Source: AWS IAM user guide, "IAM policy elements: Variables and tags", section "Specifying special characters", 2026-11.
 */
export function iamLiteral(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`);
}
