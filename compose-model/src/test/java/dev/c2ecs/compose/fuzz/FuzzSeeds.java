package dev.c2ecs.compose.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Inputs to start from: the projects of the corpus's tricky cases and the texts in them. They are
 * read by the YAML library alone, because Jazzer can only follow classes that are not loaded before
 * it starts.
 */
public final class FuzzSeeds {

  private FuzzSeeds() {}

  /** The seeds of a target. */
  public static List<byte[]> of(FuzzTarget target) {
    return switch (target) {
      case LOADER -> projects().stream().map(MemoryFiles::format).toList();
      case INTERPOLATION -> bytes(scalars("$"));
      case DOTENV -> bytes(envFiles());
      case PORT, VOLUME -> bytes(scalars(":"));
    };
  }

  private static List<byte[]> bytes(Collection<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<Map<String, String>> projects() {
    List<Map<String, String>> projects = new ArrayList<>();
    for (String line : resource("tricky.jsonl").lines().toList()) {
      Map<String, String> files = new LinkedHashMap<>();
      Map<?, ?> row = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line);
      ((Map<?, ?>) Objects.requireNonNull(row.get("files")))
          .forEach((name, content) -> files.put((String) name, (String) content));
      projects.add(files);
    }
    return projects;
  }

  private static List<String> envFiles() {
    return projects().stream()
        .flatMap(files -> files.entrySet().stream())
        .filter(file -> !file.getKey().endsWith("yaml") && !file.getKey().endsWith("yml"))
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  /** The scalars of all projects that contain a text. */
  private static Set<String> scalars(String part) {
    Set<String> texts = new LinkedHashSet<>();
    for (Map<String, String> files : projects()) {
      for (String content : files.values()) {
        try {
          for (Event event : new Parse(LoadSettings.builder().build()).parseString(content)) {
            if (event instanceof ScalarEvent scalar && scalar.getValue().contains(part)) {
              texts.add(scalar.getValue());
            }
          }
        } catch (YamlEngineException e) {
          // Not every file is YAML; what came before the error is a seed.
        }
      }
    }
    return texts;
  }

  private static String resource(String name) {
    try (InputStream in = FuzzSeeds.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
