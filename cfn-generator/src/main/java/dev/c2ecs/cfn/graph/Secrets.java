package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The secrets and parameters that containers get; of their contents nothing is known here. */
final class Secrets {

  /** What the description of a parameter says before the name. */
  private static final String SECRET = "The ARN of the secret ";

  private static final String CREDENTIALS = "with the ";

  /** The words of an ARN before the name in it. */
  private static final int NAME = 5;

  private final Index template;
  private final Sketch sketch;
  private final BiFunction<Task, String, String> node;

  Secrets(Index template, Sketch sketch, BiFunction<Task, String, String> node) {
    this.template = template;
    this.sketch = sketch;
    this.node = node;
  }

  void add(List<Task> tasks) {
    for (Task task : tasks) {
      for (Map.Entry<String, Value.MapOf> container : task.containers().entrySet()) {
        String from = node.apply(task, container.getKey());
        for (Value item : Values.items(container.getValue(), "Secrets")) {
          if (item instanceof Value.MapOf secret) {
            add(from, secret.entries().get("ValueFrom"), "");
          }
        }
        if (container.getValue().entries().get("RepositoryCredentials")
            instanceof Value.MapOf pull) {
          add(from, pull.entries().get("CredentialsParameter"), "pulls the image");
        }
      }
    }
  }

  private void add(String from, @Nullable Value value, String label) {
    String name = value == null ? "" : name(value);
    if (!name.isEmpty()) {
      String key = sketch.add(Node.of("secret:" + name, Node.Kind.SECRET, name, List.of()));
      if (label.isEmpty()) {
        sketch.add(from, key, Edge.Kind.SECRET);
      } else {
        sketch.add(from, key, Edge.Kind.SECRET, label);
      }
    }
  }

  private String name(Value value) {
    for (String named : References.of(value)) {
      Optional<Parameter> parameter =
          template.parameters().stream().filter(one -> one.name().equals(named)).findFirst();
      return parameter.map(Parameter::description).map(Secrets::described).orElse(named);
    }
    String text = value instanceof Value.Text plain ? plain.text() : Values.written(value);
    String[] words = text.split(":", -1);
    if (words.length <= NAME || !words[0].equals("arn")) {
      return text;
    }
    return words[NAME].equals("secret") && words.length > NAME + 1
        ? words[NAME + 1]
        : words[NAME].replaceFirst("^parameter", "");
  }

  /** The name in the description of a parameter of ours; another description as it is. */
  private static String described(String description) {
    if (!description.startsWith(SECRET)) {
      return description;
    }
    String name = description.substring(SECRET.length());
    int comma = name.lastIndexOf(", ");
    return name.startsWith(CREDENTIALS) && comma > 0
        ? name.substring(CREDENTIALS.length(), comma)
        : name;
  }
}
