package dev.c2ecs.acceptance.evolution;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of services that projects have, and how often. */
enum Kind {
  WEB(20, "nginx:1.27", 80, List.of("web", "frontend", "site"), Kind::web),
  API(25, "example/api:1", 3000, List.of("api", "backend", "app"), Kind::api),
  POSTGRES(18, "postgres:16", 5432, List.of("db", "postgres", "database"), Kind::postgres),
  REDIS(12, "redis:7", 6379, List.of("redis", "cache"), Kind::redis),
  WORKER(12, "example/worker:1", 0, List.of("worker", "jobs", "mailer"), Kind::worker),
  PROXY(6, "nginx:1.27-alpine", 80, List.of("proxy", "gateway"), Kind::proxy),
  RABBITMQ(5, "rabbitmq:3-management", 5672, List.of("mq", "rabbitmq"), Kind::rabbitmq),
  GRAFANA(4, "grafana/grafana:11.0.0", 3000, List.of("grafana"), Kind::grafana),
  MINIO(4, "minio/minio:RELEASE.2024-08-17T01-24-54Z", 9000, List.of("minio", "s3"), Kind::minio),
  MARIADB(3, "mariadb:11", 3306, List.of("mariadb", "mysql"), Kind::mariadb),
  MIGRATE(6, "example/migrate:1", 0, List.of("migrate", "setup"), Kind::migrate),
  REPORT(5, "example/report:1", 0, List.of("report", "backup"), Kind::report),
  GRPC(4, "example/grpc:1", 50051, List.of("grpc", "rpc"), Kind::grpc),
  SYSLOG(3, "example/syslog:1", 8080, List.of("syslog", "collector"), Kind::syslog),
  MQTT(2, "eclipse-mosquitto:2", 1883, List.of("mqtt", "broker"), Kind::mqtt),
  SIDECAR(3, "example/agent:1", 0, List.of("agent", "exporter"), Kind::sidecar);

  static final String CERTIFICATE =
      "arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef";

  private static final List<Integer> PORTS = List.of(80, 8080, 3000, 8000, 5000, 9090, 8081);

  private final int weight;
  private final String image;
  private final int port;

  @SuppressWarnings("ImmutableEnumChecker") // of List.of
  private final List<String> names;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a method without state
  private final Recipe recipe;

  /** Writes what a service has beside its image. */
  private interface Recipe {
    void write(Draft draft, Member member, Dice dice);
  }

  Kind(int weight, String image, int port, List<String> names, Recipe recipe) {
    this.weight = weight;
    this.image = image;
    this.port = port;
    this.names = names;
    this.recipe = recipe;
  }

  /** The port that it listens on; 0 for none. */
  int port() {
    return port;
  }

  /** The kind that has an image, whatever its tag. */
  static Optional<Kind> of(String image) {
    String name = image.replaceAll(":[^/]*$", "");
    for (Kind kind : values()) {
      if (kind.image.replaceAll(":[^/]*$", "").equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Any of them, by weight. */
  static Kind any(Dice dice) {
    int all = 0;
    for (Kind kind : values()) {
      all += kind.weight;
    }
    int at = dice.between(1, all);
    for (Kind kind : values()) {
      at -= kind.weight;
      if (at <= 0) {
        return kind;
      }
    }
    throw new IllegalStateException();
  }

  /** Adds a service of this kind, and the names and addresses that it needs of others. */
  Member add(Draft draft, Dice dice) {
    String name = draft.fresh("services", dice.pick(names).orElseThrow());
    Member member = draft.add(name, image);
    recipe.write(draft, member, dice);
    return member;
  }

  private static int free(Draft draft, Dice dice, int wanted) {
    if (draft.isFree(wanted) && !dice.oneOf(4)) {
      return wanted;
    }
    return dice.pick(PORTS.stream().filter(draft::isFree).toList()).orElse(wanted + 1000);
  }

  /** The port as its own documentation publishes it, or one beside it. */
  private static int own(Draft draft, int wanted) {
    int number = wanted;
    while (!draft.isFree(number)) {
      number++;
    }
    return number;
  }

  private static void web(Draft draft, Member member, Dice dice) {
    member.publish(free(draft, dice, 80), 80);
    if (dice.oneOf(3)) {
      other(draft, member, dice, m -> m.isOwn() && m.runs())
          .ifPresent(api -> address(member, api, "API_URL", "http://%s:%d"));
    }
  }

  private static void api(Draft draft, Member member, Dice dice) {
    if (dice.oneOf(3)) {
      member.map().remove("image");
      member.set("build", Draft.map("context", "./" + member.name()));
    }
    if (dice.oneOf(2)) {
      member.publish(free(draft, dice, dice.any(3000, 8080)), 3000);
    } else {
      member.set("expose", Draft.list("3000"));
    }
    stores(draft, member, dice);
    if (dice.oneOf(3)) {
      member.set("healthcheck", web(3000));
    }
  }

  static Object web(int port) {
    return Draft.map(
        "test",
        Draft.list("CMD", "curl", "-f", "http://localhost:" + port + "/health"),
        "interval",
        "10s",
        "retries",
        3);
  }

  /** Addresses of the stores that there are. */
  private static void stores(Draft draft, Member member, Dice dice) {
    for (Member store : draft.members(Member::isStore)) {
      if (dice.oneOf(3)) {
        continue;
      }
      switch (of(store.image()).orElse(REDIS)) {
        case POSTGRES -> {
          member.environment().put("PGHOST", store.name());
          member.environment().put("PGPASSWORD", "${POSTGRES_PASSWORD}");
        }
        case MARIADB -> member.environment().put("MYSQL_HOST", store.name());
        case RABBITMQ -> address(member, store, "AMQP_URL", "amqp://%s:%d");
        case MINIO -> address(member, store, "S3_ENDPOINT", "http://%s:%d");
        default -> address(member, store, "REDIS_URL", "redis://%s:%d");
      }
      if (dice.oneOf(2)) {
        member.needs(store.name(), store.has("healthcheck") ? "healthy" : "started");
      }
    }
  }

  private static void address(Member from, Member to, String variable, String form) {
    to.listens()
        .ifPresent(port -> from.environment().put(variable, form.formatted(to.name(), port)));
  }

  private static Optional<Member> other(
      Draft draft, Member member, Dice dice, Predicate<Member> wanted) {
    return dice.pick(draft.members(m -> !m.name().equals(member.name()) && wanted.test(m)));
  }

  private static void volume(Draft draft, Member member, String target) {
    String volume = draft.fresh("volumes", member.name() + "-data");
    draft.section("volumes").put(volume, Draft.map());
    member.mount(volume, target);
  }

  private static void postgres(Draft draft, Member member, Dice dice) {
    draft.variables().put("POSTGRES_PASSWORD", "s3cr3t-1");
    member.environment().put("POSTGRES_PASSWORD", "${POSTGRES_PASSWORD}");
    volume(draft, member, "/var/lib/postgresql/data");
    if (dice.oneOf(2)) {
      member.set(
          "healthcheck",
          Draft.map("test", Draft.list("CMD-SHELL", "pg_isready -U postgres"), "interval", "5s"));
    }
  }

  private static void mariadb(Draft draft, Member member, Dice dice) {
    draft.variables().put("MARIADB_ROOT_PASSWORD", "s3cr3t-1");
    member.environment().put("MARIADB_ROOT_PASSWORD", "${MARIADB_ROOT_PASSWORD}");
    volume(draft, member, "/var/lib/mysql");
    if (dice.oneOf(3)) {
      member.publish(own(draft, 3306), 3306);
    }
  }

  private static void redis(Draft draft, Member member, Dice dice) {
    if (dice.oneOf(3)) {
      volume(draft, member, "/data");
    }
  }

  private static void worker(Draft draft, Member member, Dice dice) {
    member.set("command", Draft.list("worker", "--concurrency", "2"));
    stores(draft, member, dice);
    if (dice.oneOf(3)) {
      other(draft, member, dice, m -> m.has("build"))
          .ifPresent(
              built -> {
                member.map().remove("image");
                member.set("build", Draft.copy(built.map("build")));
              });
    }
  }

  private static void proxy(Draft draft, Member member, Dice dice) {
    member.publish(free(draft, dice, 80), 80);
    other(draft, member, dice, m -> m.isOwn() && m.runs() && m.listens().isPresent())
        .ifPresent(
            api -> {
              String config = draft.fresh("configs", member.name() + "-conf");
              draft
                  .section("configs")
                  .put(
                      config,
                      Draft.map(
                          "content",
                          "server {\n  listen 80;\n  location / { proxy_pass http://%s:%d; }\n}\n"
                              .formatted(api.name(), api.listens().orElseThrow())));
              member
                  .list("configs")
                  .add(Draft.map("source", config, "target", "/etc/nginx/conf.d/default.conf"));
            });
  }

  private static void rabbitmq(Draft draft, Member member, Dice dice) {
    volume(draft, member, "/var/lib/rabbitmq");
    if (dice.oneOf(2)) {
      member.publish(own(draft, 15672), 15672);
    }
  }

  private static void grafana(Draft draft, Member member, Dice dice) {
    member.publish(free(draft, dice, 3000), 3000);
    volume(draft, member, "/var/lib/grafana");
  }

  private static void minio(Draft draft, Member member, Dice dice) {
    member.set("command", "server /data --console-address :9001");
    volume(draft, member, "/data");
    member.publish(own(draft, 9000), 9000);
    if (dice.oneOf(2)) {
      member.publish(own(draft, 9001), 9001);
    }
  }

  private static void migrate(Draft draft, Member member, Dice dice) {
    member.set("restart", "no");
    member.set("command", Draft.list("migrate", "up"));
    stores(draft, member, dice);
    if (dice.oneOf(2)) {
      other(draft, member, dice, m -> m.isOwn() && m.runs())
          .filter(app -> !draft.waits(member.name(), app.name()))
          .ifPresent(app -> app.needs(member.name(), "completed_successfully"));
    }
  }

  private static void report(Draft draft, Member member, Dice dice) {
    member.set("x-aws-schedule", dice.any("rate(1 day)", "cron(0 3 * * ? *)", "rate(1 hour)"));
    member.set("restart", "no");
    stores(draft, member, dice);
  }

  private static void grpc(Draft draft, Member member, Dice dice) {
    member.publish(own(draft, 50051), 50051);
    if (dice.oneOf(2)) {
      Draft.asMap(member.list("ports").get(0)).put("app_protocol", "grpc");
      Draft.asMap(member.list("ports").get(0)).put("x-aws-certificate", CERTIFICATE);
    }
  }

  private static void syslog(Draft draft, Member member, Dice dice) {
    member.publish(own(draft, 514), 514);
    Draft.asMap(member.list("ports").get(0)).put("protocol", "udp");
    member.set("expose", Draft.list("8080"));
  }

  private static void mqtt(Draft draft, Member member, Dice dice) {
    member.publish(own(draft, 1883), 1883);
  }

  private static void sidecar(Draft draft, Member member, Dice dice) {
    other(draft, member, dice, m -> m.isOwn() && m.runs())
        .ifPresentOrElse(
            host -> member.set("network_mode", "service:" + host.name()),
            () -> member.set("command", Draft.list("agent")));
  }
}
