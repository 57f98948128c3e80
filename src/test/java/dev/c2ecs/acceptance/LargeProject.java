package dev.c2ecs.acceptance;

import java.util.List;
import java.util.StringJoiner;

/** A Compose file of six teams with ten services each, as large shops have them. */
final class LargeProject {

  private static final List<String> TEAMS =
      List.of("catalog", "orders", "payments", "users", "shipping", "search");
  private static final String TEAM =
      """
        @-gateway: {image: example/gateway, networks: [edge, @], depends_on: [@-api, @-admin], ports: ["80#:8080"]}
        @-api: {image: example/api, networks: [@], depends_on: [@-db, @-cache], secrets: [@_password], deploy: {replicas: 3}}
        @-worker: {image: example/worker, networks: [@], depends_on: [@-db, @-events], secrets: [@_password]}
        @-cache: {image: "redis:7", networks: [@]}
        @-db: {image: "postgres:16", networks: [@], volumes: ["@-data:/var/lib/postgresql/data"], secrets: [@_password]}
        @-admin: {image: example/admin, networks: [@], depends_on: [@-api]}
        @-events: {image: example/events, networks: [@, bus]}
        @-sync: {image: example/sync, networks: [@], depends_on: [@-api]}
        @-mailer: {image: example/mailer, networks: [@], depends_on: [@-events]}
        @-export: {image: example/export, networks: [@], x-aws-schedule: rate(1 hour), secrets: [@_password]}
      """;

  private LargeProject() {}

  /** The file. */
  static String compose() {
    StringBuilder services = new StringBuilder();
    StringJoiner networks = new StringJoiner("", "networks:\n  edge:\n  bus:\n", "");
    StringJoiner volumes = new StringJoiner("", "volumes:\n", "");
    StringJoiner secrets = new StringJoiner("", "secrets:\n", "");
    for (String team : TEAMS) {
      services.append(TEAM.replace("#", "8" + TEAMS.indexOf(team)).replace("@", team));
      networks.add("  " + team + ":\n");
      volumes.add("  " + team + "-data:\n");
      secrets.add("  " + team + "_password: {external: true}\n");
    }
    return "name: shop\nservices:\n" + services + networks + volumes + secrets;
  }
}
