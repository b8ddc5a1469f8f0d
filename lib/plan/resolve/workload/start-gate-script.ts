/** Successful checks in a row. With two DNS servers, 1 in 16 pods that one of them does not know for 4 s asks only the other. */
export const startGateRounds = 5;

/**
 * Waits until the network of a pod is closed. `DNS_NAME` must have the answer for confined teams, and a connection to the
 * Kubernetes API, which no policy of a team allows, must fail. That one to the DNS server succeeds shows that the network
 * works, so that the other one fails because of the policies. Each of the DNS servers of a cluster knows a new pod at its own
 * time, and a request reaches any of them, so rounds are a second apart.
 *
 * Of the options of nc, every build of BusyBox has only `-w`. nc ends when the server closes the connection, as servers of
 * DNS and HTTPS do at the end of its input.
 */
export const startGateScript = `echo 'waiting until network policies are in effect'
server=$(sed -n 's/^nameserver //p' /etc/resolv.conf | head -n 1)
reaches() { nc -w 1 "$1" "$2" < /dev/null > /dev/null 2>&1; }
named() { nslookup "$DNS_NAME." 2> /dev/null | grep -qF "$DNS_ANSWER"; }
closed=0
while true; do
  if named && reaches "$server" 53 && ! reaches "$KUBERNETES_SERVICE_HOST" "$KUBERNETES_SERVICE_PORT"; then
    closed=$((closed + 1))
  else
    closed=0
  fi
  [ "$closed" -lt ${startGateRounds} ] || exit 0
  sleep 1
done`;
