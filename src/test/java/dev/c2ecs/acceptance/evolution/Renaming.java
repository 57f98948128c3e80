package dev.c2ecs.acceptance.evolution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renames things together with everything that names them. */
final class Renaming {

  private Renaming() {}

  /** A service: in {@code depends_on}, links, shared tasks and texts. */
  static void service(Draft draft, String old, String now) {
    key(draft.section("services"), old, now);
    for (Member member : draft.members()) {
      key(member.needs(), old, now);
      if (("service:" + old).equals(member.map().get("network_mode"))) {
        member.set("network_mode", "service:" + now);
      }
      member
          .list("links")
          .replaceAll(link -> String.valueOf(link).replaceAll("^" + old + "(?=:|$)", now));
    }
    texts(draft, name(old, now));
  }

  /** A name in texts only: whoever has it is called otherwise. */
  static void texts(Draft draft, String old, String now) {
    texts(draft, name(old, now));
  }

  private static UnaryOperator<String> name(String old, String now) {
    Pattern word = Pattern.compile("(?<![\\w.-])" + Pattern.quote(old) + "(?![\\w.-])");
    return text -> word.matcher(text).replaceAll(Matcher.quoteReplacement(now));
  }

  /** A port of a service in texts and health checks. */
  static void port(Draft draft, String service, int old, int now) {
    texts(draft, text -> text.replace(service + ":" + old, service + ":" + now));
    Member member = draft.member(service);
    member.list("expose").replaceAll(p -> p.equals(String.valueOf(old)) ? "" + now : p);
    if (member.has("healthcheck")) {
      deep(member.map("healthcheck"), text -> text.replace("localhost:" + old, "localhost:" + now));
    }
  }

  private static void texts(Draft draft, UnaryOperator<String> change) {
    for (Member member : draft.members()) {
      deep(member.environment(), change);
      if (member.map().get("command") instanceof String command) {
        member.set("command", change.apply(command));
      } else if (member.has("command")) {
        deep(member.list("command"), change);
      }
    }
    draft.section("configs").values().forEach(config -> deep(config, change));
  }

  private static void deep(Object value, UnaryOperator<String> change) {
    if (value instanceof Map<?, ?>) {
      Draft.asMap(value)
          .replaceAll(
              (key, item) -> {
                deep(item, change);
                return item instanceof String text ? change.apply(text) : item;
              });
    } else if (value instanceof List<?>) {
      List<Object> list = Draft.asList(value);
      list.forEach(item -> deep(item, change));
      list.replaceAll(item -> item instanceof String text ? change.apply(text) : item);
    }
  }

  /** A volume in the mounts, a secret or config in the lists of services. */
  static void object(Draft draft, String section, String old, String now) {
    key(draft.section(section), old, now);
    for (Member member : draft.members()) {
      for (Object item : member.list(section)) {
        Map<String, Object> entry = Draft.asMap(item);
        if (old.equals(entry.get("source"))) {
          entry.put("source", now);
        }
      }
    }
  }

  /** A network in those that have it. */
  static void network(Draft draft, String old, String now) {
    key(draft.section("networks"), old, now);
    draft.members().forEach(member -> key(member.networks(), old, now));
  }

  /** Another key at the same place. */
  static void key(Map<String, Object> map, String old, String now) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    map.clear();
    copy.forEach((key, value) -> map.put(key.equals(old) ? now : key, value));
  }

  /** Takes a service out, and whatever names it. */
  static void remove(Draft draft, String name) {
    draft.section("services").remove(name);
    for (Member member : draft.members()) {
      member.needs().remove(name);
      member.list("links").removeIf(link -> String.valueOf(link).matches(name + "(:.*)?"));
      if (("service:" + name).equals(member.map().get("network_mode"))) {
        member.map().remove("network_mode");
      }
      Pattern word = Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w.-])");
      member.environment().values().removeIf(value -> word.matcher(String.valueOf(value)).find());
    }
    draft.section("configs").values().forEach(config -> forget(Draft.asMap(config), name));
  }

  /** A configuration that leads to nobody serves files. */
  private static void forget(Map<String, Object> config, String name) {
    Pattern word = Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w.-])");
    if (word.matcher(String.valueOf(config.get("content"))).find()) {
      config.put("content", "server { listen 80; root /usr/share/nginx/html; }\n");
    }
  }
}
