package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.TemplateChange;
import dev.c2ecs.cfn.diff.TemplateChange.Kind;
import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.secrets.MaskedParts;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.secrets.WrittenText;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Derivation.Expression;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Texts of the Compose file with a credential in them that are other ones, before any variable is
 * substituted. They become values of secrets, of which a template knows nothing: that a password
 * goes to another host is told by nothing else.
 */
final class WrittenCredentials {

  private static final String ENVIRONMENT = "environment";
  private static final List<String> SHARED = List.of("configs", "secrets");

  private final Side before;
  private final Side after;
  private final List<TemplateChange> found = new ArrayList<>();

  private WrittenCredentials(Side before, Side after) {
    this.before = before;
    this.after = after;
  }

  /** How a text is shown, and whether it is one expression. */
  private record Written(String shown, boolean isSole) {}

  /**
   * What is to be added to the rows of a preview; of services that both sides have.
   *
   * @return nothing when one side has no project
   */
  static List<TemplateChange> of(Side before, Side after, Preview preview) {
    WrittenCredentials written = new WrittenCredentials(before, after);
    boolean isCompared = before.template().isPresent() && after.template().isPresent();
    if (isCompared && before.project().isPresent() && after.project().isPresent()) {
      written.compare(before.project().get(), after.project().get());
    }
    return written.found.stream().filter(one -> !isTold(one, preview)).toList();
  }

  /** A project with its credentials, which take a walk over all of it to know. */
  private record Source(ComposeProject project, ProjectCredentials credentials) {
    static Source of(ComposeProject project) {
      return new Source(project, ProjectCredentials.of(project));
    }
  }

  private void compare(ComposeProject old, ComposeProject now) {
    Source first = Source.of(old);
    Source second = Source.of(now);
    for (String name : now.services().keySet()) {
      if (!old.services().containsKey(name)) {
        continue;
      }
      ComposeRef service = ComposeRef.of(ComposeRef.Kind.SERVICE, name);
      texts(first, second, service.path(), service, List.of());
      for (String section : SHARED) {
        for (String used : uses(now, service.path().child(section))) {
          String word = section.substring(0, section.length() - 1);
          texts(first, second, TreePath.of(section, used), service, List.of(word, used));
        }
      }
    }
  }

  private static List<String> uses(ComposeProject project, TreePath path) {
    return project.at(path).map(NodeNames::within).map(List::copyOf).orElse(List.of());
  }

  private void texts(
      Source old, Source now, TreePath whole, ComposeRef service, List<String> words) {
    Map<TreePath, Written> olds = written(old, whole);
    Map<TreePath, Written> news = written(now, whole);
    Set<TreePath> all = new LinkedHashSet<>(olds.keySet());
    all.addAll(news.keySet());
    for (TreePath place : all) {
      Optional<Written> a =
          Optional.ofNullable(olds.get(place)).or(() -> plain(old.project(), place));
      Optional<Written> b =
          Optional.ofNullable(news.get(place)).or(() -> plain(now.project(), place));
      boolean isSole = a.map(Written::isSole).orElse(true) && b.map(Written::isSole).orElse(true);
      if (!isSole && !a.map(Written::shown).equals(b.map(Written::shown))) {
        found.add(told(service, place, whole, words, a, b));
      }
    }
  }

  private TemplateChange told(
      ComposeRef service,
      TreePath place,
      TreePath whole,
      List<String> words,
      Optional<Written> old,
      Optional<Written> now) {
    List<String> below = new ArrayList<>(words);
    for (int i = whole.depth(); i < place.depth(); i++) {
      TreePath.Segment segment = place.segments().get(i);
      below.add(segment instanceof TreePath.Key key ? key.name() : "");
    }
    below.removeIf(String::isEmpty);
    boolean isVariable = below.size() == 2 && below.get(0).equals(ENVIRONMENT);
    return new TemplateChange(
        "",
        service,
        isVariable ? Kind.ENVIRONMENT : Kind.ATTRIBUTE,
        isVariable ? below.get(1) : String.join(" ", below),
        "",
        old.map(one -> concealed(one.shown())),
        now.map(one -> concealed(one.shown())));
  }

  private String concealed(String text) {
    return before.concealed().text(after.concealed().text(text));
  }

  /** The texts with a credential at a path and below. */
  private static Map<TreePath, Written> written(Source source, TreePath path) {
    ProjectCredentials credentials = source.credentials();
    Map<TreePath, Written> written = new LinkedHashMap<>();
    source
        .project()
        .visit(
            path,
            (scalar, at) -> {
              Optional<Expression> text = ProjectCredentials.expression(scalar.origin());
              if (text.isEmpty()) {
                return;
              }
              boolean isVariable =
                  at.depth() > 1
                      && !at.isItem()
                      && at.parent() != null
                      && at.parent().key().equals(ENVIRONMENT)
                      && credentials.isCredential(
                          at.key(), Optional.of(scalar.text()), scalar.origin());
              if (isVariable || WrittenText.hasCredential(text.get(), credentials)) {
                String name = at.isItem() ? "" : at.key();
                written.put(
                    at,
                    new Written(
                        WrittenText.shown(name, text.get(), credentials),
                        text.get().sole().isPresent()));
              }
            });
    return written;
  }

  /** What stands at a path where the other side has a credential. */
  private static Optional<Written> plain(ComposeProject project, TreePath path) {
    Optional<Node> node = project.at(path);
    if (node.isEmpty() || !(node.get() instanceof Scalar scalar)) {
      return Optional.empty();
    }
    String name = path.isItem() ? "" : path.key();
    return Optional.of(new Written(MaskedParts.named(name, scalar.text()), false));
  }

  /** Whether the templates tell it with both texts. */
  private static boolean isTold(TemplateChange one, Preview preview) {
    return preview.objects().stream()
        .filter(entry -> entry.part().equals(one.origin()))
        .flatMap(entry -> entry.told().stream())
        .filter(told -> told.kind() != Kind.PROPERTY)
        .filter(told -> one.subject().startsWith(told.subject()))
        .anyMatch(told -> !told.before().equals(told.after()) && !isHidden(told));
  }

  private static boolean isHidden(TemplateChange told) {
    return told.before().orElse("").contains(Masked.HIDDEN)
        || told.after().orElse("").contains(Masked.HIDDEN)
        || told.before().isEmpty()
        || told.after().isEmpty();
  }
}
