package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.images.Dockerfile;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.storage.DeliveredMounts;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a project beside its Compose files: files of configs, mounted configuration, and of
 * Dockerfiles the configuration that they copy, and what no attribute replaces: variables, command,
 * health check.
 */
public final class ServiceTexts {

  private final ComposeProject project;
  private final Surroundings surroundings;

  /** The files that were read, by their source: several services may have them. */
  private final Map<String, List<String>> read = new HashMap<>();

  private final List<ServiceText> all = new ArrayList<>();

  private ServiceTexts(ComposeProject project, Surroundings surroundings) {
    this.project = project;
    this.surroundings = surroundings;
  }

  /** All of them, in the order of the services. */
  public static List<ServiceText> of(
      ComposeProject project, ProjectExtensions extensions, Surroundings surroundings) {
    ServiceTexts texts = new ServiceTexts(project, surroundings);
    Map<String, List<Mount.Bind>> mounts = DeliveredMounts.of(project, extensions, surroundings);
    for (Service service : project.services().values()) {
      texts.addConfigs(service);
      for (Mount.Bind mount : mounts.getOrDefault(service.name(), List.of())) {
        boolean file = surroundings.at(mount.source()).isFile();
        String what = (file ? "" : "a file of ") + mount.target();
        texts.add(service, what, mount.source(), mount.path());
      }
      if (service.build().isPresent()) {
        Build build = service.build().get();
        Dockerfile.of(build, surroundings)
            .ifPresent(file -> texts.addDockerfile(service, build.context(), file));
      }
    }
    return List.copyOf(texts.all);
  }

  private void addConfigs(Service service) {
    for (FileReference config : service.configs()) {
      StoredFile stored = project.configs().get(config.source());
      Optional<String> file = stored == null ? Optional.empty() : stored.file();
      if (file.isPresent()) {
        add(service, "config " + config.source(), file.get(), config.path());
      }
    }
  }

  private void add(Service service, String what, String source, TreePath path) {
    List<String> texts = read.get(source);
    if (texts == null) {
      texts = new ArrayList<>();
      for (String text : surroundings.texts().at(source)) {
        texts.add(withoutComments(text));
      }
      read.put(source, texts);
    }
    for (String text : texts) {
      all.add(new ServiceText(service.name(), what, "", text, path));
    }
  }

  private void addDockerfile(Service service, String context, Dockerfile file) {
    for (String source : context.startsWith("/") ? file.configuration() : List.<String>of()) {
      add(service, source + " of the build", context + "/" + source, service.path().child("build"));
    }
    file.environment()
        .forEach(
            (name, value) -> {
              if (!service.environment().containsKey(name)) {
                addOfBuild(service, "ENV " + name, name, value);
              }
            });
    if (service.entrypoint().isEmpty()) {
      file.entrypoint().ifPresent(text -> addOfBuild(service, "ENTRYPOINT", "", text));
      if (service.command().isEmpty()) {
        file.command().ifPresent(text -> addOfBuild(service, "CMD", "", text));
      }
    }
    if (service.healthcheck().isEmpty()) {
      file.facts()
          .health()
          .ifPresent(
              words -> addOfBuild(service, ServiceText.HEALTH_CHECK, "", String.join(" ", words)));
    }
  }

  private void addOfBuild(Service service, String what, String variable, String text) {
    all.add(
        new ServiceText(
            service.name(),
            what + " of the Dockerfile",
            variable,
            text,
            service.path().child("build")));
  }

  /**
   * A text without lines that are comments in most formats: those that begin with a sign of one.
   */
  static String withoutComments(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      int first = start;
      while (first < end && text.charAt(first) <= ' ') {
        first++;
      }
      boolean comment =
          first < end
              && (text.charAt(first) == '#'
                  || text.charAt(first) == ';'
                  || text.startsWith("//", first)
                  || text.startsWith("-- ", first)
                  || text.startsWith("<!--", first));
      if (!comment) {
        kept.append(text, start, end);
      }
      start = end;
    }
    return kept.toString();
  }
}
