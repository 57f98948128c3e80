package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.input.Variables;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Variables that hold the name of the developer's machine without a port: {@code PHX_HOST:
 * localhost}, {@code ALLOWED_HOSTS: localhost,127.0.0.1}, and {@code DB_HOST: localhost} beside
 * {@code DB_PORT: 5432}.
 */
public final class LocalHost {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** The word of a name that is followed by a host, and the one that a port has there. */
  private static final String HOST = "HOST";

  private static final String PORT = "PORT";

  /** Words of variables whose value others than the service itself are meant to use. */
  private static final Set<String> OUTSIDE =
      Set.of(
          "ALLOWED",
          "CORS",
          "DOMAIN",
          "DOMAINS",
          "EXTERNAL",
          "FQDN",
          "ORIGIN",
          "ORIGINS",
          "PHX",
          "PUBLIC",
          "SITE",
          "URL",
          "URLS",
          "WEBSITE");

  /** Words that say that the service means itself, or another one. */
  private static final Set<String> INSIDE =
      Set.of(
          "BIND",
          "BROKER",
          "CACHE",
          "DATABASE",
          "DB",
          "INTERNAL",
          "LISTEN",
          "MAIL",
          "MONGO",
          "MYSQL",
          "PG",
          "POSTGRES",
          "REDIS",
          "SMTP");

  private LocalHost() {}

  /** Whether a text is nothing but names of this machine, one or a list. */
  public static boolean is(String text) {
    String all = text.strip();
    if (all.isEmpty()) {
      return false;
    }
    for (String name : all.split("[,;\\s]+", -1)) {
      if (!NAMES.contains(name.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the name of a variable says that its value is for others outside. */
  public static boolean isForOutside(String variable) {
    List<String> words = List.of(variable.toUpperCase(Locale.ROOT).split("[_.]+", -1));
    return words.stream().anyMatch(OUTSIDE::contains) && words.stream().noneMatch(INSIDE::contains);
  }

  /** The port that stands beside a host: {@code DB_PORT} beside {@code DB_HOST}. */
  static OptionalInt portBeside(Service service, String variable) {
    int at = variable.lastIndexOf(HOST);
    if (at < 0) {
      return OptionalInt.empty();
    }
    String text = Variables.text(service, variable.substring(0, at) + PORT);
    boolean number =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
