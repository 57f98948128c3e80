package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.compose.model.Service;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the path that a curl or wget health check asks for. */
public final class HealthPaths {

  private static final Pattern URL =
      Pattern.compile(
          "https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1\\])(?::(\\d+))?(/[^\\s'\"|;&]*)?");

  private HealthPaths() {}

  /** The path on a port of the service, empty when its health check asks for none. */
  static Optional<String> of(Service service, int port) {
    String test =
        service
            .healthcheck()
            .filter(check -> !check.disable())
            .map(check -> String.join(" ", check.test()))
            .orElse("");
    if (!test.contains("curl") && !test.contains("wget")) {
      return Optional.empty();
    }
    Matcher matcher = URL.matcher(test);
    while (matcher.find()) {
      String number = matcher.group(1) == null ? "80" : matcher.group(1);
      if (number.equals(Integer.toString(port))) {
        return Optional.of(matcher.group(2) == null ? "/" : matcher.group(2));
      }
    }
    return Optional.empty();
  }
}
