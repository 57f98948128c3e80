package dev.c2ecs.cli;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Diagnostics of one place in a file that say the same of several services, as anchors, {@code
 * extends} and env files make them: one of them, and the names of the other services.
 *
 * @param diagnostic what is said of the first service
 * @param others the other services of which the same is said
 */
record SameLine(Diagnostic diagnostic, List<String> others) {

  private static final int MAX_DIGITS = 10;

  SameLine {
    others = List.copyOf(others);
  }

  /** The diagnostics with those of one place merged, in their order. */
  static List<SameLine> merged(List<Diagnostic> diagnostics) {
    Map<List<Object>, List<List<Diagnostic>>> places = new LinkedHashMap<>();
    List<List<Diagnostic>> groups = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      List<List<Diagnostic>> here =
          places.computeIfAbsent(
              List.of(diagnostic.code().id(), diagnostic.severity(), diagnostic.locations()),
              key -> new ArrayList<>());
      List<Diagnostic> same = null;
      for (List<Diagnostic> group : here) {
        if (same == null && isSame(group.get(0), diagnostic)) {
          same = group;
        }
      }
      if (same == null) {
        same = new ArrayList<>();
        here.add(same);
        groups.add(same);
      }
      same.add(diagnostic);
    }
    return groups.stream().map(SameLine::of).toList();
  }

  private static SameLine of(List<Diagnostic> group) {
    List<String> others = new ArrayList<>();
    group.subList(1, group.size()).forEach(diagnostic -> others.add(diagnostic.service()));
    others.sort((one, other) -> counted(one).compareTo(counted(other)));
    return new SameLine(group.get(0), others);
  }

  /** A name in which numbers have as many digits as any, so that it sorts as people count. */
  private static String counted(String name) {
    StringBuilder key = new StringBuilder();
    int digits = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean isDigit = i < name.length() && Character.isDigit(name.charAt(i));
      if (!isDigit && digits > 0) {
        key.append("0".repeat(Math.max(0, MAX_DIGITS - digits))).append(name, i - digits, i);
      }
      digits = isDigit ? digits + 1 : 0;
      if (!isDigit && i < name.length()) {
        key.append(name.charAt(i));
      }
    }
    return key.toString();
  }

  /** Whether two diagnostics differ in the name of their service only. */
  private static boolean isSame(Diagnostic a, Diagnostic b) {
    String one = a.service();
    String other = b.service();
    return !a.locations().isEmpty()
        && !one.isEmpty()
        && !other.isEmpty()
        && !one.equals(other)
        && isSame(a.message(), one, b.message(), other)
        && isSame(a.hint(), one, b.hint(), other);
  }

  /** Compares word by word; the name of a service, or an ID that begins with it, is the same. */
  private static boolean isSame(String a, String one, String b, String other) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int iEnd = wordEnd(a, i);
      int jEnd = wordEnd(b, j);
      if (iEnd == i || jEnd == j) {
        if (a.charAt(i) != b.charAt(j)) {
          return false;
        }
        i++;
        j++;
      } else if (isSameWord(a.substring(i, iEnd), one, b.substring(j, jEnd), other)) {
        i = iEnd;
        j = jEnd;
      } else {
        return false;
      }
    }
    return i == a.length() && j == b.length();
  }

  private static boolean isSameWord(String a, String one, String b, String other) {
    return a.equals(b)
        || (a.equals(one) && b.equals(other))
        || (a.startsWith(id(one))
            && b.startsWith(id(other))
            && a.substring(id(one).length()).equals(b.substring(id(other).length())));
  }

  /** How logical IDs begin that are made from the name of a service. */
  private static String id(String service) {
    StringBuilder id = new StringBuilder();
    service.chars().filter(Character::isLetterOrDigit).forEach(c -> id.append((char) c));
    return id.isEmpty() ? service : Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
