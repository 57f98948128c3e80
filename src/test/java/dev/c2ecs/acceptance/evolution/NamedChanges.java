package dev.c2ecs.acceptance.evolution;

import java.util.List;
import java.util.Map;

/**
 * The changes that have a name in the scenarios, as two files each.
 *
 * @param scenario its number
 * @param words what is done
 * @param forward what the update is
 * @param back what the update is that takes it back
 * @param before the services and the rest of the file before
 * @param after the same afterwards
 */
record NamedChanges(
    String scenario, String words, Kind forward, Kind back, String before, String after) {

  /** What an update is. */
  enum Kind {
    /** There is nothing to do. */
    NOTHING,
    /** One update. */
    ONE_STEP,
    /** One update, after which something starts empty. */
    STARTS_EMPTY,
    /** Two updates, which is said beforehand. */
    TWO_STEPS,
    /** None: the stack has to be made anew. */
    NO_WAY
  }

  private static final Map<String, String> FILES = Map.of("./token.txt", "content 1");
  private static final String SPOT = "\"example/api:1\", x-aws-capacity: spot";
  private static final String CHOSEN = "\"example/api:1\", x-aws-discovery: connect";

  private static final String WEB_AND_API =
      """
      services:
        web: {image: "example/web:1", ports: ["80:80"], environment: {API_URL: "http://api:3000"}}
        api: {image: "example/api:1", ports: ["8080:3000"]}
      """;

  /** The proxy looks the name of the other service up once, which is then found by Connect. */
  private static final String CONNECTED =
      """
      services:
        web: {image: "nginx:1.27", ports: ["80:80"], environment: {API_URL: "http://api:3000"}}
        api: {image: "example/api:1", expose: ["3000"]}
      """;

  private static final String WITH_DATABASE =
      """
      services:
        api: {image: "example/api:1", ports: ["80:3000"], environment: {PGHOST: db}}
        db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}
      volumes: {data: {}}
      """;

  private static final String TWO_NETWORKS =
      """
      services:
        web: {image: "nginx:1.27", ports: ["80:80"], networks: [front]}
        api: {image: "example/api:1", expose: ["3000"], networks: [front, back]}
        db: {image: "postgres:16", networks: [back]}
      networks: {front: {}, back: {}}
      """;

  private static final String ALIASED =
      """
      services:
        one: {image: "example/api:1", networks: {default: {aliases: [primary]}}}
        two: {image: "example/api:2"}
      """;

  private static final String WITH_SECRET =
      """
      services:
        api: {image: "example/api:1", ports: ["80:3000"], secrets: [token], configs: [{source: settings, target: /etc/app.toml}]}
      secrets: {token: {file: ./token.txt}}
      configs: {settings: {content: "level = 1"}}
      """;

  private static final String WORKER =
      """
      services:
        api: {image: "example/api:1", ports: ["80:3000"], depends_on: [worker]}
        worker: {image: "example/worker:1", expose: ["9000"]}
      """;

  private static final String JOB = ", deploy: {mode: replicated-job}";
  private static final String SCHEDULED = ", x-aws-schedule: rate(1 day)";

  /** All of them. */
  static List<NamedChanges> all() {
    return List.of(
        change("U1", "443 with a certificate instead of 80", WEB_AND_API, "\"80:80\"", certified()),
        change("U1", "another target port", WEB_AND_API, "80:80", "80:8080"),
        change("U1", "another published port", WEB_AND_API, "80:80", "81:80"),
        change("U1", "a service is renamed", WEB_AND_API, "web:", "frontend:"),
        change("U1", "a service that others name is renamed", WEB_AND_API, "api:", "backend:"),
        change(
            "U1",
            "two services swap their ports",
            WEB_AND_API,
            """
            services:
              web: {image: "example/web:1", ports: ["8080:80"], environment: {API_URL: "http://api:3000"}}
              api: {image: "example/api:1", ports: ["80:3000"]}
            """),
        change(
            "U1",
            "a port moves to another service",
            WEB_AND_API,
            """
            services:
              web: {image: "example/web:1", environment: {API_URL: "http://api:3000"}}
              api: {image: "example/api:1", ports: ["8080:3000", "80:3001"]}
            """),
        change(
            "U1",
            "a service with a port is replaced by another",
            WEB_AND_API,
            """
            services:
              site: {image: "caddy:2", ports: ["80:80"]}
              api: {image: "example/api:1", ports: ["8080:3000"]}
            """),
        change("U2", "a port is unpublished", WEB_AND_API, ", ports: [\"8080:3000\"]", ""),
        change(
            "U2",
            "the last port is unpublished",
            WITH_DATABASE,
            "ports: [\"80:3000\"]",
            "expose: [\"3000\"]"),
        change(
            "U2",
            "HTTP becomes TCP",
            WEB_AND_API,
            "\"80:80\"",
            "{target: 80, published: \"80\", x-aws-protocol: tcp}"),
        change(
            "U2",
            "TCP becomes HTTP",
            WEB_AND_API,
            "\"8080:3000\"",
            "{target: 3000, published: \"8080\", x-aws-protocol: http}"),
        change(
            "U2",
            "a protocol of the application",
            WEB_AND_API,
            "\"80:80\"",
            "{target: 80, published: \"80\", app_protocol: http}",
            Kind.NOTHING),
        change(
            "U2",
            "a port speaks UDP too",
            WEB_AND_API,
            "\"8080:3000\"",
            "\"8080:3000\", \"8080:3000/udp\""),
        change(
            "U2",
            "an alias moves to another service",
            ALIASED,
            """
            services:
              one: {image: "example/api:1"}
              two: {image: "example/api:2", networks: {default: {aliases: [primary]}}}
            """),
        change(
            "U2",
            "an alias becomes the name of its service",
            ALIASED,
            """
            services:
              primary: {image: "example/api:1"}
              two: {image: "example/api:2"}
            """,
            Kind.TWO_STEPS),
        change(
            "U2",
            "an alias becomes the name of another service",
            ALIASED,
            """
            services:
              one: {image: "example/api:1"}
              primary: {image: "example/api:2"}
            """,
            Kind.TWO_STEPS),
        change("U3", "a volume is renamed", WITH_DATABASE, "data:", "pg:", Kind.STARTS_EMPTY),
        change("U3", "a network is renamed", TWO_NETWORKS, "back", "inner"),
        change("U3", "a secret is renamed", WITH_SECRET, "token", "key"),
        change("U3", "a config is renamed", WITH_SECRET, "settings", "options", Kind.NOTHING),
        change("U3", "another content of a config", WITH_SECRET, "level = 1", "level = 2"),
        change("U4", "a service leaves a network", TWO_NETWORKS, "[front, back]", "[front]"),
        change(
            "U4",
            "depends_on is turned round",
            WORKER,
            """
            services:
              api: {image: "example/api:1", ports: ["80:3000"]}
              worker: {image: "example/worker:1", expose: ["9000"], depends_on: [api]}
            """),
        change("U4", "no task", WEB_AND_API, "\"example/api:1\"", deployed("replicas: 0")),
        change("U4", "three tasks", WEB_AND_API, "\"example/api:1\"", deployed("replicas: 3")),
        change("U4", "another size", WEB_AND_API, "\"example/api:1\"", sized()),
        change("U4", "scaled by load", WEB_AND_API, "\"example/api:1\"", scaled()),
        change("U4", "spare capacity", WEB_AND_API, "\"example/api:1\"", SPOT),
        change(
            "U4", "spare capacity, Connect", CONNECTED, "\"example/api:1\"", SPOT, Kind.TWO_STEPS),
        change("U1", "a target port, Connect", CONNECTED, "3000", "3001"),
        change("U1", "a service is renamed, Connect", CONNECTED, "api:", "backend:"),
        change("U4", "Connect is chosen", WEB_AND_API, "\"example/api:1\"", CHOSEN),
        change("U1", "an image", WEB_AND_API, "example/api:1", "example/api:2"),
        change("U1", "the version of a database", WITH_DATABASE, "postgres:16", "postgres:17"),
        change("U1", "a service with a volume is renamed", WITH_DATABASE, "db", "store"),
        change(
            "U2",
            "the load balancer becomes internal",
            WEB_AND_API,
            "\"80:80\"",
            "{target: 80, published: \"80\", x-aws-internal: true}"),
        change(
            "U3", "a volume is read only", WITH_DATABASE, "postgresql/data", "postgresql/data:ro"),
        change("U3", "a mount at another path", WITH_DATABASE, "data:/var/lib", "data:/srv"),
        change(
            "U3",
            "two volumes swap their places",
            twoVolumes("one", "two"),
            twoVolumes("two", "one")),
        change(
            "U3",
            "another key of a volume",
            WITH_DATABASE,
            "{data: {}}",
            "{data: {driver_opts: {kms_key_id: alias/shop}}}"),
        change(
            "U3",
            "another directory of a volume",
            WITH_DATABASE,
            "{data: {}}",
            "{data: {driver_opts: {root_directory: /other}}}"),
        change("U4", "a service becomes a job", worker(""), worker(JOB)),
        change("U4", "a service runs by a schedule", worker(""), worker(SCHEDULED)),
        change("U4", "a job runs by a schedule", worker(JOB), worker(SCHEDULED)),
        change("U3", "a secret is removed", WITH_SECRET, "secrets: [token], ", ""),
        change(
            "U4",
            "lines are kept longer",
            WEB_AND_API + "x-aws-logs_retention: 7\n",
            ": 7",
            ": 30"),
        change(
            "U4",
            "a VPC of its own",
            WEB_AND_API,
            "services:",
            "x-aws-vpc: new\nservices:",
            Kind.NO_WAY));
  }

  private static String twoVolumes(String first, String second) {
    return """
        services:
          api: {image: "example/api:1", volumes: ["%s:/first", "%s:/second"]}
        volumes: {one: {}, two: {}}
        """
        .formatted(first, second);
  }

  private static String worker(String more) {
    return """
        services:
          api: {image: "example/api:1", ports: ["80:3000"]}
          worker: {image: "example/worker:1"%s}
        """
        .formatted(more);
  }

  private static String certified() {
    return "{target: 80, published: \"443\", x-aws-certificate: \""
        + dev.c2ecs.acceptance.evolution.Kind.CERTIFICATE
        + "\"}";
  }

  private static String deployed(String how) {
    return "\"example/api:1\", deploy: {" + how + "}";
  }

  private static String sized() {
    return deployed("resources: {limits: {cpus: \"1\", memory: 2G}}");
  }

  private static String scaled() {
    return deployed("x-aws-autoscaling: {min: 2, max: 5, cpu: 60}");
  }

  private static NamedChanges change(
      String scenario, String words, String before, String after, Kind... kinds) {
    Kind forward = kinds.length > 0 ? kinds[0] : Kind.ONE_STEP;
    Kind back = kinds.length > 1 ? kinds[1] : forward;
    return new NamedChanges(scenario, words, forward, back, before, after);
  }

  /** A change of every place where a text stands. */
  private static NamedChanges change(
      String scenario, String words, String before, String text, String other, Kind... kinds) {
    return change(scenario, words, before, before.replace(text, other), kinds);
  }

  /** The change that is taken back. */
  NamedChanges reversed() {
    return new NamedChanges(scenario, words + ", taken back", back, forward, after, before);
  }

  /** The project before. */
  Translated old() {
    return translated(before);
  }

  /** The project afterwards. */
  Translated now() {
    return translated(after);
  }

  private static Translated translated(String text) {
    Translated.Attempt attempt = Translated.of("name: shop\n" + text, FILES, Map.of());
    return attempt
        .translated()
        .orElseThrow(() -> new AssertionError(text + String.join("\n", attempt.errors())));
  }

  @Override
  public String toString() {
    return scenario + ": " + words;
  }
}
