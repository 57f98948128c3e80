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

  static Optional<DispositionReport> protocol(String protocol, TreePath path) {
    return protocol.equals("sctp")
        ? DispositionReport.error(
            SupportCode.PORT_PROTOCOL, path, "no load balancer carries SCTP", "use tcp or udp")
        : Optional.empty();
  }

  static Optional<DispositionReport> appProtocol(String protocol, TreePath path) {
    return Set.of("http", "https", "http2", "grpc", "tcp").contains(protocol)
        ? Optional.empty()
        : DispositionReport.info(
            SupportCode.APP_PROTOCOL,
            path,
            "`" + protocol + "` is carried as TCP",
            Disposition.APPROXIMATED);
  }

  static Optional<DispositionReport> portMode(String mode, TreePath path) {
    return mode.equals("host")
        ? DispositionReport.info(
            SupportCode.HOST_PORT,
            path,
            "the port is published by a load balancer, tasks themselves are not open",
            Disposition.APPROXIMATED)
        : Optional.empty();
  }

  static Optional<DispositionReport> endpointMode(String mode, TreePath path) {
    return mode.equals("dnsrr")
        ? DispositionReport.info(
            SupportCode.ENDPOINT_MODE,
            path,
            "the name of the service leads to a proxy; SERVICE.PROJECT.local lists the tasks",
            Disposition.APPROXIMATED)
        : Optional.empty();
  }

  static Optional<DispositionReport> driver(String driver, TreePath path) {
    return Set.of("bridge", "overlay", "default", "").contains(driver)
        ? Optional.empty()
        : DispositionReport.warning(
            SupportCode.NETWORK_DRIVER,
            path,
            "a network is a security group, not of the kind `" + driver + "`",
            "remove it",
            Disposition.WARNING);
  }

  static Optional<DispositionReport> label(TreePath path) {
    return PROXY_LABEL.matcher(path.key()).matches()
        ? DispositionReport.warning(
            SupportCode.PROXY_LABEL,
            path,
            "the proxy finds no Docker engine on ECS, so nothing reads the label",
            "publish the port, with " + Keys.HOST + " or " + Keys.PATH + " if it is shared",
            Disposition.EXACT)
        : Optional.empty();
  }
}
