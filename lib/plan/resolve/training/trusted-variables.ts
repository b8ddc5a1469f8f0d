/** Variables that decide which code runs in a container, or which identity it has in the cloud. */
interface TrustedVariables {
  readonly names: RegExp;
  /** What they do, as the start of a sentence with the problem. */
  readonly effect: string;
}

/**
 * Sources: Linux ld.so(8); bash(1), Startup files; Python, Environment variables; the default credential chains of the SDKs of
 * AWS, Google Cloud and Azure, read 2026-11.
 */
const trusted: readonly TrustedVariables[] = [
  {
    names: /^(?:LD_\w+|GLIBC_TUNABLES|GCONV_PATH|BASH_ENV|ENV|PYTHONSTARTUP|PYTHONHOME)$/,
    effect: 'the loader runs other code with this variable than the image pins by its digest',
  },
  {
    names:
      /^(?:AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|CONTAINER_\w+|EC2_METADATA_\w+|ENDPOINT_URL\w*)|GOOGLE_APPLICATION_CREDENTIALS|GCE_METADATA_\w+|CLOUDSDK_\w+|AZURE_(?:CLIENT|TENANT|FEDERATED|AUTHORITY)_\w+|IDENTITY_(?:ENDPOINT|HEADER)|MSI_\w+|KUBECONFIG|KUBERNETES_SERVICE_\w+)$/,
    effect: 'the program uses another identity with this variable than the plan gives to the job',
  },
];

/** What a variable changes that the plan decides. Undefined for every other variable. */
export function trustedEffect(name: string): string | undefined {
  return trusted.find(({ names }) => names.test(name))?.effect;
}
