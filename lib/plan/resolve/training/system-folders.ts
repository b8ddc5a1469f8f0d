/**
 * Folders of the system in a container, with what a mount over or in them replaces. Kubernetes mounts tokens of service
 * accounts below /var/run/secrets.
 */
export const systemFolders = {
  '/bin': 'the programs of the image',
  '/boot': 'the kernel files of the image',
  '/dev': 'the devices of the container',
  '/etc': 'the users, the certificates and the loader configuration of the image',
  '/lib': 'the libraries of the image',
  '/lib64': 'the libraries of the image',
  '/proc': 'the processes of the container',
  '/run': 'the sockets and tokens of the container',
  '/sbin': 'the programs of the image',
  '/sys': 'the kernel interface of the container',
  '/usr/bin': 'the programs of the image',
  '/usr/lib': 'the libraries of the image',
  '/usr/lib64': 'the libraries of the image',
  '/usr/local/bin': 'the programs of the image',
  '/usr/local/sbin': 'the programs of the image',
  '/usr/local/lib64': 'the libraries of the image',
  '/usr/libexec': 'the programs of the image',
  '/usr/local/libexec': 'the programs of the image',
  '/usr/local/lib': 'the libraries of the image',
  '/usr/sbin': 'the programs of the image',
  '/var/run': 'the sockets and tokens of the container',
} as const;
