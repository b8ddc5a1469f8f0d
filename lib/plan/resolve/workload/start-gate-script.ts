/**
 * Waits until the network of a pod is closed. `DNS_NAME` must have the answer for confined teams, and a connection to the
 * Kubernetes API, which no policy of a team allows, must fail. That one to the DNS server succeeds shows that the network
 * works, so that the other one fails because of the policies. Two rounds, because one connection can be lost.
 */
export const startGateScript = `echo 'waiting until network policies are in effect'
server=$(sed -n 's/^nameserver //p' /etc/resolv.conf | head -n 1)
reaches() { nc -z -w 1 "$1" "$2" 2> /dev/null; }
named() { nslookup "$DNS_NAME." 2> /dev/null | grep -qF "$DNS_ANSWER"; }
closed=0
while [ "$closed" -lt 2 ]; do
  if named && reaches "$server" 53 && ! reaches "$KUBERNETES_SERVICE_HOST" "$KUBERNETES_SERVICE_PORT"; then
    closed=$((closed + 1))
  else
    closed=0
    sleep 1
  fi
done`;
