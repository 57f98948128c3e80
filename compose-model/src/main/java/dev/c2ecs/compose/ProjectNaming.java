package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.expression.Substitution;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.yaml.YamlDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the name of a project.
 *
 * @see <a href="https://docs.docker.com/compose/how-tos/project-name/">Compose, project name</a>
 */
final class ProjectNaming {

  /** The name of a project and the place that says it. */
  record Name(String text, Origin origin) {}

  private static final Pattern NORMAL = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  private final Variables variables;
  private final LoadOptions options;
  private final Reporter reporter;

  /**
   * @param options whether a name in a file is substituted and normalised
   */
  ProjectNaming(Variables variables, LoadOptions options, Reporter reporter) {
    this.variables = variables;
    this.options = options;
    this.reporter = reporter;
  }

  /**
   * The name of the project; empty after a diagnostic.
   *
   * @param given the name of the command line
   */
  Optional<Name> find(Optional<String> given, List<Sources.ComposeFile> files, String directory) {
    Optional<String> asked =
        given
            .filter(name -> !name.isEmpty())
            .or(() -> variables.get("COMPOSE_PROJECT_NAME").filter(name -> !name.isEmpty()));
    if (asked.isPresent()) {
      if (!NORMAL.matcher(asked.get()).matches()) {
        reporter.report(
            Diagnostic.general(
                ReadCode.PROJECT_NAME,
                "`" + asked.get() + "` cannot be a project name",
                "a name has lower-case letters, digits, - and _, and starts with a letter or digit"));
        return Optional.empty();
      }
      return Optional.of(new Name(asked.get(), Origin.DEFAULT));
    }
    Optional<Name> written = written(files);
    String base = directory.substring(directory.lastIndexOf('/') + 1);
    Name raw = written.orElse(new Name(base, Origin.DEFAULT));
    boolean asIs = written.isPresent() && !options.normalize();
    Name name = asIs ? raw : new Name(normalize(raw.text()), raw.origin());
    if (name.text().isEmpty()) {
      Location location =
          raw.origin().known() ? Location.of(raw.origin()) : Location.file(files.get(0).label());
      reporter.report(
          Diagnostic.at(
              ReadCode.PROJECT_NAME,
              location,
              "nothing of `" + raw.text() + "` can be a project name",
              "give a name with -p NAME or `name:`"));
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private Optional<Name> written(List<Sources.ComposeFile> files) {
    Optional<Name> last = Optional.empty();
    for (Sources.ComposeFile file : files) {
      for (YamlDocument document : file.documents()) {
        if (document.root() instanceof Mapping root
            && root.get("name").orElse(null) instanceof Scalar scalar
            && scalar.isString()) {
          String text =
              options.interpolate()
                  ? Substitution.substitute(scalar.text(), variables::get).text()
                  : scalar.text();
          if (!text.isEmpty()) {
            last = Optional.of(new Name(text, scalar.origin()));
          }
        }
      }
    }
    return last;
  }

  private static String normalize(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
  }

  /** The model with the name in it. */
  static Mapping into(Mapping model, Name name) {
    Origin origin = model.get("name").map(Node::origin).orElse(name.origin());
    return model.with("name", Scalar.string(name.text(), origin));
  }
}
