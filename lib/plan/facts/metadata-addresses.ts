/** Addresses that a cloud gives to each machine, and that return its credentials or its configuration. */
interface MetadataRange {
  readonly cidr: string;
  /** What the addresses are, after "these are". */
  readonly what: string;
}

/**
 * All known ranges. The list applies to each provider, because an existing cluster can run in any cloud. Link-local addresses
 * include 169.254.169.254 of AWS, Google Cloud, Azure and OpenStack, 169.254.169.252 of GKE and 169.254.170.0/24 of Amazon EKS
 * and ECS. IPv6 addresses such as fd00:ec2::254 cannot be written in a definition.
 * Sources: RFC 3927; Azure "What is IP address 168.63.129.16?"; Alibaba Cloud ECS "Instance metadata"; Oracle Cloud
 * Infrastructure Compute Classic "Retrieving instance metadata"; 2026-11.
 */
export const metadataRanges: readonly MetadataRange[] = [
  {
    cidr: '169.254.0.0/16',
    what: 'link-local addresses, where the metadata service returns the credentials of the node',
  },
  {
    cidr: '168.63.129.16/32',
    what: 'addresses of the host of a virtual machine in Azure, which returns the configuration of the node',
  },
  {
    cidr: '100.100.100.200/32',
    what: 'addresses of the metadata service of Alibaba Cloud, which returns the credentials of the node',
  },
  {
    cidr: '192.0.0.192/32',
    what: 'addresses of the metadata service of Oracle Cloud, which returns the configuration of the node',
  },
];

/** The ranges of {@link metadataRanges} alone, for network policies. */
export const metadataCidrs: readonly string[] = metadataRanges.map(({ cidr }) => cidr);
