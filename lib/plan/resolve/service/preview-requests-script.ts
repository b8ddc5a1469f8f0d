/** Failed requests in a row after which the new revision is not switched to. */
const maxFailures = 5;

/** A longer response is a failed request. curl keeps nothing of it. */
const maxResponseBytes = 67_108_864;

/**
 * Sends the requests of a rollout, one after the other. `URL`, `BODY_FILE`, `REQUESTS`, `INTERVAL_SECONDS`,
 * `TIMEOUT_SECONDS` and `WINDOW_SECONDS` are its parameters. It fails after five failed requests in a row, or if none has
 * succeeded at the end of the window. Only a status of 2xx succeeds.
 *
 * curl neither follows redirects, nor uses proxies, cookies or files with settings, and only speaks HTTP. The shell reads
 * the status and no other part of a response, and it does not read the body.
 */
export const previewRequestsScript = `begin=$(date +%s)
sent=0 succeeded=0 failed=0
while [ "$sent" -lt "$REQUESTS" ] && [ "$(date +%s)" -lt "$((begin + WINDOW_SECONDS))" ]; do
  left=$((begin + sent * INTERVAL_SECONDS - $(date +%s)))
  if [ "$left" -gt 0 ]; then sleep "$left"; fi
  sent=$((sent + 1))
  status=$(curl --disable --silent --output /dev/null --write-out '%{http_code}' --proto '=http' --noproxy '*' --globoff \\
    --max-redirs 0 --max-time "$TIMEOUT_SECONDS" --max-filesize ${maxResponseBytes} \\
    --header 'content-type: application/json' --header 'expect:' --data-binary "@$BODY_FILE" --url "$URL") &&
    code=0 || code=$?
  case $code/$status in
    0/2[0-9][0-9])
      succeeded=$((succeeded + 1))
      failed=0
      continue
      ;;
  esac
  failed=$((failed + 1))
  echo "request $sent failed: status $status, exit code $code of curl" >&2
  if [ "$failed" -ge ${maxFailures} ]; then
    echo 'the last ${maxFailures} requests failed' >&2
    exit 1
  fi
done
echo "$sent requests, $succeeded succeeded"
[ "$succeeded" -gt 0 ]`;
