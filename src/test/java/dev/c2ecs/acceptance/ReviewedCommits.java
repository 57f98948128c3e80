package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A repository whose commits are each another kind of change, one after the other.
 *
 * @param name the kind, the name of a golden file
 * @param file the file that changes
 * @param before a text in it
 * @param after what takes its place
 */
record ReviewedCommits(String name, String file, String before, String after) {

  private static final String COMPOSE = "compose.yaml";
  private static final String LOCK = "compose.lock.json";
  private static final String DIGEST = "sha256:" + "1".repeat(64);
  private static final String MOVED = "sha256:" + "2".repeat(64);

  private static final String PROJECT =
      """
      name: shop
      services:
        web:
          image: nginx:1.27
          ports: ["80:80"]
          volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
          depends_on: [api]
        api:
          image: example/api:1
          expose: ["3000"]
          environment:
            LOG_LEVEL: info
            DATABASE: db
          secrets: [token]
          networks: {default: {aliases: [backend]}}
        worker:
          image: example/worker:1
          environment: {API: "http://api:3000"}
        db:
          image: postgres:16
          environment: {POSTGRES_PASSWORD: "${DB_PASSWORD}"}
          volumes: ["data:/var/lib/postgresql/data"]
      secrets: {token: {file: ./token.txt}}
      volumes: {data: {}}
      """;

  private static final String LOCKED =
      """
      {
        "version": 1,
        "images": {
          "example/api:1": {
            "digest": "%1$s",
            "platforms": ["linux/amd64"],
            "facts": {"linux/amd64": {"digest": "%1$s"}}
          }
        }
      }
      """
          .formatted(DIGEST);

  private static ReviewedCommits compose(String name, String before, String after) {
    return new ReviewedCommits(name, COMPOSE, before, after);
  }

  static List<ReviewedCommits> all() {
    return List.of(
        compose("image", "nginx:1.27", "nginx:1.28"),
        compose("environment", "LOG_LEVEL: info", "LOG_LEVEL: debug"),
        compose("port-published", "    expose: [\"3000\"]", "    ports: [\"8080:3000\"]"),
        compose(
            "data-store-exposed",
            "    image: postgres:16",
            "    image: postgres:16\n    ports: [{target: 5432, published: \"5432\", x-aws-public: true}]"),
        compose(
            "service-added",
            "  db:\n",
            "  cache:\n    image: redis:7\n    command: [redis-server, --save, \"\"]\n  db:\n"),
        compose(
            "service-removed",
            "  worker:\n    image: example/worker:1\n    environment: {API: \"http://api:3000\"}\n",
            ""),
        compose("service-renamed", "  web:\n", "  frontend:\n"),
        compose("volume-renamed", "data:", "rows:"),
        new ReviewedCommits("secret-rotated", "token.txt", "first", "second"),
        compose(
            "network-joined",
            "    image: redis:7",
            "    image: redis:7\n    networks: [default, private]"),
        compose(
            "replicas",
            "    image: example/api:1",
            "    image: example/api:1\n    deploy: {replicas: 3}"),
        compose(
            "size",
            "deploy: {replicas: 3}",
            "deploy: {replicas: 3, resources: {limits: {cpus: \"1\", memory: 2G}}}"),
        compose(
            "https",
            "ports: [\"80:80\"]",
            "ports: [{target: 80, published: \"443\", x-aws-certificate:"
                + " \"arn:aws:acm:eu-central-1:123456789012:certificate/c\"}]"),
        compose("permission-widened", "  db:\n", "  db:\n    x-aws-exec: true\n"),
        compose(
            "job",
            "  db:\n",
            """
              migrate:
                image: example/api:1
                command: [migrate]
                restart: "no"
                depends_on: [db]
              db:
            """),
        compose(
            "overlay",
            "secrets: {token",
            """
            x-aws-cloudformation:
              Resources:
                LogGroup: {Properties: {RetentionInDays: 14}}
            secrets: {token"""),
        new ReviewedCommits(
            "file-content", "nginx.conf", "worker_processes 1", "worker_processes 2"),
        new ReviewedCommits("lock-moved", LOCK, DIGEST, MOVED),
        compose(
            "will-fail",
            "    networks: {default: {aliases: [backend]}}\n",
            "    networks: {default: {}}\n  backend:\n    image: example/backend:1\n    expose: [\"3000\"]\n"),
        compose(
            "whitespace",
            "secrets: {token: {file: ./token.txt}}",
            "secrets: {token:   {file: ./token.txt}}\n"));
  }

  /** The project as it is before the first commit. */
  static GitRepository begin(Path directory) throws IOException {
    Files.writeString(
        directory.resolve(COMPOSE),
        PROJECT.replace("volumes: {data: {}}", "networks: {private: {}}\nvolumes: {data: {}}"));
    Files.writeString(directory.resolve("nginx.conf"), "worker_processes 1;\n");
    Files.writeString(directory.resolve("token.txt"), "first\n");
    Files.writeString(directory.resolve(LOCK), LOCKED);
    return GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "begin");
  }

  /** Makes the change, and commits it. */
  void commit(GitRepository repository, Path directory) throws IOException {
    Path changed = directory.resolve(file);
    String old = Files.readString(changed);
    assertThat(old).as(name).contains(before);
    Files.writeString(changed, old.replace(before, after));
    repository.run("add", "-A").run("commit", "-qm", name);
  }
}
