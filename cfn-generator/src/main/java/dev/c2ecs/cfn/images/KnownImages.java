package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.images.ImageFacts.Owner;
import dev.c2ecs.cfn.images.ImageFacts.Port;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts of well-known images that hold for all their versions of these years, from the Dockerfiles
 * that they are made with. A lock knows better.
 */
final class KnownImages {

  /**
   * The users of images that write as somebody else than root, with the directories that they own.
   */
  private static final List<Owned> OWNERS =
      List.of(
          // https://github.com/prometheus/prometheus/blob/main/Dockerfile
          new Owned(new Owner(65534, 65534), "/prometheus", "prom/prometheus"),
          new Owned(new Owner(65534, 65534), "/prometheus", "prometheus/prometheus"),
          // https://github.com/prometheus/alertmanager/blob/main/Dockerfile
          new Owned(new Owner(65534, 65534), "/alertmanager", "prom/alertmanager"),
          // https://github.com/grafana/loki/blob/main/cmd/loki/Dockerfile
          new Owned(new Owner(10001, 10001), "/loki", "grafana/loki"),
          // https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-prod
          new Owned(new Owner(1000, 0), "/usr/share/elasticsearch/data", "elasticsearch"),
          new Owned(
              new Owner(1000, 0), "/usr/share/elasticsearch/data", "elasticsearch/elasticsearch"),
          // https://github.com/opensearch-project/opensearch-build/tree/main/docker/release
          new Owned(
              new Owner(1000, 1000), "/usr/share/opensearch/data", "opensearchproject/opensearch"),
          // https://github.com/jenkinsci/docker/blob/master/README.md
          new Owned(new Owner(1000, 1000), "/var/jenkins_home", "jenkins/jenkins"),
          // https://github.com/sonatype/docker-nexus3/blob/main/README.md
          new Owned(new Owner(200, 200), "/nexus-data", "sonatype/nexus3"));

  /** A directory of an image with its owner. */
  private record Owned(Owner owner, String path, String image) {}

  private static final Map<String, ImageFacts> IMAGES = new HashMap<>();

  static {

    // https://github.com/docker-library/postgres/blob/master/17/bookworm/Dockerfile
    IMAGES.put(
        "postgres", facts(List.of(new Port(5432, "tcp")), "", Map.of(), List.of(), "SIGINT"));
    // https://github.com/grafana/grafana/blob/main/Dockerfile
    IMAGES.put(
        "grafana/grafana",
        facts(
            List.of(new Port(3000, "tcp")),
            "472",
            Map.of("/var/lib/grafana", Optional.of(new Owner(472, 0))),
            List.of(),
            ""));
    // https://github.com/nginxinc/docker-nginx-unprivileged/blob/main/stable/alpine/Dockerfile
    IMAGES.put(
        "nginxinc/nginx-unprivileged",
        facts(List.of(new Port(8080, "tcp")), "101", Map.of(), List.of(), "SIGQUIT"));
    // https://github.com/louislam/uptime-kuma/blob/master/docker/dockerfile
    IMAGES.put(
        "louislam/uptime-kuma",
        facts(
            List.of(new Port(3001, "tcp")),
            "",
            Map.of("/app/data", Optional.empty()),
            List.of("CMD-SHELL", "node extra/healthcheck.js"),
            ""));
    // https://hub.docker.com/r/microsoft/mssql-server: Intel and AMD processors only
    IMAGES.put(
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
            Optional.empty()));
    // https://github.com/pi-hole/docker-pi-hole/blob/master/src/Dockerfile
    IMAGES.put(
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
    OWNERS.forEach(KnownImages::owned);
  }

  private static void owned(Owned known) {
    IMAGES.put(
        known.image(),
        facts(
            List.of(),
            Long.toString(known.owner().uid()),
            Map.of(known.path(), Optional.of(known.owner())),
            List.of(),
            ""));
  }

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
