package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.support.AcceptedDiagnostic;
import dev.c2ecs.cfn.support.SupportWalk;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.TextVisitor;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of a project, without the values of variables that are credentials. Whoever words a
 * diagnostic quotes what stands there and need not know where it comes from; here it is taken out
 * again, whole or in parts. What a diagnostic shows is near a variable when its place or its words
 * name the variable: there a value of any length is hidden, elsewhere only a long one. Words of the
 * project and of the program stay, unless they are quoted as the value ({@link HiddenText}).
 */
public final class Concealed {

  private static final Pattern WORD = Pattern.compile("\\w+");

  /** A text without blanks and quotes that is long enough for a token of a service. */
  private static final Pattern TOKEN = Pattern.compile("[^\\s`'\"(),;]{16,}+");

  /** What a message quotes, where it is an assignment or an option with its value. */
  private static final Pattern QUOTED =
      Pattern.compile("`((?:-[^`\\n]*+|[A-Za-z_][\\w.-]*+=[^`\\n]*+))`");

  /**
   * A variable that gives its value to something: {@code DB_PASSWORD: ${X}}. It begins at the
   * beginning of a word and gives nothing back, or a long word would take its length squared.
   */
  private static final Pattern GIVEN =
      Pattern.compile(
          "(?<![\\w.-])([A-Za-z_][\\w.-]*+)[\"']?\\s*+[:=]\\s*+[\"']?\\$\\{?([A-Za-z_]\\w*+)");

  /** The variable that a secret or a config is the value of. */
  private static final Pattern CONTENT =
      Pattern.compile("\\benvironment[\"']?:\\s*[\"']?([A-Za-z_]\\w*)[\"']?\\s*(?:[,}#\\n]|$)");

  /** A word of a Compose file with a variable in it. */
  private static final Pattern USE =
      Pattern.compile(
          "([^\\s\"'`,\\[\\]{}$]*)\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)[^}]*\\})"
              + "([^\\s\"'`,\\[\\]{}$]*)");

  /** Values of variables of containers become keys of a secret and are not written. */
  private static final String ENVIRONMENT = "environment";

  /** Where no project is read. */
  public static final Concealed NOTHING =
      of(new LoadResult(Optional.empty(), List.of(), new Variables(Map.of()), Map.of(), Map.of()));

  private final LoadResult loaded;

  /** The values of credentials. */
  private final Set<String> values;

  /** The values of credentials that a variable has or that are part of its value, by its name. */
  private final Map<String, Set<String>> carried;

  /** All that is given to a variable, by its name. */
  private final Map<String, Set<String>> given;

  private final HiddenText text;

  /** What stands in the files themselves, and what is written there of a variable. */
  private final KnownCredentials known;

  private Concealed(LoadResult loaded, Map<String, Set<String>> given, Set<String> words) {
    this.loaded = loaded;
    this.given = given;
    this.values = values(loaded, given, words);
    this.carried = new HashMap<>();
    given.forEach(
        (name, texts) -> {
          for (String whole : texts) {
            for (String value : values) {
              if (whole.contains(value)) {
                carried.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
              }
            }
          }
        });
    this.text = new HiddenText(values, new OwnWords(project(words), Set.copyOf(given.keySet())));
    this.known =
        loaded
            .project()
            .map(project -> KnownCredentials.of(project, values, given.keySet()))
            .orElse(KnownCredentials.NONE);
  }

  /** What the files and their names say, and the variables in them that carry no credential. */
  private List<String> project(Set<String> words) {
    List<String> texts = new ArrayList<>();
    loaded.sources().forEach((file, source) -> texts.addAll(List.of(file, source)));
    loaded.project().ifPresent(project -> texts.add(project.name()));
    given.forEach(
        (name, all) -> {
          if (words.contains(name) && !carried.containsKey(name)) {
            texts.addAll(all);
          }
        });
    return texts;
  }

  /** What may be said of a project. */
  public static Concealed of(LoadResult loaded) {
    Map<String, Set<String>> given = new HashMap<>();
    loaded.fileValues().forEach((name, texts) -> given.put(name, new LinkedHashSet<>(texts)));
    Set<String> words = new HashSet<>();
    loaded.sources().values().forEach(source -> addWords(source, words));
    loaded
        .variables()
        .values()
        .forEach(
            (name, value) ->
                given.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value.text()));
    return new Concealed(loaded, given, words);
  }

  private static void addWords(String source, Set<String> words) {
    Matcher word = WORD.matcher(source);
    while (word.find()) {
      words.add(word.group());
    }
  }

  /** The credentials that the project can use: of its files, or of the shell and named in them. */
  private static Set<String> values(
      LoadResult loaded, Map<String, Set<String>> given, Set<String> words) {
    Set<String> used = usedAsCredentials(loaded.sources().values(), given);
    Set<String> values = new LinkedHashSet<>();
    given.forEach(
        (name, texts) -> {
          for (String value : texts) {
            boolean isCredential = used.contains(name) || Credentials.isCredential(name, value);
            if (isCredential && !value.isBlank() && reaches(loaded, name, value, words)) {
              values.add(value.strip());
            }
          }
        });
    return values;
  }

  private static boolean reaches(LoadResult loaded, String name, String value, Set<String> words) {
    if (words.contains(name) || loaded.fileValues().containsKey(name)) {
      return true;
    }
    return value.length() >= HiddenText.PART
        && loaded.fileValues().values().stream()
            .flatMap(Set::stream)
            .anyMatch(text -> text.contains(value));
  }

  /** Variables whose names say nothing, but those that they are given to do. */
  private static Set<String> usedAsCredentials(
      Iterable<String> sources, Map<String, Set<String>> given) {
    Set<String> used = new HashSet<>();
    for (String source : sources) {
      Matcher giving = GIVEN.matcher(source);
      while (giving.find()) {
        String variable = giving.group(2);
        for (String value : given.getOrDefault(variable, Set.of())) {
          if (Credentials.isCredential(giving.group(1), value)) {
            used.add(variable);
          }
        }
      }
      Matcher content = CONTENT.matcher(source);
      while (content.find()) {
        used.add(content.group(1));
      }
    }
    return used;
  }

  /** A text that says nothing of where it comes from. */
  public String text(String shown) {
    return known.hidden(text.of(shown, Uses.NONE));
  }

  /** A text without the credentials of the project as they are, whatever it is about. */
  public String known(String shown) {
    return known.hidden(shown);
  }

  /** The diagnostics as they may be shown. */
  public List<Diagnostic> diagnostics(List<Diagnostic> given) {
    return given.stream()
        .map(Concealed::withoutContents)
        .map(this::diagnostic)
        .map(this::withoutKnown)
        .toList();
  }

  private Diagnostic withoutKnown(Diagnostic given) {
    String message = known.hidden(given.message());
    String hint = known.hidden(given.hint());
    return message.equals(given.message()) && hint.equals(given.hint())
        ? given
        : new Diagnostic(
            given.code(), given.severity(), message, hint, given.path(), given.locations());
  }

  /** What looks like a credential by itself is hidden wherever it comes from. */
  private static Diagnostic withoutContents(Diagnostic given) {
    String message = withoutContents(quotedMasked(given.message()));
    String hint = withoutContents(given.hint());
    return message.equals(given.message()) && hint.equals(given.hint())
        ? given
        : new Diagnostic(
            given.code(), given.severity(), message, hint, given.path(), given.locations());
  }

  /** A message whose quotations of the file are looked at as lines of it. */
  private static String quotedMasked(String message) {
    return QUOTED
        .matcher(message)
        .replaceAll(m -> Matcher.quoteReplacement("`" + Masked.line(m.group(1)) + "`"));
  }

  private static String withoutContents(String shown) {
    return RandomKeys.hidden(
        TOKEN
            .matcher(Masked.anywhere(shown))
            .replaceAll(
                token ->
                    Matcher.quoteReplacement(
                        Credentials.isContent(token.group()) ? Masked.HIDDEN : token.group())));
  }

  private Diagnostic diagnostic(Diagnostic given) {
    if (values.isEmpty()) {
      return given;
    }
    Uses near = near(given);
    return new Diagnostic(
        given.code(),
        given.severity(),
        text.of(given.message(), near),
        text.of(given.hint(), near),
        path(given.path(), near),
        given.locations().stream()
            .map(place -> new Location(text(place.file()), place.line(), place.column()))
            .toList());
  }

  /**
   * What is accepted, so that it still is what it accepts.
   *
   * @param diagnostics the diagnostics before anything was hidden
   */
  public List<AcceptedDiagnostic> accepted(
      List<AcceptedDiagnostic> given, List<Diagnostic> diagnostics) {
    if (values.isEmpty()) {
      return given;
    }
    List<AcceptedDiagnostic> shown = new ArrayList<>();
    for (AcceptedDiagnostic one : given) {
      Optional<Diagnostic> hidden =
          diagnostics.stream().filter(one::is).findFirst().map(this::diagnostic);
      shown.add(
          new AcceptedDiagnostic(
              one.code(),
              hidden.map(Diagnostic::path).orElse(one.path()),
              hidden.map(Diagnostic::message).orElseGet(() -> text(one.message())),
              one.inFile(),
              text(one.reason())));
    }
    return shown;
  }

  /** The attributes as they may be shown: short forms make names of values. */
  public List<SupportWalk.Leaf> leaves(List<SupportWalk.Leaf> given) {
    return values.isEmpty()
        ? given
        : given.stream()
            .map(
                leaf ->
                    new SupportWalk.Leaf(
                        path(leaf.path(), ofVariables(leaf.path())), leaf.disposition()))
            .toList();
  }

  private TreePath path(TreePath given, Uses near) {
    Uses unquoted = new Uses(near.values(), Set.of(), Set.of());
    TreePath shown = TreePath.ROOT;
    for (TreePath.Segment segment : given.segments()) {
      shown =
          segment instanceof TreePath.Key key
              ? shown.child(text.of(key.name(), unquoted))
              : shown.then(segment);
    }
    return shown.equals(given) ? given : shown;
  }

  /** The credentials of the variables that a diagnostic, its place or its lines name. */
  private Uses near(Diagnostic shown) {
    Uses near = ofVariables(shown.path());
    Set<String> names = new HashSet<>();
    addWords(shown.message(), names);
    addWords(shown.hint(), names);
    for (Location place : shown.locations()) {
      String source = loaded.sources().getOrDefault(place.file(), "");
      source
          .lines()
          .skip(Math.max(0, place.line() - 1L))
          .limit(1)
          .forEach(
              line -> {
                addWords(line, names);
                near.texts().addAll(quotable(line));
              });
    }
    carried.forEach(
        (name, values) -> {
          if (names.contains(name)) {
            near.values().addAll(values);
            near.texts().addAll(given.getOrDefault(name, Set.of()));
          }
        });
    return near;
  }

  /** The words of a line that have variables with credentials, with their values. */
  private Set<String> quotable(String line) {
    Set<String> texts = new LinkedHashSet<>();
    Matcher use = USE.matcher(line);
    while (use.find()) {
      String name = use.group(2) == null ? use.group(3) : use.group(2);
      if (carried.containsKey(name)) {
        for (String value : given.getOrDefault(name, Set.of())) {
          texts.add(use.group(1) + value + use.group(4));
        }
      }
    }
    return texts;
  }

  /** The credentials that went into what a path leads to. */
  private Uses ofVariables(TreePath path) {
    Uses found = Uses.empty();
    if (path.depth() > 1) {
      loaded.project().ifPresent(project -> project.visit(path, new Collector(found)));
    }
    return found;
  }

  /** Collects the credentials that went into nodes. */
  private final class Collector implements TextVisitor {

    private final Uses found;

    private Collector(Uses found) {
      this.found = found;
    }

    @Override
    public void node(Node node, TreePath path) {
      for (Origin.Variable variable : node.origin().variables()) {
        found.values().addAll(carried.getOrDefault(variable.name(), Set.of()));
      }
    }

    @Override
    public void text(Scalar text, TreePath path) {
      boolean carries =
          text.origin().variables().stream().anyMatch(v -> carried.containsKey(v.name()));
      if (!carries) {
        return;
      }
      found.texts().add(text.text());
      boolean isWritten =
          path.segments().stream()
              .noneMatch(s -> s instanceof TreePath.Key key && key.name().equals(ENVIRONMENT));
      if (isWritten) {
        found.written().add(text.text());
      }
    }
  }
}
