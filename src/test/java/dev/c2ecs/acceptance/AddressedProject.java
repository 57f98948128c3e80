package dev.c2ecs.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A random project of 2 to 8 services on several networks, of unusual names, whose texts name each
 * other: services that keep running, scheduled ones, one that others wait for, containers of one
 * task.
 *
 * @param compose the Compose file
 * @param addresses what its texts name, and of whom
 */
record AddressedProject(String compose, List<Address> addresses) {

  /**
   * What a text names.
   *
   * @param from the service that has the text
   * @param attribute where the text stands in it
   * @param name the name, as the text writes it
   * @param port the port
   * @param to the service that has the name in Docker
   */
  record Address(String from, String attribute, String name, int port, String to) {}

  private static final List<String> NAMES =
      List.of("api", "Front_End", "v1.api", "db-main", "cache2", "x", "queue_1", "a.b.c", "Store");
  private static final List<String> IMAGES =
      List.of("example/one", "example/two", "postgres:16", "redis:7", "nginx:1.27", "haproxy:3");
  private static final int HTTP = 80;

  /** A project while it is drawn. */
  private static final class Draft {
    private final Random random;
    private final List<String> networks;
    private final Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    private final Map<String, Object> configs = new LinkedHashMap<>();
    private final Map<String, List<String>> namesOf = new LinkedHashMap<>();
    private final List<Address> addresses = new ArrayList<>();
    private int number;

    Draft(long seed) {
      random = new Random(seed);
      networks = List.of("net1", "net2", "net3").subList(0, random.nextInt(4));
    }

    boolean oneOf(int count) {
      return random.nextInt(count) == 0;
    }

    <T> T any(List<T> items) {
      return items.get(random.nextInt(items.size()));
    }

    void addServices() {
      List<String> all = new ArrayList<>(NAMES);
      Collections.shuffle(all, random);
      List<String> running = new ArrayList<>();
      for (String name : all.subList(0, 2 + random.nextInt(7))) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("image", any(IMAGES));
        namesOf.put(name, new ArrayList<>(List.of(name)));
        services.put(name, service);
        kind(name, service, running);
        if (!service.containsKey("network_mode")) {
          place(name, service);
          if (!service.containsKey("x-aws-schedule")) {
            running.add(name);
          }
        }
      }
    }

    /** Whether a service is scheduled, waited for, part of another task, or just runs. */
    private void kind(String name, Map<String, Object> service, List<String> running) {
      if (oneOf(8)) {
        service.put("x-aws-schedule", "rate(1 day)");
      } else if (oneOf(10) && !running.isEmpty()) {
        service.put("network_mode", "service:" + any(running));
        namesOf.put(name, new ArrayList<>());
      } else if (oneOf(6) && running.size() > 1) {
        String job = running.remove(random.nextInt(running.size()));
        service.put(
            "depends_on", Map.of(job, Map.of("condition", "service_completed_successfully")));
      }
      if (oneOf(8)) {
        service.put("x-aws-discovery", "connect");
        service.put("expose", List.of("7777"));
      }
      if (oneOf(3) && String.valueOf(service.get("image")).startsWith("example")) {
        service.put("ports", List.of((8000 + services.size()) + ":9000"));
      }
    }

    /** Puts a service into networks and gives it further names. */
    private void place(String name, Map<String, Object> service) {
      List<String> own = names(name);
      Map<String, Object> attached = new LinkedHashMap<>();
      for (String network : networks) {
        if (random.nextBoolean()) {
          attached.put(network, Map.of());
        }
      }
      if (attached.isEmpty() && networks.isEmpty() && random.nextBoolean()) {
        attached.put("default", Map.of());
      }
      for (String network : List.copyOf(attached.keySet())) {
        if (oneOf(3)) {
          String alias = any(List.of("Alias", "alias-", "al.ias")) + number++;
          attached.put(network, Map.of("aliases", List.of(alias)));
          own.add(alias);
        }
      }
      if (!attached.isEmpty()) {
        service.put("networks", attached);
      }
      for (String key : List.of("container_name", "hostname")) {
        if (oneOf(4)) {
          String other = (key.equals("hostname") ? "host" : "Container_") + number++;
          service.put(key, other);
          own.add(other);
        }
      }
      if (oneOf(4) && services.size() > 1) {
        String other = any(List.copyOf(services.keySet()));
        if (!other.equals(name) && !names(other).isEmpty()) {
          String alias = "link" + number++;
          service.put("links", List.of(other + ":" + alias));
          names(other).add(alias);
        }
      }
    }

    void addTexts() {
      for (String name : services.keySet()) {
        for (int i = random.nextInt(4); i > 0; i--) {
          text(name);
        }
      }
    }

    private void text(String from) {
      Map<String, Object> service = Objects.requireNonNull(services.get(from));
      String attribute =
          any(
              List.of(
                  "environment", "environment", "command", "entrypoint", "healthcheck", "configs"));
      if (service.containsKey(attribute) && !attribute.equals("environment")) {
        return;
      }
      if (attribute.equals("environment")) {
        @SuppressWarnings("unchecked")
        Map<String, Object> variables =
            (Map<String, Object>) service.computeIfAbsent(attribute, k -> new LinkedHashMap<>());
        if (oneOf(3)) {
          Address address = draw(from, attribute);
          variables.put("N" + number + "_HOST", address.name());
          variables.put("N" + number++ + "_PORT", String.valueOf(address.port()));
        } else {
          variables.put(
              "N" + number++ + any(List.of("_URL", "", "_PEERS")), written(from, attribute));
        }
        return;
      }
      String text = written(from, attribute);
      service.put(
          attribute,
          switch (attribute) {
            case "command" ->
                random.nextBoolean() ? "serve --peer " + text : List.of("serve", text);
            case "healthcheck" -> Map.of("test", List.of("CMD", "probe", text));
            case "configs" -> List.of("file" + number);
            default -> List.of("/start", "--at=" + text);
          });
      if (attribute.equals("configs")) {
        configs.put(
            "file" + number++, Map.of("content", "first: line\nupstream \"" + text + "\"\n"));
      }
    }

    private String written(String from, String attribute) {
      Address one = draw(from, attribute);
      String end = one.name() + ":" + one.port();
      return switch (random.nextInt(5)) {
        case 0 -> "http://" + end + "/api?a=x";
        case 1 -> "redis://user@" + end + "/0";
        case 2 -> {
          Address two = draw(from, attribute);
          yield end + "," + two.name() + ":" + two.port();
        }
        case 3 -> {
          addresses.remove(one);
          addresses.add(new Address(from, attribute, one.name(), HTTP, one.to()));
          yield "http://" + one.name() + any(List.of("", "/", "/x"));
        }
        default -> end;
      };
    }

    private List<String> names(String service) {
      return namesOf.computeIfAbsent(service, key -> new ArrayList<>());
    }

    private Address draw(String from, String attribute) {
      List<String> targets =
          namesOf.keySet().stream().filter(name -> !names(name).isEmpty()).toList();
      String to = any(targets);
      String name = any(names(to));
      String cased = oneOf(6) ? name.toUpperCase(Locale.ROOT) : name;
      Address address = new Address(from, attribute, cased, 1024 + random.nextInt(9000), to);
      addresses.add(address);
      return address;
    }

    AddressedProject project() {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("name", "addressed");
      all.put("services", services);
      Map<String, Object> declared = new LinkedHashMap<>();
      networks.forEach(network -> declared.put(network, Map.of()));
      all.put("networks", declared);
      all.put("configs", configs);
      return new AddressedProject(JsonText.of(all), List.copyOf(addresses));
    }
  }

  static AddressedProject of(long seed) {
    Draft draft = new Draft(seed);
    draft.addServices();
    draft.addTexts();
    return draft.project();
  }
}
