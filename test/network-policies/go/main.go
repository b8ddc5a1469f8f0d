// Decides with the policy engine of cyclonus which connections network policies allow. It reads one JSON document with
// policies, peers and ports from standard input. For each source it writes a list with a text for each destination, which
// has one character for each port: 1 if the connection is allowed, 0 if it is blocked.
package main

import (
	"encoding/json"
	"log"
	"os"

	"github.com/mattfenwick/cyclonus/pkg/matcher"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

type peer struct {
	// Empty for an address outside of the cluster.
	Namespace       string
	NamespaceLabels map[string]string
	PodLabels       map[string]string
	Address         string
}

type port struct {
	Port     int
	Protocol corev1.Protocol
}

type request struct {
	Policies []*networkingv1.NetworkPolicy
	Peers    []peer
	Ports    []port
}

func main() {
	var input request
	if err := json.NewDecoder(os.Stdin).Decode(&input); err != nil {
		log.Fatal(err)
	}
	policies := matcher.BuildNetworkPolicies(true, input.Policies)
	keys := excludedKeys(input.Policies)
	for index, each := range input.Peers {
		input.Peers[index].PodLabels = withKeys(each.PodLabels, keys)
	}
	allowed := make([][]string, 0, len(input.Peers))
	for _, source := range input.Peers {
		row := make([]string, 0, len(input.Peers))
		for _, destination := range input.Peers {
			row = append(row, allowedPorts(policies, source, destination, input.Ports))
		}
		allowed = append(allowed, row)
	}
	if err := json.NewEncoder(os.Stdout).Encode(allowed); err != nil {
		log.Fatal(err)
	}
}

// excludedKeys returns the keys of labels that a selector of pods excludes with NotIn.
func excludedKeys(policies []*networkingv1.NetworkPolicy) []string {
	selectors := []*metav1.LabelSelector{}
	for _, policy := range policies {
		selectors = append(selectors, &policy.Spec.PodSelector)
		for _, rule := range policy.Spec.Ingress {
			for _, from := range rule.From {
				selectors = append(selectors, from.PodSelector)
			}
		}
		for _, rule := range policy.Spec.Egress {
			for _, to := range rule.To {
				selectors = append(selectors, to.PodSelector)
			}
		}
	}
	keys := []string{}
	for _, selector := range selectors {
		if selector == nil {
			continue
		}
		for _, expression := range selector.MatchExpressions {
			if expression.Operator == metav1.LabelSelectorOpNotIn {
				keys = append(keys, expression.Key)
			}
		}
	}
	return keys
}

// withKeys gives labels an empty value for each missing key. In Kubernetes NotIn selects pods without the key
// (k8s.io/apimachinery v0.30.2, pkg/labels/selector.go, Requirement.Matches). In cyclonus v0.5.6 it does not.
func withKeys(labels map[string]string, keys []string) map[string]string {
	all := map[string]string{}
	for _, key := range keys {
		all[key] = ""
	}
	for key, value := range labels {
		all[key] = value
	}
	return all
}

func allowedPorts(policies *matcher.Policy, source, destination peer, ports []port) string {
	text := make([]byte, 0, len(ports))
	for _, each := range ports {
		result := policies.IsTrafficAllowed(&matcher.Traffic{
			Source:       trafficPeer(source),
			Destination:  trafficPeer(destination),
			ResolvedPort: each.Port,
			Protocol:     each.Protocol,
		})
		if result.IsAllowed() {
			text = append(text, '1')
		} else {
			text = append(text, '0')
		}
	}
	return string(text)
}

func trafficPeer(each peer) *matcher.TrafficPeer {
	if each.Namespace == "" {
		return &matcher.TrafficPeer{IP: each.Address}
	}
	return &matcher.TrafficPeer{
		IP: each.Address,
		Internal: &matcher.InternalPeer{
			Namespace:       each.Namespace,
			NamespaceLabels: each.NamespaceLabels,
			PodLabels:       each.PodLabels,
		},
	}
}
