/**
 * Addresses of the metadata services of the clouds: of AWS, Google Cloud and Azure, and of the host of a virtual machine
 * in Azure. Sources: the documentation of the clouds, 2026-11.
 */
export const metadataCidrs: readonly string[] = ['169.254.169.254/32', '168.63.129.16/32'];
