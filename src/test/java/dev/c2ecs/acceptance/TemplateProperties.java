package dev.c2ecs.acceptance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of any template: every name stands once, within what it names and within what AWS
 * takes, and every reference leads somewhere.
 */
final class TemplateProperties {

  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([^}.!]+)[^}]*}");
  private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");

  /** Keys of the items of lists that must differ within the list. */
  private static final Map<String, List<String>> NAMED =
      Map.ofEntries(
          Map.entry("ContainerDefinitions", List.of("Name")),
          Map.entry("Volumes", List.of("Name")),
          Map.entry("PortMappings", List.of("Name", "ContainerPort")),
          Map.entry("Environment", List.of("Name")),
          Map.entry("Secrets", List.of("Name")),
          Map.entry("MountPoints", List.of("ContainerPath")),
          Map.entry("Policies", List.of("PolicyName")),
          Map.entry("Tags", List.of("Key")),
          Map.entry("Services", List.of("DiscoveryName")),
          Map.entry("LoadBalancers", List.of("TargetGroupArn")),
          Map.entry("TargetGroupAttributes", List.of("Key")));

  /** Properties that tell resources of a type apart. */
  private static final Map<String, List<String>> UNIQUE =
      Map.of(
          "AWS::ServiceDiscovery::Service", List.of("NamespaceId", "Name"),
          "AWS::ElasticLoadBalancingV2::Listener", List.of("LoadBalancerArn", "Port"),
          "AWS::ElasticLoadBalancingV2::ListenerRule", List.of("ListenerArn", "Priority"),
          "AWS::EFS::MountTarget", List.of("FileSystemId", "SubnetId"),
          "AWS::EFS::AccessPoint", List.of("FileSystemId", "RootDirectory"),
          "AWS::Route53::RecordSet", List.of("Name"),
          "AWS::ECS::TaskDefinition", List.of("Family"),
          "AWS::EC2::SecurityGroupIngress",
              List.of(
                  "GroupId",
                  "IpProtocol",
                  "FromPort",
                  "ToPort",
                  "SourceSecurityGroupId",
                  "CidrIp"));

  private final Template template;
  private final List<String> broken = new ArrayList<>();

  private TemplateProperties(Template template) {
    this.template = template;
  }

  /** What does not hold of a template, a line each. */
  static List<String> broken(String text) {
    TemplateProperties properties = new TemplateProperties(new Template(Json.object(text)));
    properties.ids(text);
    properties.unique();
    properties.discovery();
    properties.tasks();
    return properties.broken;
  }

  /** Reading would drop a key that stands twice, so they are counted in the text. */
  private void ids(String text) {
    Set<String> ids = new HashSet<>();
    for (String section : List.of("Parameters", "Resources", "Outputs")) {
      Object entries = template.root().get(section);
      Set<String> keys = entries == null ? Set.of() : Template.map(entries).keySet();
      int start = text.indexOf("\n  \"" + section + "\" :");
      int end = start < 0 ? 0 : text.indexOf("\n  }", start);
      long written =
          start < 0
              ? 0
              : Pattern.compile("\n {4}\"").matcher(text.substring(start, end)).results().count();
      if (written != keys.size()) {
        broken.add("a key of " + section + " stands twice");
      }
      for (String key : keys) {
        if (!ids.add(key)) {
          broken.add("the ID " + key + " is used twice");
        }
        if (!LOGICAL_ID.matcher(key).matches()) {
          broken.add("no logical ID: " + key);
        }
      }
    }
    references(template.root(), ids, "");
  }

  private void references(@Nullable Object value, Set<String> ids, String where) {
    if (value instanceof List<?> list) {
      list.forEach(item -> references(item, ids, where));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> entry(String.valueOf(key), item, ids, where));
    }
  }

  private void entry(String key, @Nullable Object item, Set<String> ids, String where) {
    switch (key) {
      case "Ref" -> known(String.valueOf(item), ids, where);
      case "Fn::GetAtt" -> known(String.valueOf(Template.list(item).get(0)), ids, where);
      case "Fn::Sub" -> {
        Matcher matcher = SUBSTITUTED.matcher(String.valueOf(item));
        while (matcher.find()) {
          known(matcher.group(1), ids, where);
        }
      }
      case "DependsOn" -> {
        List<?> all = item instanceof List<?> many ? many : List.of(String.valueOf(item));
        for (Object id : all) {
          if (id instanceof String name) {
            known(name, ids, where);
          }
        }
      }
      default -> {
        if (item instanceof List<?> list) {
          NAMED.getOrDefault(key, List.of()).forEach(name -> items(list, name, where + "." + key));
        }
        references(item, ids, where + "." + key);
      }
    }
  }

  private void known(String id, Set<String> ids, String where) {
    if (!id.startsWith("AWS::") && !ids.contains(id)) {
      broken.add(where + " refers to " + id);
    }
  }

  private void items(List<?> list, String key, String where) {
    Set<String> seen = new HashSet<>();
    for (Object item : list) {
      Object name = item instanceof Map<?, ?> map ? map.get(key) : null;
      if (name != null && !seen.add(String.valueOf(name))) {
        broken.add(where + " has two of " + key + " " + name);
      }
    }
  }

  private void unique() {
    Set<String> seen = new HashSet<>();
    template
        .resources()
        .forEach(
            (id, resource) -> {
              List<String> keys =
                  UNIQUE.getOrDefault(String.valueOf(resource.get("Type")), List.of());
              StringBuilder value = new StringBuilder(String.valueOf(resource.get("Type")));
              keys.forEach(key -> value.append(' ').append(template.properties(id).get(key)));
              if (!keys.isEmpty() && !seen.add(value.toString())) {
                broken.add(id + " is another " + value);
              }
            });
  }

  /** The containers of a task share their addresses and the names of their ports. */
  private void tasks() {
    for (String task : template.ofType("AWS::ECS::TaskDefinition")) {
      List<Object> all = new ArrayList<>();
      for (Object container : Template.list(template.at(task, "ContainerDefinitions"))) {
        Object ports = Template.map(container).get("PortMappings");
        all.addAll(ports == null ? List.of() : Template.list(ports));
      }
      items(all, "Name", task + " PortMappings");
      items(all, "ContainerPort", task + " PortMappings");
    }
  }

  /** The names of a namespace: those of Cloud Map and those of Service Connect. */
  private void discovery() {
    Set<String> names = new HashSet<>();
    for (String service : template.ofType("AWS::ServiceDiscovery::Service")) {
      String name = String.valueOf(template.properties(service).get("Name"));
      if (!names.add(name)) {
        broken.add("two entries have one name: " + name);
      }
      for (String label : name.split("\\.", -1)) {
        if (!label.matches("[a-z0-9]|[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])")) {
          broken.add("no name in DNS: " + name);
        }
      }
    }
    Set<String> aliases = new HashSet<>();
    for (String service : template.ofType("AWS::ECS::Service")) {
      Object connect = template.properties(service).get("ServiceConnectConfiguration");
      Object services = connect == null ? null : Template.map(connect).get("Services");
      for (Object server : services == null ? List.of() : Template.list(services)) {
        String name = String.valueOf(Template.map(server).get("DiscoveryName"));
        if (!names.add(name)) {
          broken.add(service + " has the DiscoveryName of another: " + name);
        }
        for (Object alias : Template.list(Template.map(server).get("ClientAliases"))) {
          if (!aliases.add(String.valueOf(alias))) {
            broken.add(service + " has the alias of another: " + alias);
          }
        }
      }
    }
  }
}
