/** Default root disk of a node. It holds the images of a few large servers. */
export const defaultDisk = '100Gi';
