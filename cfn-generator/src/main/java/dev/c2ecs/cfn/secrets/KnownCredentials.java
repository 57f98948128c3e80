package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials that something says the place of: what is one under its name is one wherever else it
 * stands, whatever is said of it there. Ordinary words stay, or a gap would be in every sentence.
 */
public final class KnownCredentials {

  /** Nothing is known. */
  public static final KnownCredentials NONE = new KnownCredentials(List.of());

  /** A shorter text is hidden only where it is all there is. */
  private static final int PART = 6;

  private static final int SHORTEST = 4;

  private static final Pattern WORD = Pattern.compile("\\w++");

  /** A word of letters may be part of another one by chance, and of a name of a host. */
  private static final Pattern LETTERS = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+");

  private static final String BEGINS = "(?<![^\\s\"'=:,;@&?()\\[\\]{}<>|])";
  private static final String ENDS = "(?![^\\s\"'=:,;@&?()\\[\\]{}<>|])";

  /** What stands between a user and a host. */
  private static final Pattern USER_INFO = Pattern.compile("://[^:/@\\s]*+:([^@/\\s]++)@");

  /** Attributes of a service where people write credentials. */
  private static final Set<String> FREE =
      Set.of(
          "environment",
          "command",
          "entrypoint",
          "healthcheck",
          "labels",
          "annotations",
          "build",
          "logging",
          "pre_start",
          "post_start",
          "pre_stop",
          "sysctls",
          "extra_hosts");

  private static final Set<String> NAMES = Set.of("Image", "image", "Name", "Family", "name");

  private final List<String> values;

  private KnownCredentials(List<String> values) {
    this.values = List.copyOf(values);
  }

  /** Those that stand in templates as they are. */
  public static KnownCredentials of(Collection<Template> templates) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Template template : templates) {
      for (Resource resource : template.resources()) {
        names.add(resource.id());
        names.add(resource.origin().name());
        add(resource.properties(), found, names);
      }
    }
    return known(found, names);
  }

  /**
   * Those that stand in a Compose file.
   *
   * @param given values of variables that are credentials
   * @param variables the names of all variables
   */
  static KnownCredentials of(ComposeProject project, Set<String> given, Set<String> variables) {
    Set<String> found = new LinkedHashSet<>(given);
    Set<String> names = new LinkedHashSet<>(variables);
    names.add(project.name());
    addNames(project.tree(), names);
    for (Node service : project.tree().child("services").entries().values()) {
      if (service instanceof Mapping mapping) {
        mapping
            .entries()
            .forEach(
                (key, node) -> {
                  if (FREE.contains(key)) {
                    add(Value.map(key, value(node)), found, new LinkedHashSet<>());
                  }
                });
      }
    }
    return known(found, names);
  }

  /**
   * Those that stand in a value.
   *
   * @param names words that stay
   */
  static KnownCredentials in(Value value, Set<String> names) {
    Set<String> found = new LinkedHashSet<>();
    add(value, found, new LinkedHashSet<>());
    return known(found, names);
  }

  private static KnownCredentials known(Set<String> found, Set<String> names) {
    if (found.isEmpty()) {
      return NONE;
    }
    OwnWords own = new OwnWords(names, Set.of());
    List<String> values = new ArrayList<>();
    for (String value : found) {
      if (value.length() >= SHORTEST && !isOrdinary(value, own)) {
        values.add(value);
      }
    }
    values.sort(Comparator.comparing(String::length).reversed());
    return new KnownCredentials(values);
  }

  private static boolean isOrdinary(String value, OwnWords own) {
    Matcher word = WORD.matcher(value);
    while (word.find()) {
      boolean isNumber = word.group().length() < PART && word.group().matches("[0-9]+");
      if (!isNumber && !own.contains(word.group())) {
        return false;
      }
    }
    return true;
  }

  private static void addNames(Node node, Set<String> names) {
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, inner) -> {
                names.add(key);
                if (NAMES.contains(key) && inner instanceof Scalar scalar) {
                  names.add(scalar.text());
                }
                addNames(inner, names);
              });
    } else if (node instanceof Sequence list) {
      list.items().forEach(item -> addNames(item, names));
    }
  }

  private static Value value(Node node) {
    if (node instanceof Mapping mapping) {
      Map<String, Value> entries = new LinkedHashMap<>();
      mapping.entries().forEach((key, inner) -> entries.put(key, value(inner)));
      return new Value.MapOf(entries);
    }
    if (node instanceof Sequence list) {
      return Value.list(list.items().stream().map(KnownCredentials::value).toList());
    }
    return Value.text(node instanceof Scalar scalar ? scalar.text() : "");
  }

  private static void add(Value value, Set<String> found, Set<String> names) {
    collect(value, MaskedValue.of("", value), found, names);
  }

  private static void collect(Value value, Value shown, Set<String> found, Set<String> names) {
    if (value instanceof Value.Text text && shown instanceof Value.Text masked) {
      addHidden(text.text(), masked.text(), found);
    } else if (value instanceof Value.ListOf list && shown instanceof Value.ListOf masked) {
      for (int i = 0; i < list.items().size(); i++) {
        collect(list.items().get(i), masked.items().get(i), found, names);
      }
    } else if (value instanceof Value.MapOf map && shown instanceof Value.MapOf masked) {
      map.entries()
          .forEach(
              (key, inner) -> {
                names.add(key);
                if (NAMES.contains(key) && inner instanceof Value.Text text) {
                  names.add(text.text());
                }
                collect(inner, masked.entries().getOrDefault(key, inner), found, names);
              });
    }
  }

  /** What is between the beginning and the end that a text has in common with its masked one. */
  private static void addHidden(String text, String masked, Set<String> found) {
    int at = masked.indexOf(Masked.HIDDEN);
    if (at < 0 || masked.equals(text)) {
      return;
    }
    String end = masked.substring(at + Masked.HIDDEN.length());
    boolean isOne =
        end.indexOf(Masked.HIDDEN) < 0
            && text.length() > at + end.length()
            && text.startsWith(masked.substring(0, at))
            && text.endsWith(end);
    if (isOne) {
      String value = text.substring(at, text.length() - end.length());
      found.add(value.strip());
      Matcher user = USER_INFO.matcher(value);
      while (user.find()) {
        found.add(user.group(1));
      }
    }
  }

  /** A text without them. */
  public String hidden(String text) {
    String shown = text;
    for (String value : values) {
      if (shown.strip().equals(value)) {
        return Masked.HIDDEN;
      }
      if (value.length() < PART || !shown.contains(value)) {
        continue;
      }
      shown =
          LETTERS.matcher(value).matches()
              ? shown.replaceAll(BEGINS + Pattern.quote(value) + ENDS, Masked.HIDDEN)
              : shown.replace(value, Masked.HIDDEN);
    }
    return shown;
  }
}
