// Reads texts with the programs that interpret what the library writes. It reads one JSON object from standard input, with a
// list of texts for each interpreter, and prints the values that they read: null for a text that they refuse.
package main

import (
	"encoding/json"
	"os"
	"strings"
	"text/template"

	"github.com/google/cel-go/cel"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/rclone/rclone/fs/fspath"
	"k8s.io/kubernetes/third_party/forked/golang/expansion"
	"sigs.k8s.io/yaml"
)

type read func(text string) (any, error)

var interpreters = map[string]read{
	"kubernetes": expand,
	"yaml":       readYaml,
	"rclone":     readConnection,
	"cel":        evaluate,
	"promql":     matchedValue,
	"template":   execute,
}

var variables = map[string]string{"NAME": "expanded", "": "empty", "A": "$(NAME)"}

func expand(text string) (any, error) {
	return expansion.Expand(text, expansion.MappingFuncFor(variables)), nil
}

func readYaml(text string) (any, error) {
	var value any
	err := yaml.Unmarshal([]byte(text), &value)
	return value, err
}

func readConnection(text string) (any, error) {
	parsed, err := fspath.Parse(text)
	return map[string]any{"config": parsed.Config, "path": parsed.Path}, err
}

func evaluate(text string) (any, error) {
	environment, err := cel.NewEnv()
	if err != nil {
		return nil, err
	}
	ast, issues := environment.Compile(text)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	program, err := environment.Program(ast)
	if err != nil {
		return nil, err
	}
	value, _, err := program.Eval(map[string]any{})
	if err != nil {
		return nil, err
	}
	return value.Value(), nil
}

func matchedValue(text string) (any, error) {
	matchers, err := parser.NewParser(parser.Options{}).ParseMetricSelector(text)
	if err != nil || len(matchers) != 1 {
		return nil, err
	}
	return matchers[0].Value, nil
}

func execute(text string) (any, error) {
	parsed, err := template.New("text").Parse(text)
	if err != nil {
		return nil, err
	}
	var output strings.Builder
	err = parsed.Execute(&output, map[string]string{})
	return output.String(), err
}

func main() {
	var texts map[string][]string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	values := map[string][]any{}
	for name, list := range texts {
		for _, text := range list {
			value, err := interpreters[name](text)
			if err != nil {
				value = nil
			}
			values[name] = append(values[name], value)
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(values); err != nil {
		panic(err)
	}
}
