/** A string of a condition of an Azure role assignment, which ends at a single quote; two of them are one character. */
export function azureConditionString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
