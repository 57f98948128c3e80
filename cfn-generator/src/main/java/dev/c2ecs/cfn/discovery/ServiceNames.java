package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Link;
import dev.c2ecs.compose.model.NetworkAttachment;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names by which texts of a project mean its services: own names, aliases, those of containers
 * and hosts, and each of them with the domain of the project behind it. Names are in lower case.
 */
public final class ServiceNames {

  private final Map<String, String> names;
  private final String suffix;
  private final String first;

  private ServiceNames(Map<String, String> names, String project, String first) {
    this.names = names;
    this.suffix = "." + domain(project);
    this.first = first;
  }

  /** The names of a project: own names go before others. */
  public static ServiceNames of(ComposeProject project) {
    Map<String, String> names = new HashMap<>();
    for (Service service : project.services().values()) {
      names.put(TaskNames.dns(service.name()), service.name());
    }
    for (Service service : project.services().values()) {
      for (NetworkAttachment network : service.networks().values()) {
        network.aliases().forEach(alias -> names.putIfAbsent(TaskNames.dns(alias), service.name()));
      }
      for (Link link : service.links()) {
        link.alias()
            .filter(alias -> project.services().containsKey(link.name()))
            .ifPresent(alias -> names.putIfAbsent(TaskNames.dns(alias), link.name()));
      }
    }
    for (Service service : project.services().values()) {
      service
          .containerName()
          .ifPresent(name -> names.putIfAbsent(TaskNames.dns(name), service.name()));
      service.hostname().ifPresent(name -> names.putIfAbsent(TaskNames.dns(name), service.name()));
    }
    String first = project.services().keySet().stream().findFirst().orElse("api");
    return new ServiceNames(names, project.name(), first);
  }

  /** The namespace of a project, {@code shop.local}. */
  static String domain(String project) {
    return project + ".local";
  }

  /** Whether a word is a name of a service, short or whole. */
  boolean has(String word) {
    return names.containsKey(shortened(word));
  }

  /** Whether a word is a name without the domain. */
  boolean isShort(String word) {
    return names.containsKey(word.toLowerCase(Locale.ROOT));
  }

  /** The service that a name leads to. */
  Optional<String> service(String word) {
    return Optional.ofNullable(names.get(shortened(word)));
  }

  /** A name without the domain of the project, in lower case. */
  String shortened(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    boolean whole = !names.containsKey(name) && name.endsWith(suffix);
    return whole ? name.substring(0, name.length() - suffix.length()) : name;
  }

  /** A name with the domain of the project, as those need it who know no search domain. */
  String whole(String name) {
    return name.toLowerCase(Locale.ROOT) + suffix;
  }

  /** The whole name of the first service that a text names, else of any. */
  public String example(String text) {
    List<Address> found = AddressReader.read(text, this::isShort);
    return whole(found.isEmpty() ? first : found.get(0).name());
  }
}
