import { type Command, InvalidArgumentError, Option } from 'commander';
import { isDay } from '../units/day';

/** Options of every command that reads a definition. */
export interface DefinitionOptions {
  readonly file?: readonly string[];
  readonly outputs?: string;
}

/** Value of `--outputs` that is not a file: values of the cloud are placeholders. */
export const placeholderOutputs = 'placeholder';

/** Help text of `--outputs`. */
export const outputsDescription =
  'values known only after deployment: the file of `pulumi stack output --json`, or `placeholder` for a preview';

/** Adds `--file` and `--outputs`. */
export function addDefinitionOptions(command: Command): Command {
  return command
    .option(
      '-f, --file <file>',
      'definition file, YAML or TypeScript; repeat it for layers, later files override earlier ones',
      listOption,
    )
    .option('--outputs <file>', outputsDescription);
}

/** Parses a repeatable option. */
export function listOption(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** Output format of a command. */
export type Format = 'text' | 'json';

/** Output format of `plan`. */
export type PlanFormat = Format | 'mermaid';

/** The option `--format`. */
export function formatOption(): Option {
  return new Option('--format <format>', 'output format').choices(['text', 'json']).default('text');
}

/** The option `--format` of `plan`. */
export function planFormatOption(): Option {
  return new Option('--format <format>', 'output format; mermaid prints a diagram')
    .choices(['text', 'json', 'mermaid'])
    .default('text');
}

/** Parses a date, `YYYY-MM-DD`. */
export function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('use the form YYYY-MM-DD, such as 2027-03-31.');
  return text;
}
