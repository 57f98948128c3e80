package dev.c2ecs.cfn.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Finds the names of a project in a text: {@code http://api:8000/x}, {@code user@db}, {@code
 * cache:6379,other:6379}, {@code api}. A name ends where no name of a host goes on, and what
 * follows a slash is one of a path.
 */
final class AddressReader {

  /** The ports that a scheme means when none is written. */
  private static final Map<String, Integer> USUAL =
      Map.ofEntries(
          Map.entry("http", 80),
          Map.entry("ws", 80),
          Map.entry("https", 443),
          Map.entry("wss", 443),
          Map.entry("postgres", 5432),
          Map.entry("postgresql", 5432),
          Map.entry("mysql", 3306),
          Map.entry("mariadb", 3306),
          Map.entry("mongodb", 27017),
          Map.entry("redis", 6379),
          Map.entry("amqp", 5672),
          Map.entry("amqps", 5671),
          Map.entry("nats", 4222),
          Map.entry("mqtt", 1883),
          Map.entry("smtp", 25),
          Map.entry("ldap", 389));

  private static final int MOST_DIGITS = 5;
  private static final int HIGHEST_PORT = 65535;

  private final String text;
  private final Predicate<String> isName;

  private AddressReader(String text, Predicate<String> isName) {
    this.text = text;
    this.isName = isName;
  }

  /**
   * The addresses of a text.
   *
   * @param isName whether a word in lower case is a name of the project
   */
  static List<Address> read(String text, Predicate<String> isName) {
    return new AddressReader(text, isName).all();
  }

  private List<Address> all() {
    List<Address> found = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= text.length(); end++) {
      if (end == text.length() || !isOfHost(text.charAt(end))) {
        if (end > start
            && isName.test(text.substring(start, end).toLowerCase(Locale.ROOT))
            && !isOfPath(start)) {
          found.add(address(start, end));
        }
        start = end + 1;
      }
    }
    return found;
  }

  /** Whether one slash stands before a name, or three: two stand before a host. */
  private boolean isOfPath(int start) {
    int slashes = 0;
    while (slashes < start && text.charAt(start - 1 - slashes) == '/') {
      slashes++;
    }
    return slashes == 1 || slashes > 2;
  }

  private boolean isInQuery(int start) {
    for (int at = start - 1; at >= 0; at--) {
      char c = text.charAt(at);
      if (c == '?') {
        return true;
      }
      if (c == '"' || c == '\'' || c == ',' || c <= ' ') {
        return false;
      }
    }
    return false;
  }

  private Address address(int start, int end) {
    String scheme = scheme(start);
    OptionalInt written = port(end);
    boolean afterAt = start > 0 && text.charAt(start - 1) == '@';
    Integer usual = USUAL.get(scheme);
    OptionalInt port = written.isPresent() || usual == null ? written : OptionalInt.of(usual);
    return new Address(
        text.substring(start, end),
        scheme,
        port,
        !scheme.isEmpty() || written.isPresent() || afterAt,
        isInQuery(start));
  }

  /** What stands before {@code ://} and, between them, the user and the password. */
  private String scheme(int start) {
    int from = start;
    if (start > 0 && text.charAt(start - 1) == '@') {
      from = start - 1;
      while (from > 0 && !isEnd(text.charAt(from - 1))) {
        from--;
      }
    }
    if (from < 3 || !text.startsWith("://", from - 3)) {
      return "";
    }
    int first = from - 3;
    while (first > 0 && isOfScheme(text.charAt(first - 1))) {
      first--;
    }
    String scheme = text.substring(first, from - 3).toLowerCase(Locale.ROOT);
    int plus = scheme.indexOf('+');
    return plus < 0 ? scheme : scheme.substring(0, plus);
  }

  private OptionalInt port(int end) {
    int digit = end + 1;
    if (digit >= text.length() || text.charAt(end) != ':') {
      return OptionalInt.empty();
    }
    int last = digit;
    while (last < text.length() && last - digit <= MOST_DIGITS && isDigit(text.charAt(last))) {
      last++;
    }
    boolean ends =
        last == text.length() || !(isOfHost(text.charAt(last)) || text.charAt(last) == ':');
    if (last == digit || last - digit > MOST_DIGITS || !ends) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(text, digit, last, 10);
    return port > 0 && port <= HIGHEST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
  }

  private static boolean isEnd(char c) {
    return c == '/' || c == '@' || c == '"' || c == '\'' || c == ',' || c <= ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isOfScheme(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '+' || c == '.';
  }

  private static boolean isOfHost(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || isDigit(c)
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
