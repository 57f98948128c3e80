package dev.c2ecs.cfn.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a rule of a router of Traefik 2 or 3: {@code Host(`a.example.com`) && PathPrefix(`/api`)}.
 *
 * @see <a href="https://doc.traefik.io/traefik/routing/routers/#rule">Rules</a>
 */
final class TraefikRule {

  /** What a rule of a load balancer cannot express. */
  static final class Inexpressible extends Exception {
    private static final long serialVersionUID = 1L;

    Inexpressible(String message) {
      super(message);
    }
  }

  private final String text;
  private int at;

  private TraefikRule(String text) {
    this.text = text;
  }

  /** The condition that a rule is. */
  static Condition read(String text) throws Inexpressible {
    TraefikRule rule = new TraefikRule(text);
    Condition condition = one(rule.either());
    rule.blanks();
    if (rule.at < text.length()) {
      throw new Inexpressible("it does not end at `" + text.substring(rule.at) + "`");
    }
    return condition;
  }

  /** Alternatives as one rule, which has all its hosts for all its paths. */
  static Condition one(List<Condition> alternatives) throws Inexpressible {
    Condition all = alternatives.get(0);
    for (Condition next : alternatives.subList(1, alternatives.size())) {
      if (!all.joins(next)) {
        throw new Inexpressible("alternatives differ in hosts and in paths");
      }
      all = all.or(next);
    }
    return all;
  }

  private List<Condition> either() throws Inexpressible {
    List<Condition> all = new ArrayList<>(both());
    while (takes("||")) {
      all.addAll(both());
    }
    return all;
  }

  private List<Condition> both() throws Inexpressible {
    List<Condition> all = single();
    while (takes("&&")) {
      List<Condition> joined = new ArrayList<>();
      for (Condition next : single()) {
        for (Condition condition : all) {
          joined.add(and(condition, next));
        }
      }
      all = joined;
    }
    return all;
  }

  private static Condition and(Condition a, Condition b) throws Inexpressible {
    boolean twice =
        (!a.hosts().isEmpty() && !b.hosts().isEmpty())
            || (!a.paths().isEmpty() && !b.paths().isEmpty());
    if (twice) {
      throw new Inexpressible("two hosts or two paths at once are no rule");
    }
    return new Condition(
        a.hosts().isEmpty() ? b.hosts() : a.hosts(), a.paths().isEmpty() ? b.paths() : a.paths());
  }

  private List<Condition> single() throws Inexpressible {
    if (takes("!")) {
      throw new Inexpressible("`!` has no counterpart");
    }
    if (takes("(")) {
      List<Condition> inner = either();
      if (!takes(")")) {
        throw new Inexpressible("a bracket is not closed");
      }
      return inner;
    }
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    if (!takes("(")) {
      throw new Inexpressible("it is no rule of Traefik 2 or 3");
    }
    List<String> values = values();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "host", "hostheader" -> List.of(Condition.host(hosts(values)));
      case "path" -> List.of(Condition.path(paths(values)));
      case "pathprefix" -> prefixes(values);
      default -> throw new Inexpressible("`" + name + "` has no counterpart");
    };
  }

  private static Set<String> hosts(List<String> values) throws Inexpressible {
    Set<String> hosts = new TreeSet<>();
    for (String value : values) {
      if (value.indexOf('{') >= 0 || value.indexOf('*') >= 0) {
        throw new Inexpressible("the host `" + value + "` is a pattern");
      }
      hosts.add(value.toLowerCase(Locale.ROOT));
    }
    return hosts;
  }

  private static Set<String> paths(List<String> values) throws Inexpressible {
    for (String value : values) {
      if (!value.startsWith("/") || "{}*?".chars().anyMatch(c -> value.indexOf(c) >= 0)) {
        throw new Inexpressible("the path `" + value + "` is a pattern");
      }
    }
    return new TreeSet<>(values);
  }

  private static List<Condition> prefixes(List<String> values) throws Inexpressible {
    List<Condition> all = new ArrayList<>();
    for (String value : paths(values)) {
      all.add(Condition.path(Condition.prefix(value)));
    }
    return all;
  }

  /** The quoted values up to the closing bracket. */
  private List<String> values() throws Inexpressible {
    List<String> values = new ArrayList<>();
    while (true) {
      blanks();
      char quote = at < text.length() ? text.charAt(at) : ' ';
      int end = quote == '`' || quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
      if (end < 0) {
        throw new Inexpressible("a value is not quoted");
      }
      values.add(text.substring(at + 1, end));
      at = end + 1;
      if (takes(")")) {
        return values;
      }
      if (!takes(",")) {
        throw new Inexpressible("a bracket is not closed");
      }
    }
  }

  private boolean takes(String word) {
    blanks();
    boolean found = text.startsWith(word, at);
    at += found ? word.length() : 0;
    return found;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
