package dev.c2ecs.cli;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.secrets.LiteralCredentials;
import dev.c2ecs.cfn.support.SupportCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says once to people what is true of several services: the owner of sixty services reads one line
 * with sixty names, not sixty lines. It stands at the first place; those of a warning are all
 * named, because somebody goes there. Errors stay one each, and those of one place are merged by
 * {@link SameLine}.
 */
final class EqualDiagnostics {

  /** Diagnostics whose message is what is true, a colon, and of whom. */
  private static final Set<PolicyCode> LISTED =
      EnumSet.of(
          PolicyCode.SINGLE_WRITER,
          PolicyCode.IMAGE_FROM_BUILD,
          PolicyCode.FILES_IN_IMAGE,
          PolicyCode.CHANGES_LOST,
          PolicyCode.CHANGES_REFUSED,
          PolicyCode.FILE_SYSTEM,
          PolicyCode.SIZE_ROUNDED,
          PolicyCode.HEALTH_RANGE,
          PolicyCode.TMPFS_SIZE,
          PolicyCode.PORT_UNPUBLISHED,
          PolicyCode.PORT_NOT_PUBLIC);

  /**
   * A message that is said of one thing, and how it is said of several.
   *
   * @param before what stands before the thing
   * @param after what stands behind it; what follows must be equal
   * @param many what stands before several
   * @param hint what several are told where one is told its own name; empty where all are told the
   *     same
   */
  private record Sentence(String before, String after, String many, String hint) {}

  private static final Map<Code, List<Sentence>> SENTENCES =
      Map.of(
          ReadCode.VARIABLE_UNSET,
          List.of(
              new Sentence(
                  "the variable ",
                  " is not set, a blank string is used",
                  "these variables are not set, blank strings are used: ",
                  "")),
          PolicyCode.DATA_DIRECTORY,
          List.of(
              new Sentence(
                  "the directory ",
                  " is data: an EFS file system that outlives the stack, which starts empty",
                  "these directories are data, EFS file systems that outlive the stack and start"
                      + " empty: ",
                  "")),
          PolicyCode.LITERAL_CREDENTIAL,
          List.of(
              new Sentence(
                  "",
                  LiteralCredentials.LOOKS,
                  "these look like credentials and are readable in the template: ",
                  "write `NAME: ${NAME}` for each and `NAME=…` in .env: then they become secrets"),
              new Sentence(
                  "",
                  LiteralCredentials.CONTAINS,
                  "these contain what looks like a credential and is readable in the template: ",
                  "")));

  private static final String COLON = ": ";

  private EqualDiagnostics() {}

  /** The diagnostics with equal ones together, in their order. */
  static List<Diagnostic> together(List<Diagnostic> sorted) {
    Map<String, List<Diagnostic>> groups = new LinkedHashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      Diagnostic diagnostic = sorted.get(i);
      String key = key(diagnostic);
      groups
          .computeIfAbsent(key.isEmpty() ? Integer.toString(i) : key, k -> new ArrayList<>())
          .add(diagnostic);
    }
    List<Diagnostic> result = new ArrayList<>();
    for (List<Diagnostic> group : groups.values()) {
      if (isOfOnePlace(group)) {
        result.addAll(group);
      } else {
        result.add(one(group));
      }
    }
    return List.copyOf(result);
  }

  private static boolean isOfOnePlace(List<Diagnostic> group) {
    List<Location> place = group.get(0).locations();
    return group.stream().allMatch(diagnostic -> diagnostic.locations().equals(place));
  }

  /** What equal diagnostics have in common; empty for one that stands alone. */
  private static String key(Diagnostic diagnostic) {
    String same = "";
    Optional<Sentence> sentence = sentence(diagnostic);
    if (diagnostic.severity() == Severity.ERROR) {
      return same;
    }
    if (diagnostic.code() instanceof SupportCode) {
      same = ofAttribute(diagnostic);
    } else if (diagnostic.code() instanceof PolicyCode code && LISTED.contains(code)) {
      same = lead(diagnostic);
    } else if (sentence.isPresent()) {
      same = diagnostic.message().substring(from(sentence.get(), diagnostic));
    }
    String hint = sentence.map(Sentence::hint).filter(h -> !h.isEmpty()).orElse(diagnostic.hint());
    return same.isEmpty()
        ? same
        : diagnostic.code().id() + diagnostic.severity() + same + "\n" + hint;
  }

  /** The sentence that a message is; empty when it is none of those. */
  private static Optional<Sentence> sentence(Diagnostic diagnostic) {
    return SENTENCES.getOrDefault(diagnostic.code(), List.of()).stream()
        .filter(sentence -> from(sentence, diagnostic) < diagnostic.message().length())
        .findFirst();
  }

  /** What is said of an attribute: the message behind its path; empty for other messages. */
  private static String ofAttribute(Diagnostic diagnostic) {
    String path = diagnostic.path() + COLON;
    return diagnostic.path().depth() > 2 && diagnostic.message().startsWith(path)
        ? COLON + diagnostic.message().substring(path.length())
        : "";
  }

  private static String lead(Diagnostic diagnostic) {
    int colon = diagnostic.message().indexOf(COLON);
    return colon < 0 ? "" : diagnostic.message().substring(0, colon + COLON.length());
  }

  /** Where the part of a message begins that is equal for all. */
  private static int from(Sentence sentence, Diagnostic diagnostic) {
    String message = diagnostic.message();
    int from = message.indexOf(sentence.after());
    return message.startsWith(sentence.before()) && from > 0 ? from : message.length();
  }

  private static Diagnostic one(List<Diagnostic> group) {
    Diagnostic first = group.get(0);
    Optional<Sentence> sentence = sentence(first);
    String hint = first.hint();
    String message;
    if (first.code() instanceof SupportCode) {
      message = attributes(group) + ofAttribute(first);
    } else if (sentence.isPresent()) {
      message = sentence(sentence.get(), group);
      boolean one = group.stream().map(Diagnostic::message).distinct().count() == 1;
      hint = one || sentence.get().hint().isEmpty() ? hint : sentence.get().hint();
    } else {
      message = lead(first) + items(group);
    }
    List<Location> places = new ArrayList<>(first.locations());
    if (first.severity() == Severity.WARNING) {
      for (Diagnostic other : group) {
        places.addAll(other.locations());
      }
    }
    return new Diagnostic(first.code(), first.severity(), message, hint, first.path(), places);
  }

  private static String sentence(Sentence sentence, List<Diagnostic> group) {
    Set<String> things = new LinkedHashSet<>();
    for (Diagnostic diagnostic : group) {
      String message = diagnostic.message();
      things.add(message.substring(sentence.before().length(), from(sentence, diagnostic)));
    }
    String first = group.get(0).message();
    if (things.size() == 1) {
      return first;
    }
    String rest = first.substring(from(sentence, group.get(0)) + sentence.after().length());
    String all = sentence.many() + String.join(", ", things);
    return rest.isEmpty() || rest.startsWith(COLON) ? all + rest : all + COLON + rest;
  }

  private static String items(List<Diagnostic> group) {
    Set<String> items = new LinkedHashSet<>();
    boolean inner = false;
    for (Diagnostic diagnostic : group) {
      String item = diagnostic.message().substring(lead(diagnostic).length());
      inner |= item.indexOf(',') >= 0;
      items.add(item);
    }
    return String.join(inner ? "; " : ", ", items);
  }

  /** The attributes and whose they are: {@code hostname of db, web}. */
  private static String attributes(List<Diagnostic> group) {
    Map<String, Set<String>> owners = new LinkedHashMap<>();
    for (Diagnostic diagnostic : group) {
      TreePath path = diagnostic.path();
      String section = path.keyAt(0);
      String owner = path.keyAt(1);
      String attribute = path.toString().substring(section.length() + owner.length() + 2);
      owners
          .computeIfAbsent(attribute, key -> new LinkedHashSet<>())
          .add(section.equals("services") ? owner : section + "." + owner);
    }
    Map<Set<String>, List<String>> attributes = new LinkedHashMap<>();
    owners.forEach(
        (attribute, names) ->
            attributes.computeIfAbsent(names, key -> new ArrayList<>()).add(attribute));
    List<String> parts = new ArrayList<>();
    attributes.forEach(
        (names, keys) -> parts.add(String.join(", ", keys) + " of " + String.join(", ", names)));
    return String.join("; ", parts);
  }
}
