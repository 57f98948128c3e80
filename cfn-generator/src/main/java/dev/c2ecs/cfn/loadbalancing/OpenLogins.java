package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.input.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Servers whose settings let everybody in: such a port is kept from the Internet like that of a
 * console that never has a login.
 *
 * @see <a
 *     href="https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/anonymous-auth/">Grafana,
 *     anonymous access</a>
 * @see <a
 *     href="https://docs.opensearch.org/latest/security/configuration/disable-enable-security/">OpenSearch
 *     Dashboards without its security plugin</a>
 */
final class OpenLogins {

  private static final Pattern FIRST_NUMBER = Pattern.compile(":v?(\\d{1,3})(?:\\.|$)");
  private static final int FIRST_WITH_USERS = 8;

  private record Row(
      String images, String reason, BiPredicate<ComposeProject, Service> condition) {}

  /** The images of Grafana. */
  static final String GRAFANA =
      "grafana/grafana grafana/grafana-oss grafana/grafana-enterprise @grafana";

  private static final List<Row> ROWS =
      List.of(
          new Row(
              GRAFANA,
              "Grafana lets everybody in as an editor or administrator",
              (project, service) -> isAnonymous(service)),
          new Row(
              "kibana kibana/kibana @kibana",
              "Kibana has no login without the security of Elasticsearch",
              OpenLogins::hasNoUsers),
          new Row(
              "opensearchproject/opensearch-dashboards",
              "OpenSearch Dashboards has no login without its security plugin",
              (project, service) -> isTrue(service, "DISABLE_SECURITY_DASHBOARDS_PLUGIN")),
          new Row(
              "hasura/graphql-engine",
              "Hasura has no login without an admin secret",
              (project, service) ->
                  !has(service, "HASURA_GRAPHQL_ADMIN_SECRET")
                      && !has(service, "HASURA_GRAPHQL_ACCESS_KEY")),
          new Row(
              "nodered/node-red",
              "Node-RED has no login without a settings file",
              (project, service) -> !mounts(service, "settings.js")));

  private static final Map<String, Row> IMAGES = new HashMap<>();

  static {
    for (Row row : ROWS) {
      ImageNames.spelledOut(row.images()).forEach(image -> IMAGES.put(image, row));
    }
  }

  private OpenLogins() {}

  /** Why whoever reaches a service is let in; empty when its settings do not say so. */
  static Optional<String> reason(ComposeProject project, Service service) {
    return service
        .image()
        .flatMap(image -> ImageNames.find(IMAGES, image))
        .filter(row -> row.condition().test(project, service))
        .map(Row::reason);
  }

  private static boolean isAnonymous(Service service) {
    String role = Variables.text(service, "GF_AUTH_ANONYMOUS_ORG_ROLE").toLowerCase(Locale.ROOT);
    return isTrue(service, "GF_AUTH_ANONYMOUS_ENABLED")
        && (role.equals("admin") || role.equals("editor"));
  }

  /** Since its version 8 Elasticsearch has users unless that is switched off. */
  private static boolean hasNoUsers(ComposeProject project, Service service) {
    if (has(service, "ELASTICSEARCH_USERNAME")
        || has(service, "ELASTICSEARCH_PASSWORD")
        || has(service, "ELASTICSEARCH_SERVICEACCOUNTTOKEN")
        || mounts(service, "kibana.yml")) {
      return false;
    }
    for (Service other : project.services().values()) {
      if (Variables.text(other, "xpack.security.enabled").equalsIgnoreCase("false")) {
        return true;
      }
    }
    Matcher version = FIRST_NUMBER.matcher(service.image().orElse(""));
    return version.find() && Integer.parseInt(version.group(1)) < FIRST_WITH_USERS;
  }

  private static boolean mounts(Service service, String file) {
    for (Mount mount : service.volumes()) {
      if (mount.target().endsWith("/" + file)) {
        return true;
      }
    }
    return service.configs().stream()
        .anyMatch(config -> config.target().orElse("").endsWith("/" + file));
  }

  private static boolean has(Service service, String variable) {
    return service.environment().containsKey(variable);
  }

  private static boolean isTrue(Service service, String variable) {
    return Variables.text(service, variable).equalsIgnoreCase("true");
  }
}
