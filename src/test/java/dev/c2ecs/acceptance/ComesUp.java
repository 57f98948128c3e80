package dev.c2ecs.acceptance;

import dev.c2ecs.cfn.reach.Reachability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What would keep a converted project from coming up, by rules that look at its model, its template
 * and what was said, and not at the plan that made the template.
 */
final class ComesUp {

  private static final Pattern ADDRESS =
      Pattern.compile("(?<![\\w./-])([A-Za-z][\\w.-]*):(\\d{2,5})(?![\\w.])");
  private static final Pattern URL =
      Pattern.compile("\\b(https?)://([A-Za-z][\\w-]*)(?=[/\"'\\s;,]|$)");
  private static final Pattern LOCAL_URL = Pattern.compile("//localhost:(\\d+)");

  /** Words of commands that go on. */
  private static final Pattern SERVES = Pattern.compile("\\b(worker|serve|server|start|watch)\\b");

  private static final Pattern STORE =
      Pattern.compile(
          "(?i)(^|/)(postgres(ql)?|postgis|pgvector|timescaledb|mysql|mariadb|percona|mongo|redis"
              + "|valkey|memcached|elasticsearch|opensearch|clickhouse|cassandra|scylla|rabbitmq"
              + "|kafka|redpanda|zookeeper|etcd|influxdb|neo4j|couchdb|meilisearch|qdrant|weaviate)"
              + "(-(server|alpine|stack|oss))?$");

  /** What these need to start at all, in MiB. */
  private static final Map<Pattern, Integer> FLOORS =
      new LinkedHashMap<>(
          Map.of(
              Pattern.compile("(^|/)(elasticsearch|opensearch|clickhouse-server|cassandra)$"), 2048,
              Pattern.compile("(^|/)(kafka|cp-kafka|redpanda|neo4j|keycloak|logstash)$"), 1024,
              Pattern.compile("(^|/)(mysql|mariadb|rabbitmq|kibana)$"), 1024));

  private static final int MOST_FILES = 60;
  private static final int MOST_BYTES = 200_000;

  private final Map<String, Object> services;
  private final Map<String, Object> configs;
  private final Template template;
  private final Reachability reach;
  private final List<Map<String, Object>> said = new ArrayList<>();
  private final Map<String, String> taskOf = new TreeMap<>();
  private final Map<String, String> serviceOf = new TreeMap<>();
  private final Map<String, String> owners = new TreeMap<>();
  private final List<String> found = new ArrayList<>();
  private int names;

  private ComesUp(
      Map<String, Object> model, Template template, Reachability reach, List<Object> diagnostics) {
    this.services = Template.map(model.getOrDefault("services", Map.of()));
    this.configs = Template.map(model.getOrDefault("configs", Map.of()));
    this.template = template;
    this.reach = reach;
    diagnostics.forEach(one -> said.add(Template.map(one)));
    for (String task : template.ofType("AWS::ECS::TaskDefinition")) {
      for (Object container : Template.list(template.at(task, "ContainerDefinitions"))) {
        taskOf.put(String.valueOf(Template.map(container).get("Name")), task);
      }
    }
    for (String service : template.ofType("AWS::ECS::Service")) {
      serviceOf.put(Template.ref(template.at(service, "TaskDefinition")), service);
    }
    services.forEach((name, service) -> owners.putIfAbsent(lower(name), name));
    services.forEach(
        (name, service) ->
            otherNames(Template.map(service)).forEach(o -> owners.putIfAbsent(lower(o), name)));
  }

  /**
   * What is found.
   *
   * @param findings one line each: the rule, the service, what is wrong
   * @param names how many addresses were followed
   */
  record Result(List<String> findings, int names) {}

  /** Looks at a project. */
  static Result of(
      Map<String, Object> model, Template template, Reachability reach, List<Object> diagnostics) {
    ComesUp rules = new ComesUp(model, template, reach, diagnostics);
    rules.services.forEach((name, service) -> rules.look(name, Template.map(service)));
    return new Result(rules.found, rules.names);
  }

  private void look(String name, Map<String, Object> service) {
    String container = name.replaceAll("[^A-Za-z0-9_-]", "_");
    String task = taskOf.get(container);
    if (task == null) {
      return;
    }
    Optional<String> running = Optional.ofNullable(serviceOf.get(task));
    addresses(name, service, task, running);
    Map<String, Object> box = template.container(task, container);
    jobs(name, service, box, running);
    sizes(name, service, task);
    health(name, service, box, running);
    localhost(name, service);
    mounts(name, service);
    if (running.isPresent()) {
      zones(name, task, running.get());
      writers(name, task, box, running.get());
      stores(name, service, running.get());
    }
  }

  /** Every address that a text names leads to its service, or it is said that it cannot. */
  private void addresses(
      String name, Map<String, Object> service, String task, Optional<String> running) {
    for (Map.Entry<String, Integer> address : addresses(service).entrySet()) {
      String[] words = address.getKey().split(":", 2);
      String owner = owners.get(words[0]);
      String other = owner == null ? null : taskOf.get(owner.replaceAll("[^A-Za-z0-9_-]", "_"));
      if (owner == null || owner.equals(name) || other == null) {
        continue;
      }
      names++;
      String server = serviceOf.get(other);
      boolean reached =
          other.equals(task)
              || (running.isPresent()
                  && server != null
                  && reach.reaches(running.get(), words[0], address.getValue(), server))
              || ((running.isEmpty() || server == null) && hasHelper(task));
      if (!reached && !said("C2E437", name) && !said("C2E437", owner)) {
        found.add("address " + name + ": " + words[0] + ":" + address.getValue());
      }
    }
  }

  private boolean hasHelper(String task) {
    return String.valueOf(template.at(task, "ContainerDefinitions")).contains("/etc/resolv.conf");
  }

  private Map<String, Integer> addresses(Map<String, Object> service) {
    Map<String, Integer> addresses = new TreeMap<>();
    for (String text : texts(service)) {
      Matcher matcher = ADDRESS.matcher(text.replaceAll("[\\w.%$~-]+:[^@/\\s]*@", ""));
      while (matcher.find()) {
        int port = Integer.parseInt(matcher.group(2));
        if (port < 65_536) {
          addresses.put(lower(matcher.group(1)) + ":" + port, port);
        }
      }
      Matcher url = URL.matcher(text);
      while (url.find()) {
        int port = url.group(1).equals("http") ? 80 : 443;
        addresses.put(lower(url.group(2)) + ":" + port, port);
      }
    }
    return addresses;
  }

  private List<String> texts(Map<String, Object> service) {
    List<String> texts = new ArrayList<>();
    environment(service).values().forEach(value -> texts.add(String.valueOf(value)));
    for (String key : List.of("command", "entrypoint")) {
      if (service.get(key) instanceof List<?> words) {
        texts.add(String.join(" ", words.stream().map(String::valueOf).toList()));
      }
    }
    for (Object item : list(service, "volumes")) {
      Map<String, Object> mount = Template.map(item);
      if ("bind".equals(mount.get("type"))) {
        texts.addAll(files(Path.of(String.valueOf(mount.get("source")))));
      }
    }
    for (Object item : list(service, "configs")) {
      Object config = configs.get(String.valueOf(Template.map(item).get("source")));
      if (config != null && Template.map(config).get("content") instanceof String content) {
        texts.add(content);
      } else if (config != null && Template.map(config).get("file") instanceof String file) {
        texts.addAll(files(Path.of(file)));
      }
    }
    return texts;
  }

  /** The texts of files that are delivered, without comments. */
  private static List<String> files(Path source) {
    if (!RealworldFiles.has(source) || !Files.exists(source)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList()) {
        if (Files.size(file) < MOST_BYTES) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          texts.add(text.replaceAll("(?m)^\\s*(#|//|;).*$", ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** What ends by itself is not started again for ever, and a job has no ports. */
  private void jobs(
      String name, Map<String, Object> service, Map<String, Object> box, Optional<String> running) {
    boolean once =
        "no".equals(service.get("restart"))
            && !Boolean.FALSE.equals(box.get("Essential"))
            && !SERVES.matcher(String.valueOf(service.get("command"))).find();
    boolean published = !list(service, "ports").isEmpty();
    if (running.isPresent() && once && !published && service.get("command") != null) {
      if (!said("C2E379", name) && !said("C2E319", name)) {
        found.add("ends " + name + ": it would be started again for ever");
      }
    }
    if (running.isEmpty() && published && !said("C2E300", name)) {
      found.add("job " + name + ": it has ports");
    }
  }

  /** A size that nobody asked for is said, and what needs more has more. */
  private void sizes(String name, Map<String, Object> service, String task) {
    Object deploy = service.get("deploy");
    boolean asked =
        service.containsKey("mem_limit")
            || (deploy instanceof Map<?, ?> map && map.get("resources") instanceof Map<?, ?>);
    if (asked) {
      return;
    }
    if (said.stream().noneMatch(one -> mentions(one, name) && text(one).contains("MiB"))) {
      found.add("size " + name + ": nobody asked for it, nobody says it");
    }
    long memory = Long.parseLong(String.valueOf(template.at(task, "Memory")));
    FLOORS.forEach(
        (image, floor) -> {
          if (image.matcher(image(service)).find() && memory < floor) {
            found.add("floor " + name + ": " + memory + " MiB, it needs " + floor);
          }
        });
  }

  /** A task is not replaced earlier than its health check says. */
  private void health(
      String name, Map<String, Object> service, Map<String, Object> box, Optional<String> running) {
    if (!(service.get("healthcheck") instanceof Map<?, ?> check)) {
      return;
    }
    if (box.get("HealthCheck") instanceof Map<?, ?> given && check.get("retries") != null) {
      double wanted =
          seconds(check.get("interval"), 30) * Double.parseDouble("" + check.get("retries"));
      double has = number(given.get("Interval"), 30) * number(given.get("Retries"), 3);
      if (has < 0.9 * wanted && !said("C2E392", name)) {
        found.add("health " + name + ": " + has + " s of " + wanted);
      }
    }
    if (running.isPresent()
        && template.properties(running.get()).get("LoadBalancers") instanceof List<?> targets
        && !targets.isEmpty()) {
      Object grace = template.properties(running.get()).get("HealthCheckGracePeriodSeconds");
      if (number(grace, 0) < seconds(check.get("start_period"), 0)) {
        found.add("grace " + name + ": shorter than start_period");
      }
    }
  }

  private void localhost(String name, Map<String, Object> service) {
    Set<String> published = new TreeSet<>();
    for (Object other : services.values()) {
      for (Object port : list(Template.map(other), "ports")) {
        published.add(String.valueOf(Template.map(port).get("published")));
      }
    }
    environment(service)
        .forEach(
            (variable, value) -> {
              Matcher local = LOCAL_URL.matcher(String.valueOf(value));
              while (local.find()) {
                if (published.contains(local.group(1))
                    && !said("C2E435", variable)
                    && !said("C2E436", name)) {
                  found.add("localhost " + name + ": " + variable);
                }
              }
            });
  }

  /** What becomes of every directory and file of the host is said. */
  private void mounts(String name, Map<String, Object> service) {
    for (Object item : list(service, "volumes")) {
      Map<String, Object> mount = Template.map(item);
      if ("bind".equals(mount.get("type"))) {
        String source = String.valueOf(mount.get("source"));
        String end = source.substring(source.lastIndexOf('/') + 1);
        boolean known =
            said.stream()
                .anyMatch(
                    one ->
                        text(one).contains(end)
                            || String.valueOf(one.get("path"))
                                .startsWith("services." + name + ".volumes"));
        if (!known) {
          found.add("mount " + name + ": " + source);
        }
      }
    }
  }

  /** A task with a file system is only placed where that has a mount target. */
  private void zones(String name, String task, String running) {
    Set<String> fileSystems = new TreeSet<>();
    for (Object volume : list(template.properties(task), "Volumes")) {
      if (Template.map(volume).get("EFSVolumeConfiguration") instanceof Map<?, ?> efs) {
        fileSystems.add(Template.ref(efs.get("FilesystemId")));
      }
    }
    Object subnets = template.at(running, "NetworkConfiguration", "AwsvpcConfiguration", "Subnets");
    for (String fileSystem : fileSystems) {
      if (!template.has(fileSystem)) {
        continue;
      }
      Set<String> targets = new TreeSet<>();
      for (String target : template.ofType("AWS::EFS::MountTarget")) {
        if (Template.ref(template.at(target, "FileSystemId")).equals(fileSystem)) {
          targets.add(String.valueOf(template.at(target, "SubnetId")));
        }
      }
      boolean covered =
          subnets instanceof List<?> all
              && all.stream().map(String::valueOf).allMatch(targets::contains);
      if (!covered) {
        found.add("zone " + name + ": " + subnets + " of " + targets);
      }
    }
  }

  /** Of a task that writes files there are never two during a deployment. */
  private void writers(String name, String task, Map<String, Object> box, String running) {
    Set<String> shared = new TreeSet<>();
    for (Object volume : list(template.properties(task), "Volumes")) {
      if (Template.map(volume).containsKey("EFSVolumeConfiguration")) {
        shared.add(String.valueOf(Template.map(volume).get("Name")));
      }
    }
    boolean writes =
        list(box, "MountPoints").stream()
            .map(Template::map)
            .anyMatch(
                point ->
                    shared.contains(String.valueOf(point.get("SourceVolume")))
                        && !Boolean.TRUE.equals(point.get("ReadOnly")));
    Object maximum = template.at(running, "DeploymentConfiguration", "MaximumPercent");
    boolean one = number(template.properties(running).get("DesiredCount"), 1) == 1;
    if (writes && one && number(maximum, 200) > 100 && !said("C2E389", name)) {
      found.add("writers " + name + ": " + maximum + " %");
    }
  }

  private void stores(String name, Map<String, Object> service, String running) {
    boolean open =
        list(service, "ports").stream()
            .map(Template::map)
            .anyMatch(
                port ->
                    port.get("published") != null
                        && !String.valueOf(port.get("host_ip")).startsWith("127."));
    if (open
        && STORE.matcher(image(service)).find()
        && template.properties(running).get("LoadBalancers") instanceof List<?> targets
        && !targets.isEmpty()
        && !said("C2E380", name)) {
      found.add("store " + name + ": open to the Internet");
    }
  }

  private boolean said(String code, String name) {
    return said.stream().anyMatch(one -> code.equals(one.get("code")) && mentions(one, name));
  }

  private static boolean mentions(Map<String, Object> diagnostic, String name) {
    return name.equals(diagnostic.get("service"))
        || Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])")
            .matcher(text(diagnostic))
            .find();
  }

  private static String text(Map<String, Object> diagnostic) {
    return String.valueOf(diagnostic.get("message"));
  }

  private static List<String> otherNames(Map<String, Object> service) {
    List<String> names = new ArrayList<>();
    for (String key : List.of("container_name", "hostname")) {
      if (service.get(key) instanceof String name) {
        names.add(name);
      }
    }
    if (service.get("networks") instanceof Map<?, ?> networks) {
      for (Object network : networks.values()) {
        if (network instanceof Map<?, ?> map && map.get("aliases") instanceof List<?> aliases) {
          aliases.forEach(alias -> names.add(String.valueOf(alias)));
        }
      }
    }
    return names;
  }

  private static String image(Map<String, Object> service) {
    String image = String.valueOf(service.getOrDefault("image", ""));
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  private static Map<String, Object> environment(Map<String, Object> service) {
    return service.get("environment") == null ? Map.of() : Template.map(service.get("environment"));
  }

  private static List<Object> list(Map<String, Object> holder, String key) {
    return holder.get(key) == null ? List.of() : Template.list(holder.get(key));
  }

  private static double number(@Nullable Object value, double otherwise) {
    return value == null ? otherwise : Double.parseDouble(String.valueOf(value));
  }

  /** A duration as {@code config} writes it. */
  private static double seconds(@Nullable Object value, double otherwise) {
    if (value == null) {
      return otherwise;
    }
    double seconds = 0;
    Matcher parts = Pattern.compile("([\\d.]+)(h|ms|m|s)").matcher(String.valueOf(value));
    while (parts.find()) {
      double unit =
          switch (parts.group(2)) {
            case "h" -> 3600;
            case "m" -> 60;
            case "s" -> 1;
            default -> 0.001;
          };
      seconds += Double.parseDouble(parts.group(1)) * unit;
    }
    return seconds;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
