package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.discovery.Mention;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong with servers that people see first on their own machine: those that face the
 * Internet with the login that their image comes with, and those whose pages do not work without
 * HTTPS, from which browsers except localhost only.
 *
 * @see <a href="https://docs.n8n.io/hosting/configuration/environment-variables/security/">n8n,
 *     N8N_SECURE_COOKIE</a>
 * @see <a href="https://developer.mozilla.org/docs/Web/Security/Secure_Contexts">Secure contexts:
 *     cryptography, camera and microphone</a>
 */
public final class FirstLogins {

  /** Images, user, password, and the variables of which one says another password. */
  private static final String[][] DEFAULTS = {
    {
      OpenLogins.GRAFANA,
      "admin",
      "admin",
      "GF_SECURITY_ADMIN_PASSWORD GF_SECURITY_ADMIN_PASSWORD__FILE GF_AUTH_DISABLE_LOGIN_FORM"
    },
    {
      "minio/minio",
      "minioadmin",
      "minioadmin",
      "MINIO_ROOT_PASSWORD MINIO_ROOT_PASSWORD_FILE MINIO_SECRET_KEY MINIO_SECRET_KEY_FILE"
    },
    {"sonarqube", "admin", "admin", ""},
    {"guacamole/guacamole", "guacadmin", "guacadmin", ""},
    {"jc21/nginx-proxy-manager", "admin@example.com", "changeme", "INITIAL_ADMIN_PASSWORD"},
    {"emqx emqx/emqx emqx/emqx-enterprise", "admin", "public", "EMQX_DASHBOARD__DEFAULT_PASSWORD"},
    {"zabbix/zabbix-web-nginx-pgsql zabbix/zabbix-web-nginx-mysql", "Admin", "zabbix", ""},
    {
      "zabbix/zabbix-web-apache-pgsql zabbix/zabbix-web-apache-mysql zabbix/zabbix-appliance",
      "Admin",
      "zabbix",
      ""
    },
    {"dependencytrack/bundled dependencytrack/apiserver", "admin", "admin", ""}
  };

  /** Images, what does not work without HTTPS, and a variable whose value {@code false} helps. */
  private static final String[][] SECURE = {
    {"n8nio/n8n n8n-io/n8n", "refuses logins over plain HTTP", "N8N_SECURE_COOKIE"},
    {
      "vaultwarden/server dani-garcia/vaultwarden",
      "needs the cryptography of the browser, which it has with HTTPS only",
      ""
    },
    {"jitsi/web", "needs camera and microphone, which browsers give to HTTPS only", ""}
  };

  /** Images of servers that lead to others by what their settings name. */
  private static final Set<String> PROXIES =
      Set.copyOf(
          ImageNames.spelledOut(
              "nginx nginxinc/nginx-unprivileged nginx/nginx nginx/nginx-unprivileged @nginx"
                  + " openresty/openresty haproxy haproxytech/haproxy-alpine @haproxy httpd @apache"
                  + " varnish caddy traefik envoyproxy/envoy"));

  private static final Map<String, List<String>> BY_DEFAULT = table(DEFAULTS);
  private static final Map<String, List<String>> BY_SECURE = table(SECURE);

  private FirstLogins() {}

  private static Map<String, List<String>> table(String[][] rows) {
    Map<String, List<String>> table = new HashMap<>();
    for (String[] row : rows) {
      List<String> known = List.of(row);
      ImageNames.spelledOut(row[0]).forEach(image -> table.put(image, known));
    }
    return table;
  }

  /** Reports them, each service once. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    Set<String> said = new HashSet<>();
    for (PublishedPort port : plan.loadBalancing().published()) {
      Service service = plan.project().services().get(port.service());
      if (service == null || !said.add(service.name())) {
        continue;
      }
      if (!port.said().internal().is(true)) {
        find(BY_DEFAULT, service)
            .filter(row -> hasDefault(service, row))
            .ifPresent(row -> reportDefault(Set.of(service.name()), port, row, findings));
      }
      if (!port.isSecure() && port.target() != LoadBalancerReferences.HTTPS) {
        find(BY_SECURE, service).ifPresent(row -> reportSecure(service, port, row, findings));
      }
    }
    reportBehind(plan, said, findings);
  }

  /** Reports those that a proxy which faces the Internet names, as a server that it leads to. */
  private static void reportBehind(Plan plan, Set<String> published, DiagnosticCollector findings) {
    Map<PublishedPort, Map<List<String>, Set<String>>> behind = new LinkedHashMap<>();
    for (Mention mention : plan.discovery().mentions()) {
      Service service = plan.project().services().get(mention.to());
      Service proxy = plan.project().services().get(mention.from());
      if (service == null
          || proxy == null
          || !mention.isHost()
          || published.contains(service.name())
          || !ImageNames.isOneOf(PROXIES, proxy.image().orElse(""))) {
        continue;
      }
      Optional<List<String>> row = find(BY_DEFAULT, service).filter(r -> hasDefault(service, r));
      plan.loadBalancing().publishedBy(proxy.name()).stream()
          .filter(port -> row.isPresent() && !port.said().internal().is(true))
          .findFirst()
          .ifPresent(
              port ->
                  behind
                      .computeIfAbsent(port, key -> new LinkedHashMap<>())
                      .computeIfAbsent(row.get(), key -> new TreeSet<>())
                      .add(service.name()));
    }
    behind.forEach(
        (port, rows) -> rows.forEach((row, names) -> reportDefault(names, port, row, findings)));
  }

  private static Optional<List<String>> find(Map<String, List<String>> table, Service service) {
    return service.image().flatMap(image -> ImageNames.find(table, image));
  }

  /** Whether nothing gives a server another password than its image does. */
  private static boolean hasDefault(Service service, List<String> row) {
    for (String variable : variables(row)) {
      EnvironmentValue value = service.environment().get(variable);
      if (value != null && !value.text().orElse("").equals(row.get(2))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> variables(List<String> row) {
    return row.get(3).isEmpty() ? List.of() : List.of(row.get(3).split(" ", -1));
  }

  private static void reportDefault(
      Set<String> names, PublishedPort port, List<String> row, DiagnosticCollector findings) {
    boolean one = names.size() == 1;
    findings.add(
        OperatingCode.DEFAULT_LOGIN,
        port.port().path(),
        String.join(", ", names)
            + (one ? " faces" : " face")
            + " the Internet"
            + (names.contains(port.service()) ? "" : " through " + port.service())
            + " with the login that "
            + (one ? "its" : "their")
            + " image comes with: "
            + row.get(1)
            + ", "
            + row.get(2),
        (variables(row).isEmpty() ? "log in and change it at once" : "set " + variables(row).get(0))
            + ", or write `"
            + Keys.INTERNAL
            + ": true` on the port");
  }

  private static void reportSecure(
      Service service, PublishedPort port, List<String> row, DiagnosticCollector findings) {
    EnvironmentValue value = service.environment().get(row.get(2));
    if (value != null && value.text().orElse("").equals("false")) {
      return;
    }
    findings.add(
        OperatingCode.NEEDS_HTTPS,
        port.port().path(),
        service.name() + " " + row.get(1),
        "add `"
            + Keys.DOMAIN
            + ": …` or `"
            + Keys.CERTIFICATE
            + ": arn:…` to the long form of the port"
            + (row.get(2).isEmpty()
                ? ""
                : ", or `" + row.get(2) + ": \"false\"` to the environment"));
  }
}
