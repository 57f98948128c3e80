package dev.c2ecs.cfn.extension;

import dev.c2ecs.compose.model.Port;
import java.util.List;

/**
 * What is said under the {@code x-aws-} keys of a port.
 *
 * @param certificate the ARN of a certificate
 * @param drainSeconds the seconds that a task which is stopped has for requests under way
 * @param domain the domain that leads here
 * @param health how a load balancer checks what is behind
 * @param hosts the host names that lead here, none for all
 * @param idleSeconds the seconds after which a connection without traffic is closed
 * @param internal whether the load balancer is inside the VPC only
 * @param paths the paths that lead here, none for all
 * @param protocol what is spoken
 * @param open whether the port faces the Internet
 * @param stickiness the seconds that a client stays with a task
 */
public record PortExtensions(
    Setting<String> certificate,
    Setting<Integer> drainSeconds,
    Setting<String> domain,
    Health health,
    Setting<List<String>> hosts,
    Setting<Integer> idleSeconds,
    Setting<Boolean> internal,
    Setting<List<String>> paths,
    Setting<String> protocol,
    Setting<Boolean> open,
    Setting<Integer> stickiness) {

  /**
   * How a load balancer checks tasks: a path, or a mapping with more.
   *
   * @param path the path
   * @param codes the status codes of a healthy answer
   * @param gracePeriod the seconds in which a new task is not stopped
   * @param interval the seconds between two checks
   * @param port the TCP port that is checked, when it is not the published one
   */
  public record Health(
      Setting<String> path,
      Setting<String> codes,
      Setting<Integer> gracePeriod,
      Setting<Integer> interval,
      Setting<Integer> port) {

    private static Health of(SettingReader port) {
      SettingReader health = port.below(Keys.HEALTHCHECK);
      return new Health(
          port.hasMapping(Keys.HEALTHCHECK) ? health.text("path") : port.text(Keys.HEALTHCHECK),
          health.text("codes"),
          health.number("grace_period"),
          health.number("interval"),
          health.number("port"));
    }
  }

  static PortExtensions of(Port port) {
    SettingReader reader = new SettingReader(port.extensions(), port.path());
    return new PortExtensions(
        reader.text(Keys.CERTIFICATE),
        reader.number(Keys.DEREGISTRATION_DELAY),
        reader.text(Keys.DOMAIN),
        Health.of(reader),
        reader.texts(Keys.HOST),
        reader.number(Keys.IDLE_TIMEOUT),
        reader.flag(Keys.INTERNAL),
        reader.texts(Keys.PATH),
        reader.text(Keys.PROTOCOL),
        reader.flag(Keys.PUBLIC),
        reader.number(Keys.STICKINESS));
  }

  /** Whether another port says the same. */
  public boolean saysTheSame(PortExtensions other) {
    return values().equals(other.values());
  }

  private List<Object> values() {
    return List.of(
        certificate.written(),
        drainSeconds.written(),
        domain.written(),
        health.path().written(),
        health.codes().written(),
        health.gracePeriod().written(),
        health.interval().written(),
        health.port().written(),
        hosts.written(),
        idleSeconds.written(),
        internal.written(),
        paths.written(),
        protocol.written(),
        open.written(),
        stickiness.written());
  }

  /** Whether a certificate or a domain is named. */
  public boolean isSecure() {
    return certificate.present() || domain.present();
  }
}
