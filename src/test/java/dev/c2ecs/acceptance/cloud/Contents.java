package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a stack has, comparable between stacks: a thing of the stack is written by its logical ID.
 *
 * @param things by logical ID
 */
public record Contents(SortedMap<String, Item> things) {

  /** With which the product says what a client reaches by Service Connect. */
  private static final String LABEL = "c2ecs.connect";

  private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9]+~[0-9]+");
  private static final String GONE = " (gone)";

  /**
   * A thing.
   *
   * @param settings what is in effect, also where a service kept what an update left out
   * @param state what is true of it besides, such as the names that its tasks know
   */
  public record Item(String type, Map<String, Object> settings, Map<String, String> state) {}

  static Contents of(Account account, Stack stack) {
    SortedMap<String, Item> things = new TreeMap<>();
    List<Asset> current = new ArrayList<>();
    stack.things.values().forEach(thing -> account.at(thing).ifPresent(current::add));
    Map<String, String> known = new TreeMap<>();
    current.forEach(
        asset -> {
          // The ID of a scalable target names a cluster, which has a name of its own.
          Matcher matcher = SERIAL.matcher(asset.physicalId);
          if (matcher.find() && matcher.group().startsWith(asset.logicalId + "~")) {
            known.put(matcher.group(), asset.logicalId);
          }
        });
    stack.things.forEach(
        (id, thing) ->
            things.put(
                id,
                account
                    .at(thing)
                    .map(asset -> item(account, asset, known))
                    .orElseGet(() -> new Item(thing.type() + GONE, Map.of(), Map.of()))));
    return new Contents(things);
  }

  private static Item item(Account account, Asset asset, Map<String, String> known) {
    Map<String, Object> settings = new TreeMap<>();
    effective(account, asset)
        .entries()
        .forEach((key, value) -> settings.put(key, named(value, known)));
    Map<String, String> state = new TreeMap<>();
    asset.deployment.ifPresent(
        tasks -> {
          state.put("tasks", tasks.runs() ? "run" : "none");
          Set<String> names = Reach.connectNames(account, asset);
          names.retainAll(wanted(account, asset));
          state.put("Service Connect names", names.toString());
          List<String> faults = EcsServices.faults(account, asset);
          if (!faults.isEmpty()) {
            state.put(Event.BROKEN, String.valueOf(named(faults, known)));
          }
        });
    return new Item(asset.type, settings, state);
  }

  /** The addresses that the containers of a task say they use; what else a proxy knows is idle. */
  private static Set<String> wanted(Account account, Asset service) {
    Set<String> wanted = new TreeSet<>();
    EcsServices.taskDefinition(account, service.live)
        .ifPresent(
            task ->
                task.live
                    .maps("ContainerDefinitions")
                    .forEach(
                        container ->
                            wanted.addAll(
                                List.of(
                                    container
                                        .map("DockerLabels")
                                        .textOr("", LABEL)
                                        .split(" ", -1)))));
    return wanted;
  }

  /** What has an effect: an empty list is as good as none, and so is a setting without its use. */
  private static Props effective(Account account, Asset asset) {
    Props live = asset.live;
    if (asset.type.equals(EcsServices.SERVICE)) {
      for (String key : List.of("LoadBalancers", "ServiceRegistries", "CapacityProviderStrategy")) {
        live = live.maps(key).isEmpty() ? live.with(key, null) : live;
      }
      if (!live.has("LoadBalancers")) {
        live = live.with("HealthCheckGracePeriodSeconds", null);
      }
      if (!live.textOr("false", ServiceConnect.CONFIGURATION, "Enabled").equals("true")) {
        live = live.with(ServiceConnect.CONFIGURATION, null);
      }
      String rebalancing = live.textOr("ENABLED", "AvailabilityZoneRebalancing");
      live = live.with("AvailabilityZoneRebalancing", rebalancing);
      boolean scaled = AutoScaling.scales(account, asset);
      live = live.with("DesiredCount", scaled ? null : live.textOr("1", "DesiredCount"));
    }
    return live;
  }

  private static Object named(@Nullable Object value, Map<String, String> known) {
    if (value instanceof String text) {
      return SERIAL
          .matcher(text)
          .replaceAll(
              match -> {
                String id = known.get(match.group());
                return Matcher.quoteReplacement(
                    id == null ? match.group().replaceAll("~.*", "") + GONE : id);
              });
    } else if (value instanceof List<?> list) {
      return list.stream().map(item -> named(item, known)).toList();
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new TreeMap<>();
      map.forEach((key, item) -> entries.put(String.valueOf(key), named(item, known)));
      return entries;
    }
    return String.valueOf(value);
  }

  /** One line for each setting, so that two texts can be compared by eye. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    things.forEach(
        (id, item) -> {
          text.append(id).append(": ").append(item.type()).append('\n');
          item.settings()
              .forEach(
                  (key, value) ->
                      text.append("  ").append(key).append(": ").append(value).append('\n'));
          item.state()
              .forEach(
                  (key, value) ->
                      text.append("  (").append(key).append(": ").append(value).append(")\n"));
        });
    return text.toString();
  }
}
