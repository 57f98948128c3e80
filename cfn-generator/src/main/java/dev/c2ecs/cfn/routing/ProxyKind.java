package dev.c2ecs.cfn.routing;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.compose.model.Service;
import java.util.Map;
import java.util.Optional;

/**
 * What asks Docker for the services that it routes to, known by the name of its image. Names: the
 * pages of the images on Docker Hub.
 */
enum ProxyKind {
  /** Traefik 2 and 3, labels {@code traefik.…}. */
  TRAEFIK,
  /** Caddy, labels {@code caddy…}. */
  CADDY,
  /** nginx, variables {@code VIRTUAL_HOST} and the like. */
  NGINX,
  /** What belongs to one of them: it gets certificates, writes files, guards the socket. */
  COMPANION;

  private static final Map<String, ProxyKind> IMAGES =
      Map.ofEntries(
          Map.entry("traefik", TRAEFIK),
          Map.entry("traefik/traefik", TRAEFIK),
          Map.entry("library/traefik", TRAEFIK),
          Map.entry("lucaslorentz/caddy-docker-proxy", CADDY),
          Map.entry("nginxproxy/nginx-proxy", NGINX),
          Map.entry("jwilder/nginx-proxy", NGINX),
          Map.entry("nginxproxy/acme-companion", COMPANION),
          Map.entry("jrcs/letsencrypt-nginx-proxy-companion", COMPANION),
          Map.entry("nginxproxy/docker-gen", COMPANION),
          Map.entry("jwilder/docker-gen", COMPANION),
          Map.entry("tecnativa/docker-socket-proxy", COMPANION));

  /** The kind of a service, by its image. */
  static Optional<ProxyKind> of(Service service) {
    return service.image().flatMap(image -> ImageNames.find(IMAGES, image));
  }
}
