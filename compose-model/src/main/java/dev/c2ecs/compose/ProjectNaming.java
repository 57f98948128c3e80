package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.expression.Substitution;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.transform.WrongKind;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
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

  private static final TreePath NAME = TreePath.of("name");
  private static final String VARIABLE = "COMPOSE_PROJECT_NAME";
  private static final String NO_LETTER = " has no letter from a to z and no digit";
  private static final String UNFIT = " cannot be a project name: it" + NO_LETTER;
  private static final Pattern NORMAL = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  private final LoadRequest request;
  private final Sources sources;
  private final Variables variables;
  private final Reporter reporter;

  ProjectNaming(LoadRequest request, Sources sources, Variables variables, Reporter reporter) {
    this.sources = sources;
    this.request = request;
    this.variables = variables;
    this.reporter = reporter;
  }

  /** The name of the project; empty after a diagnostic. */
  Optional<Name> find(List<Sources.ComposeFile> files, String directory) {
    boolean isGiven = !request.projectName().orElse("").isEmpty();
    Optional<Scalar> first = isGiven ? Optional.empty() : first(files);
    if (first.isPresent() && first.get().isDate()) {
      reporter.report(WrongKind.of(first.get(), NAME, "a string", ""));
      return Optional.empty();
    }
    Optional<String> asked =
        request
            .projectName()
            .filter(name -> !name.isEmpty())
            .or(() -> variables.get(VARIABLE).filter(name -> !name.isEmpty()));
    if (asked.isPresent()) {
      if (!NORMAL.matcher(asked.get()).matches()) {
        refuse(asked.get());
        return Optional.empty();
      }
      return Optional.of(new Name(asked.get(), Origin.DEFAULT));
    }
    Optional<Name> written = written(files);
    Name name = normal(written.orElse(new Name("", Origin.DEFAULT)));
    if (!name.text().isEmpty()) {
      return Optional.of(name);
    }
    if (written.isPresent() && request.options().until() == LoadOptions.Stage.MERGED) {
      return Optional.of(new Name("", written.get().origin()));
    }
    if (written.isPresent() && first.isPresent()) {
      String text = written.get().text();
      unusable(
          Location.of(written.get().origin()),
          text.isEmpty() ? "the project name is empty" : "`" + text + "`" + UNFIT);
      return Optional.empty();
    }
    Name base = new Name(directory.substring(directory.lastIndexOf('/') + 1), Origin.DEFAULT);
    Name fallback = new Name(normalize(base.text()), base.origin());
    if (fallback.text().isEmpty()) {
      unusable(
          Location.file(files.get(0).label()),
          "the directory `" + base.text() + "` gives the project no name: it" + NO_LETTER);
      return Optional.empty();
    }
    if (sources.isRenamed(directory)) {
      reporter.report(
          Diagnostic.general(
              ReadCode.SURPRISING,
              "the project is named " + fallback.text() + " after a symbolic link",
              "give it a name that does not depend on the way to it: `name:`"));
    }
    return Optional.of(fallback);
  }

  private void unusable(Location location, String message) {
    reporter.report(
        Diagnostic.at(
            ReadCode.PROJECT_NAME, location, message, "give a name with -p NAME or `name:`"));
  }

  /** A name that the request or the environment gives is taken as it is, or not at all. */
  private void refuse(String name) {
    String near = normalize(name);
    String hint =
        (near.isEmpty() ? "" : "write `" + near + "`: ")
            + "a name has lower-case letters, digits, - and _, and starts with a letter or digit";
    Variables.Value variable = variables.values().get(VARIABLE);
    if (variable == null || request.projectName().filter(name::equals).isPresent()) {
      String message = "`" + name + "`, given with -p, cannot be a project name";
      reporter.report(Diagnostic.general(ReadCode.PROJECT_NAME, message, hint));
      return;
    }
    String message = "`" + name + "`, the value of " + VARIABLE + ", cannot be a project name";
    reporter.report(
        variable.source().equals(Origin.Variable.ENVIRONMENT)
            ? Diagnostic.general(ReadCode.PROJECT_NAME, message, hint)
            : Diagnostic.at(
                ReadCode.PROJECT_NAME, Location.file(variable.source()), message, hint));
  }

  /** The last name that is written, its variables substituted; a file is read up to a date. */
  private Optional<Name> written(List<Sources.ComposeFile> files) {
    Optional<Scalar> last = Optional.empty();
    for (Sources.ComposeFile file : files) {
      for (YamlDocument document : file.documents()) {
        Optional<Scalar> name = name(document);
        if (name.isPresent() && name.get().isDate()) {
          reporter.report(
              Diagnostic.at(
                  ReadCode.SURPRISING,
                  NAME,
                  name.get().origin(),
                  "a date is no name: this and all further names in the file have no effect",
                  "quote it: \"" + name.get().written() + "\""));
          break;
        }
        last = name.isPresent() ? name : last;
      }
    }
    return last.map(scalar -> new Name(substituted(scalar), scalar.origin()));
  }

  /** The first name of the first documents of the files: one further down is only a wish. */
  private Optional<Scalar> first(List<Sources.ComposeFile> files) {
    for (Sources.ComposeFile file : files) {
      Optional<Scalar> name =
          file.documents().isEmpty() ? Optional.empty() : name(file.documents().get(0));
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }

  /** The name of the project itself is the one variable that is set only from here on. */
  private String substituted(Scalar name) {
    if (!request.options().interpolate()) {
      return name.text();
    }
    Substitution.Result result = Substitution.substitute(name.text(), variables::get);
    if (result.unset().contains(VARIABLE)) {
      reporter.report(
          Diagnostic.at(
              ReadCode.VARIABLE_UNSET,
              Location.of(name.origin()),
              "the variable COMPOSE_PROJECT_NAME is not set, a blank string is used",
              "the name cannot be made of itself"));
    }
    return result.text();
  }

  private Name normal(Name name) {
    return request.options().normalize() ? new Name(normalize(name.text()), name.origin()) : name;
  }

  /** The name that a document writes; also behind {@code !reset}, which names know nothing of. */
  private Optional<Scalar> name(YamlDocument document) {
    for (YamlDocument.Directive directive : document.directives()) {
      if (directive.path().equals(NAME)
          && directive.value() instanceof Scalar scalar
          && isName(scalar)) {
        reporter.report(
            Diagnostic.at(
                ReadCode.SURPRISING,
                NAME,
                directive.origin(),
                "the project is called `"
                    + scalar.text()
                    + "`: a tag before the name has no effect",
                "write `name: " + scalar.text() + "`, or leave the name out"));
        return Optional.of(scalar);
      }
    }
    return document.root() instanceof Mapping root
        ? root.scalar("name").filter(ProjectNaming::isName)
        : Optional.empty();
  }

  private static boolean isName(Scalar scalar) {
    return scalar.isString() && !scalar.text().isEmpty();
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
