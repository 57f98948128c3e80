package dev.c2ecs.cfn.routing;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What asks Docker for the services that it routes to, known by the name of its image. Names: the
 * pages of the images on Docker Hub.
 */
enum ProxyKind {
  /** Traefik 2 and 3, labels {@code traefik.…}. */
  TRAEFIK("traefik", "traefik/traefik"),
  /** Caddy, labels {@code caddy…}. */
  CADDY("lucaslorentz/caddy-docker-proxy"),
  /** nginx, variables {@code VIRTUAL_HOST} and the like. */
  NGINX("nginxproxy/nginx-proxy", "jwilder/nginx-proxy"),
  /** What belongs to one of them: it gets certificates, writes files, guards the socket. */
  COMPANION(
      "nginxproxy/acme-companion",
      "jrcs/letsencrypt-nginx-proxy-companion",
      "nginxproxy/docker-gen",
      "jwilder/docker-gen",
      "tecnativa/docker-socket-proxy");

  private static final Map<String, ProxyKind> IMAGES = new HashMap<>();

  static {
    for (ProxyKind kind : values()) {
      for (String image : kind.images) {
        IMAGES.put(image, kind);
      }
    }
  }

  private final String[] images;

  ProxyKind(String... images) {
    this.images = images;
  }

  /** The kind of a service, by its image. */
  static Optional<ProxyKind> of(Service service) {
    return service.image().flatMap(image -> ImageNames.find(IMAGES, image));
  }
}
