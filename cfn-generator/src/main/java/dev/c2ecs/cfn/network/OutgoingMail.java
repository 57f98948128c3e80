package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.input.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Mail that leaves by port 25, which AWS lets nobody use who has not asked for it.
 *
 * @see <a href="https://repost.aws/knowledge-center/ec2-port-25-throttle">AWS: the restriction of
 *     port 25</a>
 */
public final class OutgoingMail {

  private static final String PORT = "25";

  /** Images that carry mail to its receivers' servers. */
  private static final Set<String> RELAYS =
      new HashSet<>(
          ImageNames.spelledOut(
              "mailserver/docker-mailserver docker-mailserver/docker-mailserver boky/postfix"
                  + " bytemark/smtp namshi/smtp mwader/postfix-relay juanluisbaptiste/postfix"
                  + " tozd/postfix instrumentisto/postfix ixdotai/smtp freinet/postfix-relay"
                  + " simenduev/postfix-relay turgon37/smtp-relay axllent/postfix"
                  + " analogic/poste.io mailu/postfix mailcow/postfix stalwartlabs/mail-server"
                  + " stalwartlabs/stalwart"));

  private OutgoingMail() {}

  /** Says who sends mail that does not go out. */
  public static void scan(ComposeProject project, DiagnosticCollector findings) {
    for (Service service : project.services().values()) {
      if (service.image().filter(image -> ImageNames.isOneOf(RELAYS, image)).isPresent()) {
        if (!hasRelay(service)) {
          report(service.name() + " carries mail to other servers", service.path(), findings);
        }
      } else {
        settings(project, service, findings);
      }
    }
  }

  /** A relay that hands its mail on by another port. */
  private static boolean hasRelay(Service service) {
    for (String variable : service.environment().keySet()) {
      String name = variable.toUpperCase(Locale.ROOT);
      boolean relay = name.contains("RELAY") && name.contains("HOST");
      if (relay || name.contains("SMARTHOST")) {
        return true;
      }
    }
    return false;
  }

  /** {@code SMTP_PORT: 25} beside a host that is no service of the project. */
  private static void settings(
      ComposeProject project, Service service, DiagnosticCollector findings) {
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      String name = variable.getKey().toUpperCase(Locale.ROOT);
      boolean mail = name.contains("SMTP") || name.contains("MAIL");
      boolean port = name.endsWith("PORT");
      if (mail && port && variable.getValue().text().orElse("").equals(PORT)) {
        String key = variable.getKey();
        String prefix = key.substring(0, key.length() - "PORT".length());
        String host = host(service, prefix);
        if (!host.isEmpty() && !host.equals("localhost") && !project.services().containsKey(host)) {
          report(
              variable.getKey() + " of " + service.name() + " is 25",
              variable.getValue().path(),
              findings);
        }
      }
    }
  }

  private static String host(Service service, String prefix) {
    for (String word : List.of("HOST", "SERVER", "ADDRESS", "DOMAIN", "HOSTNAME")) {
      String host = Variables.text(service, prefix + word);
      if (!host.isEmpty()) {
        return host;
      }
    }
    String bare = prefix.endsWith("_") ? prefix.substring(0, prefix.length() - 1) : prefix;
    return Variables.text(service, bare);
  }

  private static void report(String what, TreePath path, DiagnosticCollector findings) {
    findings.add(
        OperatingCode.MAIL_PORT,
        path,
        what + ": AWS lets no connection out to port 25 unless it is asked to",
        "hand mail to a relay on port 587, or ask AWS to lift the restriction");
  }
}
