package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.images.ImageFacts.Owner;
import dev.c2ecs.cfn.images.ImageFacts.Port;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts of well-known images that hold for all their versions of these years, from the Dockerfiles
 * that they are made with. A lock knows better.
 */
final class KnownImages {

  private static final Map<String, ImageFacts> IMAGES =
      Map.of(
          // https://github.com/docker-library/postgres/blob/master/17/bookworm/Dockerfile
          "postgres",
          facts(List.of(new Port(5432, "tcp")), "", Map.of(), List.of(), "SIGINT"),
          // https://github.com/grafana/grafana/blob/main/Dockerfile
          "grafana/grafana",
          facts(
              List.of(new Port(3000, "tcp")),
              "472",
              Map.of("/var/lib/grafana", Optional.of(new Owner(472, 0))),
              List.of(),
              ""),
          // https://github.com/nginxinc/docker-nginx-unprivileged/blob/main/stable/alpine/Dockerfile
          "nginxinc/nginx-unprivileged",
          facts(List.of(new Port(8080, "tcp")), "101", Map.of(), List.of(), "SIGQUIT"),
          // https://github.com/louislam/uptime-kuma/blob/master/docker/dockerfile
          "louislam/uptime-kuma",
          facts(
              List.of(new Port(3001, "tcp")),
              "",
              Map.of("/app/data", Optional.empty()),
              List.of("CMD-SHELL", "node extra/healthcheck.js"),
              ""),
          // https://hub.docker.com/r/microsoft/mssql-server: Intel and AMD processors only
          "mssql/server",
          new ImageFacts(
              Optional.empty(),
              List.of("linux/amd64"),
              List.of(new Port(1433, "tcp")),
              Optional.empty(),
              Map.of(),
              Optional.empty(),
              List.of(),
              List.of(),
              Optional.empty()),
          // https://github.com/pi-hole/docker-pi-hole/blob/master/src/Dockerfile
          "pihole/pihole",
          facts(
              List.of(new Port(53, "tcp"), new Port(53, "udp"), new Port(80, "tcp")),
              "",
              Map.of(),
              List.of(
                  "CMD-SHELL",
                  "dig -p $(pihole-FTL --config dns.port) +short +norecurse +retry=0 @127.0.0.1"
                      + " pi.hole || exit 1"),
              ""));

  private KnownImages() {}

  private static ImageFacts facts(
      List<Port> ports,
      String user,
      Map<String, Optional<Owner>> volumes,
      List<String> health,
      String stopSignal) {
    return new ImageFacts(
        Optional.empty(),
        List.of(),
        ports,
        Optional.of(user).filter(name -> !name.isEmpty()),
        volumes,
        Optional.of(health).filter(words -> !words.isEmpty()),
        List.of(),
        List.of(),
        Optional.of(stopSignal).filter(name -> !name.isEmpty()));
  }

  static ImageFacts of(String image) {
    return ImageNames.find(IMAGES, image).orElse(ImageFacts.UNKNOWN);
  }
}
