package dev.c2ecs.acceptance.evolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a project as people do: short forms where they say all there is, nothing empty. */
final class ProjectText {

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setSplitLines(false)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .build();

  private ProjectText() {}

  /** The Compose file. */
  static String of(Draft draft) {
    Map<String, Object> written = new LinkedHashMap<>();
    draft
        .tree()
        .forEach(
            (key, value) -> {
              if (key.equals("services")) {
                Map<String, Object> services = new LinkedHashMap<>();
                draft.members().forEach(m -> services.put(m.name(), service(m.map())));
                written.put(key, services);
              } else if (!isEmpty(value)) {
                written.put(key, Draft.copy(value));
              }
            });
    return new Dump(SETTINGS).dumpToString(written);
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static Map<String, Object> service(Map<String, Object> service) {
    Map<String, Object> written = new LinkedHashMap<>();
    service.forEach(
        (key, value) -> {
          if (isEmpty(value)) {
            return;
          }
          written.put(
              key,
              switch (key) {
                case "ports" -> each(value, ProjectText::port);
                case "volumes" -> each(value, ProjectText::mount);
                case "depends_on" -> names(Draft.asMap(value), "{condition=service_started}");
                case "networks" -> names(Draft.asMap(value), "{}");
                default -> Draft.copy(value);
              });
        });
    return written;
  }

  private interface Form {
    Object of(Map<String, Object> item);
  }

  private static List<Object> each(Object list, Form form) {
    List<Object> written = new ArrayList<>();
    Draft.asList(list).forEach(item -> written.add(form.of(Draft.asMap(item))));
    return written;
  }

  private static Object port(Map<String, Object> port) {
    if (!Set.of("target", "published", "protocol").containsAll(port.keySet())) {
      return Draft.copy(port);
    }
    Object protocol = port.get("protocol");
    return port.get("published")
        + ":"
        + port.get("target")
        + (protocol == null ? "" : "/" + protocol);
  }

  private static Object mount(Map<String, Object> mount) {
    if (!Set.of("type", "source", "target", "read_only").containsAll(mount.keySet())) {
      return Draft.copy(mount);
    }
    return mount.get("source")
        + ":"
        + mount.get("target")
        + (Boolean.TRUE.equals(mount.get("read_only")) ? ":ro" : "");
  }

  /** A list of names when all have what is so anyhow. */
  private static Object names(Map<String, Object> entries, String plain) {
    return entries.values().stream().allMatch(entry -> entry.toString().equals(plain))
        ? new ArrayList<>(entries.keySet())
        : Draft.copy(entries);
  }
}
