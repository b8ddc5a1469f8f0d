import { joinName } from '../../units/names';

/** Characters that Pulumi appends to a logical name. */
const generatedCharacters = 8;

/**
 * Name of a resource if the one that Pulumi generates from the logical name would be too long. Undefined for others, which
 * keep the generated name, because another name replaces them.
 */
export function shortName(logicalName: string, maxLength: number): string | undefined {
  return logicalName.length + generatedCharacters <= maxLength ? undefined : joinName([logicalName], maxLength);
}
