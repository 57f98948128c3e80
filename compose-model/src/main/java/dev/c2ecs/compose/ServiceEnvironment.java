package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.env.EnvLine;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.transform.EnvironmentValues;
import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads the env files and label files of the active services into their environment and labels. */
final class ServiceEnvironment {

  private static final Set<String> FORMATS = Set.of("", ".env", "raw");

  private final Sources sources;
  private final EnvFiles envFiles;
  private final Variables variables;
  private final String directory;
  private final Reporter reporter;

  /**
   * @param directory the project directory, from which files are named
   */
  ServiceEnvironment(Sources sources, Variables variables, String directory, Reporter reporter) {
    this.sources = sources;
    this.directory = directory;
    this.envFiles = new EnvFiles(sources, reporter);
    this.variables = variables;
    this.reporter = reporter;
  }

  /**
   * The model with the values of env files and label files in it.
   *
   * @param only the services whose env files are read; empty for all
   */
  Mapping resolve(Mapping root, Optional<Set<String>> only) {
    return withLabels(
        services(
            root,
            (service, name) ->
                only.isEmpty() || only.get().contains(name)
                    ? environment(service, name)
                    : service));
  }

  /** The model with the values of env files in it. */
  Mapping withEnvironment(Mapping root) {
    return services(root, this::environment);
  }

  /** The model with the labels of label files in it. */
  Mapping withLabels(Mapping root) {
    return services(root, (service, name) -> labels(service));
  }

  private static Mapping services(Mapping root, BiFunction<Mapping, String, Mapping> step) {
    Optional<Mapping> services = root.mapping("services");
    if (services.isEmpty()) {
      return root;
    }
    Mapping resolved =
        services
            .get()
            .mapValues((name, node) -> node instanceof Mapping m ? step.apply(m, name) : node);
    return root.with("services", resolved);
  }

  private Mapping environment(Mapping given, String name) {
    Mapping service = EnvironmentValues.ofService(given, variables);
    List<Node> files = service.sequence("env_file").map(Sequence::items).orElse(List.of());
    Mapping own = service.mapping("environment").orElse(Mapping.empty(service.origin()));
    if (files.isEmpty()) {
      return service.without("env_file");
    }
    Map<String, Node> result = new LinkedHashMap<>();
    Map<String, String> earlier = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      TreePath path = TreePath.of("services", name, "env_file").item(i);
      if (files.get(i) instanceof Mapping file) {
        read(file, path, own, earlier).forEach(result::put);
      }
    }
    own.entries()
        .forEach(
            (key, value) -> {
              if (value.isNull() && result.containsKey(key)) {
                hides(name, key, value);
              }
              result.put(key, value);
            });
    return service.without("env_file").with("environment", own.withEntries(result));
  }

  private void hides(String service, String key, Node value) {
    reporter.report(
        Diagnostic.at(
            ReadCode.SURPRISING,
            TreePath.of("services", service, "environment", key),
            value.origin(),
            "services."
                + service
                + ".environment."
                + key
                + " has no value and hides the one of the env file",
            "remove the entry to use the env file's value"));
  }

  private Map<String, Node> read(
      Mapping file, TreePath path, Mapping own, Map<String, String> earlier) {
    String format = file.text("format").orElse("");
    String name = sources.fromHere(file.text("path").orElse(""));
    boolean required = file.text("required").filter("false"::equals).isEmpty();
    boolean nameless = file.text("path").filter(String::isEmpty).isPresent();
    if (!required && (nameless || sources.isAbsent(name))) {
      return Map.of();
    }
    if (!FORMATS.contains(format)) {
      reporter.report(
          Diagnostic.at(
              ReadCode.INVALID_VALUE,
              path.child("format"),
              file.get("format").orElse(file).origin(),
              path + ".format must be raw, or be left out for the ordinary format",
              "write `format: raw`, or remove it"));
      return Map.of();
    }
    String label = sources.label(name);
    Map<String, EnvLine> lines =
        envFiles.parse(
            name,
            format,
            key -> variables.get(key).or(() -> own.text(key)),
            earlier,
            file.get("path").orElse(file).origin());
    String relative = lines.isEmpty() ? name : relative(name);
    Map<String, Node> result = new LinkedHashMap<>();
    lines.forEach(
        (key, line) -> {
          earlier.put(key, line.text());
          Origin origin =
              Origin.at(label, line.line(), 1)
                  .withVariables(
                      List.of(
                          new Origin.Variable(key, label, line.text().isEmpty(), carried(line))))
                  .madeFrom(new Derivation.EnvFileLine(relative, key));
          result.put(key, Scalar.string(line.text(), origin));
        });
    return result;
  }

  /** The variables in a line, and those that are in them. */
  private Set<String> carried(EnvLine line) {
    Set<String> carried = new LinkedHashSet<>(line.carried());
    line.carried().forEach(name -> carried.addAll(variables.carried(name)));
    return carried;
  }

  private Mapping labels(Mapping service) {
    List<Node> files = service.sequence("label_file").map(Sequence::items).orElse(List.of());
    if (files.isEmpty()) {
      return service;
    }
    Map<String, Node> labels = new LinkedHashMap<>();
    Map<String, String> earlier = new HashMap<>();
    for (Node file : files) {
      String path = sources.fromHere(((Scalar) file).text());
      Map<String, EnvLine> lines = envFiles.labels(path, earlier, file.origin());
      lines.forEach(
          (key, line) -> {
            earlier.put(key, line.text());
            labels.put(
                key, Scalar.string(line.text(), Origin.at(sources.label(path), line.line(), 1)));
          });
    }
    Mapping own = service.mapping("labels").orElse(Mapping.empty(service.origin()));
    labels.putAll(own.entries());
    return service.with("labels", own.withEntries(labels));
  }

  /**
   * The name of a file seen from the project; only of a file that was read, whose name is a path.
   */
  private String relative(String name) {
    Path start = Path.of(directory);
    Path there = Path.of(name);
    return start.isAbsolute() == there.isAbsolute() ? start.relativize(there).toString() : name;
  }
}
