package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.SecretCode;
import dev.c2ecs.cfn.mapper.ShellCommand;
import dev.c2ecs.cfn.secrets.CommandWords.Piece;
import dev.c2ecs.cfn.secrets.CommandWords.Word;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project whose shells read credentials from their environment: in the script of {@code sh -c}
 * and in a health check of a shell a variable takes the place of the value, and the variable is in
 * the environment of the service as if the Compose file said so.
 */
public final class ShellCredentials {

  private static final Node NOTHING = Scalar.nothing(Origin.DEFAULT);

  private final ProjectCredentials credentials;
  private final DiagnosticCollector findings;

  private ShellCredentials(ProjectCredentials credentials, DiagnosticCollector findings) {
    this.credentials = credentials;
    this.findings = findings;
  }

  /** The project as it is translated; the same when no script of it shows a credential. */
  public static ComposeProject of(
      ComposeProject project, ProjectCredentials credentials, DiagnosticCollector findings) {
    ShellCredentials all = new ShellCredentials(credentials, findings);
    Mapping services = project.tree().child("services");
    Map<String, Node> changed = new LinkedHashMap<>();
    for (String name : project.services().keySet()) {
      Mapping service = services.child(name);
      Mapping result = all.service(service, TreePath.of("services", name));
      if (!result.equals(service)) {
        changed.put(name, result);
      }
    }
    if (changed.isEmpty()) {
      return project;
    }
    Mapping tree =
        project
            .tree()
            .with("services", services.mapValues((name, node) -> changed.getOrDefault(name, node)));
    return ComposeProject.of(tree, project.directory(), project.disabled(), project.profiles());
  }

  /** Where the script of a shell stands in what a container runs; negative without a shell. */
  static int script(List<String> words) {
    if (words.size() == 2 && words.get(0).equals("CMD-SHELL")) {
      return 1;
    }
    return ShellCommand.script(words, !words.isEmpty() && words.get(0).equals("CMD") ? 1 : 0);
  }

  private Mapping service(Mapping service, TreePath path) {
    Mapping result = container(service, path);
    Optional<Sequence> hooks = service.sequence("pre_start");
    if (hooks.isPresent()) {
      Sequence changed =
          hooks
              .get()
              .mapItems(
                  (index, hook) ->
                      hook instanceof Mapping mapping
                          ? container(mapping, path.child("pre_start").item(index))
                          : hook);
      if (!changed.equals(hooks.get())) {
        result = result.with("pre_start", changed);
      }
    }
    return result;
  }

  private Mapping container(Mapping container, TreePath path) {
    if (!hasVariables(container, "entrypoint")
        && !hasVariables(container, "command")
        && !hasVariables(container.child("healthcheck"), "test")) {
      return container;
    }
    Change change = new Change(container.child("environment"), path);
    Mapping result = container;
    List<Word> first = CommandWords.of(container.get("entrypoint").orElse(NOTHING));
    List<Word> words = new ArrayList<>(first);
    words.addAll(CommandWords.of(container.get("command").orElse(NOTHING)));
    int script = script(words.stream().map(Word::text).toList());
    if (script >= 0) {
      boolean own = script < first.size();
      String key = own ? "entrypoint" : "command";
      int item = own ? script : script - first.size();
      result = change.apply(result, key, item, words.get(script), path.child(key));
    }
    Mapping check = container.child("healthcheck");
    List<Word> test = CommandWords.of(check.get("test").orElse(NOTHING));
    int place = script(test.stream().map(Word::text).toList());
    if (place >= 0) {
      TreePath tested = path.child("healthcheck").child("test");
      Mapping changed = change.apply(check, "test", place, test.get(place), tested);
      result = changed.equals(check) ? result : result.with("healthcheck", changed);
    }
    if (change.names.isEmpty()) {
      return container;
    }
    change.report();
    return result.with("environment", change.environment);
  }

  /** Whether variables went into a command: most have none, and are not looked at. */
  private static boolean hasVariables(Mapping holder, String key) {
    for (Node word : holder.items(key)) {
      if (!word.origin().variables().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a piece of a word shows a credential. */
  static boolean isShown(Piece piece, Word word, ProjectCredentials credentials) {
    for (Derivation.Use use : new Derivation.Expression(piece.text()).uses()) {
      if (piece.isExpression() && credentials.isShown(use.name(), word.text(), word.origin())) {
        return true;
      }
    }
    return false;
  }

  /** What changes in a service. */
  private final class Change {

    private final Set<String> names = new TreeSet<>();
    private final TreePath service;
    private Mapping environment;
    private Optional<TreePath> place = Optional.empty();

    Change(Mapping environment, TreePath service) {
      this.environment = environment;
      this.service = service;
    }

    Mapping apply(Mapping holder, String key, int item, Word word, TreePath path) {
      if (holder.sequence(key).isEmpty() || word.pieces().isEmpty()) {
        return holder;
      }
      List<Piece> pieces = word.pieces().get();
      if (pieces.stream().noneMatch(piece -> isShown(piece, word, credentials))) {
        return holder;
      }
      Mapping before = environment;
      ShellText shell = new ShellText();
      Set<String> left = new TreeSet<>();
      Set<String> taken = new TreeSet<>();
      for (Piece piece : pieces) {
        if (isShown(piece, word, credentials)) {
          String name = variable(piece, word.origin());
          shell.variable(name);
          taken.add(name);
        } else {
          shell.literal(piece.value());
          if (piece.isExpression()) {
            new Derivation.Expression(piece.text()).uses().forEach(use -> left.add(use.name()));
          }
        }
      }
      Optional<String> text = shell.text();
      if (text.isEmpty()) {
        environment = before;
        return holder;
      }
      names.addAll(taken);
      if (place.isEmpty()) {
        place = Optional.of(path);
      }
      Origin origin = without(word.origin(), left);
      return holder.with(
          key,
          holder
              .sequence(key)
              .get()
              .mapItems(
                  (index, old) ->
                      index == item
                          ? Scalar.string(text.get(), origin)
                          : old.withOrigin(without(old.origin(), left))));
    }

    /** The variable that has a value, put into the environment if it is not there. */
    private String variable(Piece piece, Origin origin) {
      Derivation.Expression expression = new Derivation.Expression(piece.text());
      ShellVariable variable = ShellVariable.of(expression, environment);
      if (variable.isThere()) {
        return variable.name();
      }
      Set<String> used = new TreeSet<>();
      expression.uses().forEach(use -> used.add(use.name()));
      Origin from =
          new Origin(
              origin.file(),
              origin.line(),
              origin.column(),
              origin.variables().stream().filter(v -> used.contains(v.name())).toList(),
              "",
              Optional.of(expression));
      environment = environment.with(variable.name(), Scalar.string(piece.value(), from));
      return variable.name();
    }

    void report() {
      findings.add(
          SecretCode.SHELL_CREDENTIAL,
          place.orElse(service),
          place.orElse(service)
              + " has "
              + String.join(", ", names)
              + " where the value of a credential stood: the shell reads it from the environment",
          "");
    }
  }

  /** The origin of a text that only some variables went into. */
  private static Origin without(Origin origin, Set<String> variables) {
    return new Origin(
        origin.file(),
        origin.line(),
        origin.column(),
        origin.variables().stream().filter(v -> variables.contains(v.name())).toList(),
        origin.tag(),
        Optional.empty());
  }
}
