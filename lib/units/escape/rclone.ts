/**
 * A value in a connection string of rclone, `:s3,region=VALUE:bucket`: in quotes unless it ends only at a comma or colon.
 * Source: rclone v1.75, docs/content/docs.md, "Connection strings", and fs/fspath/path.go.
 */
export function connectionValue(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}
