package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.exposure.Addresses;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requests a listener sends where: by a rule, or by default.
 *
 * @param id the logical ID of the rule, or of the listener
 * @param listener the listener that decides, as a thing
 * @param priority the place among the rules; the default comes last
 * @param target the target group as a thing; empty when the request is answered, or sent elsewhere
 * @param login how the client has to log in before; empty when it need not
 * @param tests what requests must be like, all of it
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html">
 *     Application load balancers, condition types for listener rules</a>
 */
record Route(
    String id, String listener, long priority, String target, String login, List<Test> tests) {

  Route {
    tests = List.copyOf(tests);
  }

  /**
   * A condition.
   *
   * @param field what is looked at: {@code path-pattern}, {@code http-header X-Key}
   * @param values patterns or ranges, one of which is enough
   */
  record Test(String field, Set<String> values) {

    private boolean isRange() {
      return field.startsWith("source-ip");
    }

    private boolean isPattern() {
      return !field.endsWith(" by an expression");
    }

    boolean covers(Test narrow) {
      return field.equals(narrow.field)
          && narrow.values.stream()
              .allMatch(one -> values.stream().anyMatch(wide -> contains(wide, one)));
    }

    private boolean contains(String wide, String narrow) {
      return wide.equals(narrow)
          || (isRange()
              ? Addresses.contains(wide, narrow)
              : isPattern() && Globs.covers(wide, narrow));
    }

    /** Whether no request passes both. */
    boolean excludes(Test other) {
      return field.equals(other.field)
          && isPattern()
          && values.stream()
              .noneMatch(one -> other.values.stream().anyMatch(two -> meets(one, two)));
    }

    private boolean meets(String one, String two) {
      return contains(one, two) || contains(two, one) || (!isRange() && Globs.meet(one, two));
    }

    String words() {
      return field + " " + String.join(", ", values);
    }
  }

  /** The requests in words. */
  String requests() {
    return tests.isEmpty()
        ? "every request"
        : tests.stream().map(Test::words).collect(Collectors.joining(", "));
  }

  /** Whether every request of another route to the same target is one of this, without a login. */
  boolean covers(Route narrow) {
    return target.equals(narrow.target)
        && (login.isEmpty() || login.equals(narrow.login))
        && asks(narrow);
  }

  /** Whether every request of another route passes the tests of this. */
  boolean asks(Route narrow) {
    return tests.stream()
        .allMatch(wide -> narrow.tests.stream().anyMatch(test -> wide.covers(test)));
  }

  /** Whether a request may be one of both. */
  boolean meets(Route other) {
    return tests.stream().noneMatch(one -> other.tests.stream().anyMatch(one::excludes));
  }

  /** Whether clients are kept from targets by it: answered, sent elsewhere, asked to log in. */
  boolean isBarrier() {
    return target.isEmpty() || !login.isEmpty();
  }

  /** Those of a side, in the order of its template. */
  static List<Route> of(Side side) {
    List<Route> routes = new ArrayList<>();
    for (Resource resource : side.all()) {
      if (resource.is(ResourceType.LISTENER_RULE)) {
        String text = Side.unmarked(side.text(resource, "Priority"));
        long priority = text.matches("[0-9]{1,6}") ? Long.parseLong(text) : 0;
        add(side, resource, side.thing(resource, "ListenerArn"), priority, "Actions", routes);
      } else if (resource.is(ResourceType.LISTENER)) {
        String thing = side.thing(resource.id());
        add(side, resource, thing, Long.MAX_VALUE, "DefaultActions", routes);
      }
    }
    return routes;
  }

  private static void add(
      Side side,
      Resource resource,
      String listener,
      long priority,
      String actions,
      List<Route> routes) {
    List<Test> tests = new ArrayList<>();
    for (Value item : side.items(resource, "Conditions")) {
      if (item instanceof Value.MapOf condition) {
        test(side, condition).ifPresent(tests::add);
      }
    }
    StringBuilder login = new StringBuilder(certificates(side, resource));
    for (Value item : side.items(resource, actions)) {
      if (item instanceof Value.MapOf action
          && side.text(action.entries().getOrDefault("Type", Value.text("")))
              .matches("authenticate.*|jwt.*")) {
        login.append(Side.unmarked(side.text(action)));
      }
    }
    Set<String> targets = new LinkedHashSet<>();
    Targets.groups(side, resource).forEach(id -> targets.add(side.thing(id)));
    for (String target : targets.isEmpty() ? Set.of("") : targets) {
      routes.add(new Route(resource.id(), listener, priority, target, login.toString(), tests));
    }
  }

  /** How the clients of a listener have to show certificates; empty when they need not. */
  private static String certificates(Side side, Resource resource) {
    if (resource.is(ResourceType.LISTENER)) {
      return side.text(resource, "MutualAuthentication/Mode").equals("verify")
          ? Side.unmarked(side.text(resource, "MutualAuthentication"))
          : "";
    }
    return side.property(resource, "ListenerArn").stream()
        .flatMap(value -> side.named(value).stream())
        .flatMap(id -> side.resource(id).stream())
        .filter(listener -> listener.is(ResourceType.LISTENER))
        .map(listener -> certificates(side, listener))
        .collect(Collectors.joining());
  }

  /** A condition; empty for one that every request meets. */
  private static Optional<Test> test(Side side, Value.MapOf condition) {
    String field = Side.unmarked(text(side, condition, "Field"));
    StringBuilder name = new StringBuilder(field);
    Set<String> values = new LinkedHashSet<>(values(side, condition, "Values", field));
    for (Value config : condition.entries().values()) {
      if (config instanceof Value.MapOf map) {
        String header = text(side, map, "HttpHeaderName");
        name.append(header.isEmpty() ? "" : " " + header.toLowerCase(Locale.ROOT));
        values.addAll(values(side, map, "Values", field));
        Set<String> expressions = values(side, map, "RegexValues", "");
        name.append(expressions.isEmpty() ? "" : " by an expression");
        values.addAll(expressions);
      }
    }
    boolean any = values.contains("*") || (field.startsWith("path") && values.contains("/*"));
    boolean everybody = values.contains("0.0.0.0/0") && values.contains("::/0");
    return any || everybody || values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Test(name.toString(), values));
  }

  /** The values under a key; hosts and headers do not tell capitals apart. */
  private static Set<String> values(Side side, Value.MapOf map, String key, String field) {
    boolean plain = field.startsWith("host") || field.startsWith("http-header");
    Set<String> values = new LinkedHashSet<>();
    for (Value item : PolicyStatements.items(map.entries().get(key))) {
      String text =
          item instanceof Value.MapOf pair
              ? text(side, pair, "Key") + "=" + text(side, pair, "Value")
              : side.text(item);
      values.add(Side.unmarked(plain ? text.toLowerCase(Locale.ROOT) : text));
    }
    return values;
  }

  private static String text(Side side, Value.MapOf map, String key) {
    Value value = map.entries().get(key);
    return value == null ? "" : side.text(value);
  }
}
