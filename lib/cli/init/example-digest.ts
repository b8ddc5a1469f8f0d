/**
 * SHA-256 of the eleven bytes `hello world`: has the right form, and is the digest of no model, so that a server
 * which was started without changing it says so.
 */
export const exampleDigest = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';
