package dev.c2ecs.cfn.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A place in a text that names a port of the machine that reads it: {@code http://localhost:3000},
 * {@code 127.0.0.1:6379}.
 *
 * @param start where it starts in the text, the scheme included
 * @param end where the port ends
 * @param scheme what stands before {@code ://}, in lower case; empty without it
 * @param port the port, 1 to 65535
 * @param written whether the port is written, and not the usual one of the scheme
 */
public record LocalAddress(int start, int end, String scheme, int port, boolean written) {

  private static final String LOCALHOST = "localhost";
  private static final List<String> HOSTS = List.of(LOCALHOST, "127.0.0.1", "[::1]");
  private static final int HIGHEST_PORT = 65535;

  /** Whether a browser may be meant to go there. */
  public boolean isWeb() {
    return scheme.equals("http")
        || scheme.equals("https")
        || scheme.equals("ws")
        || scheme.equals("wss");
  }

  /** The addresses of a text, in their order. */
  public static List<LocalAddress> of(String text) {
    if (!text.contains(LOCALHOST) && !text.contains("127.0.0.1") && !text.contains("[::1]")) {
      return List.of();
    }
    List<LocalAddress> found = new ArrayList<>();
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      for (String host : HOSTS) {
        int start = colon - host.length();
        if (start >= 0 && text.startsWith(host, start) && startsHere(text, start)) {
          read(text, start, colon, found);
        }
      }
    }
    withoutPort(text, found);
    return found;
  }

  /** Adds {@code http://localhost/}, whose port is 80. */
  private static void withoutPort(String text, List<LocalAddress> found) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 1)) {
      for (String host : HOSTS) {
        int end = at + 3 + host.length();
        boolean ends =
            text.startsWith(host, at + 3) && (end == text.length() || !goesOn(text.charAt(end)));
        if (ends) {
          int first = schemeStart(text, at);
          String scheme = text.substring(first, at).toLowerCase(Locale.ROOT);
          int port = scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
          LocalAddress address = new LocalAddress(first, end, scheme, port, false);
          if (address.isWeb()) {
            found.add(address);
            found.sort(Comparator.comparingInt(LocalAddress::start));
          }
        }
      }
    }
  }

  private static boolean goesOn(char c) {
    return c == ':' || c == '.' || c == '-' || c == '_' || c == '@' || isLetterOrDigit(c);
  }

  private static int schemeStart(String text, int end) {
    int first = end;
    while (first > 0 && isLetterOrDigit(text.charAt(first - 1))) {
      first--;
    }
    return first;
  }

  private static boolean startsHere(String text, int start) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    return !(before == '.' || before == '-' || before == '_' || isLetterOrDigit(before));
  }

  private static void read(String text, int start, int colon, List<LocalAddress> found) {
    int end = colon + 1;
    int port = 0;
    while (end < text.length() && isDigit(text.charAt(end)) && port <= HIGHEST_PORT) {
      port = port * 10 + text.charAt(end) - '0';
      end++;
    }
    boolean goesOn =
        end < text.length() && (text.charAt(end) == ':' || isLetterOrDigit(text.charAt(end)));
    if (port == 0 || port > HIGHEST_PORT || goesOn) {
      return;
    }
    int first = start;
    String scheme = "";
    int from = start;
    if (from > 0 && text.charAt(from - 1) == '@') {
      from = Math.max(text.lastIndexOf("://", from) + 3, 3);
    }
    if (from >= 3 && text.startsWith("://", from - 3)) {
      first = schemeStart(text, from - 3);
      scheme = text.substring(first, from - 3).toLowerCase(Locale.ROOT);
    }
    found.add(new LocalAddress(first, end, scheme, port, true));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
