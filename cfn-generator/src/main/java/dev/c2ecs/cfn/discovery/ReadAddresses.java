package dev.c2ecs.cfn.discovery;

import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which addresses of a text its reader connects to. Others are read by people, or by programs as a
 * name: the public address of a server, links of alerts and dashboards, labels of metrics.
 */
final class ReadAddresses {

  /** So much of a text tells what an address in it is. */
  private static final int BEFORE = 160;

  /** Compiled when the first text comes that has such an address. */
  private static final class Forms {

    /** {@code -external.url=}, {@code "--web.external-url"}, {@code runbook_url:}. */
    private static final Pattern LINK =
        Pattern.compile(
            "(?i)(?:(?:external|public)[\\w.-]*(?:url|uri|addr|host|link|origin)|runbook|dashboard)"
                + "[\\w.-]*[\"',]*[\\s:=]+[\\\\\"']*$");

    /** What stands before the default of a variable: of Caddy, of shells. */
    private static final Pattern DEFAULT = Pattern.compile("[{$]{2}(\\w+):[-=]?$");

    /** The part of a query in braces that names values of labels. */
    private static final Pattern LABEL =
        Pattern.compile("\\{[^{}]*\\b\\w+\\s*(?:=~?|!=|!~)\\s*\\\\?[\"'`][^\"'`,{}]*$");
  }

  private ReadAddresses() {}

  /** The addresses of a text of a service that are connected to, in their order. */
  static List<LocalAddress> connections(Service service, String text) {
    List<LocalAddress> all = LocalAddress.of(text);
    if (all.isEmpty() || isDashboard(text)) {
      return List.of();
    }
    List<LocalAddress> found = new ArrayList<>();
    for (LocalAddress address : all) {
      String before = text.substring(Math.max(0, address.start() - BEFORE), address.start());
      boolean label = address.scheme().isEmpty() && Forms.LABEL.matcher(before).find();
      if (!label && !Forms.LINK.matcher(before).find() && !isReplaced(service, before)) {
        found.add(address);
      }
    }
    return found;
  }

  /** Whether an address stands for a variable that is not set, and the service sets it. */
  private static boolean isReplaced(Service service, String before) {
    Matcher variable = Forms.DEFAULT.matcher(before);
    if (!variable.find()) {
      return false;
    }
    EnvironmentValue value = service.environment().get(variable.group(1));
    return value != null && value.text().filter(text -> !text.isEmpty()).isPresent();
  }

  /** A dashboard of Grafana has queries and links, and names its data sources. */
  private static boolean isDashboard(String text) {
    return text.contains("\"schemaVersion\"") && text.contains("\"panels\"");
  }
}
