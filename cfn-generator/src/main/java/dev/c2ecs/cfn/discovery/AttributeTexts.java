package dev.c2ecs.cfn.discovery;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/** The texts of services that stand in the Compose files and may be scripts or configuration. */
final class AttributeTexts {

  private AttributeTexts() {}

  /** Command, entry point and the configs of a service whose content is written there. */
  static List<ServiceText> of(ComposeProject project, Service service) {
    List<ServiceText> texts = new ArrayList<>();
    TreePath path = service.path();
    service
        .entrypoint()
        .ifPresent(words -> add(service, "the entrypoint", words, path.child("entrypoint"), texts));
    service
        .command()
        .ifPresent(words -> add(service, "the command", words, path.child("command"), texts));
    for (FileReference file : service.configs()) {
      StoredFile config = project.configs().get(file.source());
      if (config != null && config.content().isPresent()) {
        String what = "config " + file.source();
        add(service, what, List.of(config.content().get()), file.path(), texts);
      }
    }
    return texts;
  }

  private static void add(
      Service service, String what, List<String> words, TreePath path, List<ServiceText> texts) {
    String text = ServiceTexts.withoutComments(String.join(" ", words));
    texts.add(new ServiceText(service.name(), what, "", text, path));
  }
}
