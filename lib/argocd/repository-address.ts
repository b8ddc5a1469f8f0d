/** Argo CD expects the address of an OCI registry without a scheme. */
export function repositoryAddress(repository: string): string {
  return repository.replace(/^oci:\/\//, '');
}
