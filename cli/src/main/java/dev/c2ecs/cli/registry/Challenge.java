package dev.c2ecs.cli.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a registry wants to know who asks, the content of a {@code WWW-Authenticate} header.
 *
 * @param scheme {@code basic} or {@code bearer}, in lower case
 * @param parameters the parameters, their names in lower case
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC 9110,
 *     WWW-Authenticate</a>
 */
record Challenge(String scheme, Map<String, String> parameters) {

  private static final String SEPARATORS = "()<>@,;:\\\"/[]?={} \t";

  Challenge {
    parameters = Map.copyOf(parameters);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The challenges of a header; what is no challenge ends the reading. */
  static List<Challenge> all(String header) {
    return new Reader(header).challenges();
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Challenge> challenges() {
      List<Challenge> all = new ArrayList<>();
      skip(", \t");
      while (at < text.length()) {
        String scheme = token();
        if (scheme.isEmpty()) {
          return all;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        skip(" \t");
        boolean more = true;
        while (more) {
          more = parameter(parameters);
        }
        all.add(new Challenge(scheme.toLowerCase(Locale.ROOT), parameters));
        skip(", \t");
      }
      return all;
    }

    /** Reads a parameter and the comma behind it; what is a scheme is left where it is. */
    private boolean parameter(Map<String, String> into) {
      int start = at;
      String name = token();
      skip(" \t");
      if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
        at = start;
        return false;
      }
      at++;
      skip(" \t");
      String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
      into.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
      skip(" \t");
      if (at >= text.length() || text.charAt(at) != ',') {
        return false;
      }
      skip(", \t");
      return true;
    }

    private String quoted() {
      StringBuilder value = new StringBuilder();
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at));
        at++;
      }
      at++;
      return value.toString();
    }

    private String token() {
      int start = at;
      while (at < text.length() && SEPARATORS.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }

    private void skip(String characters) {
      while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
  }
}
