package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Values of attributes of ports and networks that fare otherwise than their row says. */
final class NetworkRules {

  private static final Pattern PROXY_LABEL = Pattern.compile("(traefik|caddy|haproxy)[._].*");

  private NetworkRules() {}

  static Optional<Verdict> protocol(String protocol, TreePath path) {
    return protocol.equals("sctp")
        ? Verdict.error(
            SupportCode.PORT_PROTOCOL, path, "no load balancer carries SCTP", "use tcp or udp")
        : Optional.empty();
  }

  static Optional<Verdict> appProtocol(String protocol, TreePath path) {
    return Set.of("http", "https", "http2", "grpc", "tcp").contains(protocol)
        ? Optional.empty()
        : Verdict.info(
            SupportCode.APP_PROTOCOL,
            path,
            "`" + protocol + "` is carried as TCP",
            Disposition.APPROXIMATED);
  }

  static Optional<Verdict> portMode(String mode, TreePath path) {
    return mode.equals("host")
        ? Verdict.info(
            SupportCode.HOST_PORT,
            path,
            "the port is published by a load balancer, tasks themselves are not open",
            Disposition.APPROXIMATED)
        : Optional.empty();
  }

  static Optional<Verdict> endpointMode(String mode, TreePath path) {
    return mode.equals("dnsrr")
        ? Verdict.info(
            SupportCode.ENDPOINT_MODE,
            path,
            "the name of the service leads to a proxy; SERVICE.PROJECT.local lists the tasks",
            Disposition.APPROXIMATED)
        : Optional.empty();
  }

  static Optional<Verdict> driver(String driver, TreePath path) {
    return Set.of("bridge", "overlay", "default", "").contains(driver)
        ? Optional.empty()
        : Verdict.warning(
            SupportCode.NETWORK_DRIVER,
            path,
            "a network is a security group, not of the kind `" + driver + "`",
            "remove it",
            Disposition.WARNING);
  }

  static Optional<Verdict> label(TreePath path) {
    return PROXY_LABEL.matcher(path.key()).matches()
        ? Verdict.warning(
            SupportCode.PROXY_LABEL,
            path,
            "the proxy finds no Docker engine on ECS, so nothing reads the label",
            "publish the port, with " + Keys.HOST + " or " + Keys.PATH + " if it is shared",
            Disposition.EXACT)
        : Optional.empty();
  }
}
