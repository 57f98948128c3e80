package dev.c2ecs.cli.live;

import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.stack.StackInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where a service is reached from outside.
 *
 * @param service the Compose service
 * @param host the name of the load balancer, or a domain of the project
 * @param port the port there
 * @param target the port of the container, 0 when it is not known
 * @param url the address, {@code http://…}
 */
public record Address(String service, String host, int port, int target, String url) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** The addresses that a stack gives out, in the order of its template. */
  static List<Address> of(Template template, StackInfo stack) {
    List<Exposure> exposures = Exposure.of(template);
    List<Address> addresses = new ArrayList<>();
    for (Output output : template.outputs()) {
      stack.outputs().stream()
          .filter(given -> given.name().equals(output.name()))
          .findFirst()
          .ifPresent(given -> add(output.origin().name(), given.value(), exposures, addresses));
    }
    return addresses;
  }

  private static void add(
      String service, String url, List<Exposure> exposures, List<Address> addresses) {
    try {
      URI uri = new URI(url);
      if (service.isEmpty() || uri.getHost() == null) {
        return;
      }
      int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? HTTPS : HTTP;
      OptionalInt target =
          exposures.stream()
              .filter(one -> one.service().equals(service) && one.port() == port)
              .mapToInt(Exposure::target)
              .findFirst();
      addresses.add(new Address(service, uri.getHost(), port, target.orElse(0), url));
    } catch (URISyntaxException e) {
      // an output of the overlay, which need not be an address
    }
  }
}
