package dev.c2ecs.acceptance;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of the reading of any project, whatever the reference says of it: it ends without
 * a trace; an error has a place; what was written is in the model or in a diagnostic; the printed
 * model is the model when it is read again; the order of keys means nothing; what is in the model
 * has a place in a file.
 */
final class ReaderProperties {

  private static final Path ROOT = Path.of("/project");
  private static final Pattern MARK = Pattern.compile(AttributeForms.MARK);

  private ReaderProperties() {}

  /** Files in memory. */
  private record Memory(Map<String, String> files) implements FileAccess {
    @Override
    public byte[] read(Path path, int limit) throws IOException {
      String text = files.get(ROOT.relativize(path).toString());
      if (text == null) {
        throw new NoSuchFileException(path.toString());
      }
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean exists(Path path) {
      return path.equals(ROOT) || files.containsKey(ROOT.relativize(path).toString());
    }

    @Override
    public boolean isDirectory(Path path) {
      return path.equals(ROOT);
    }
  }

  /**
   * What does not hold of a project, a line each.
   *
   * @param models the Compose files as trees of maps, lists and values, in the order of {@code -f}
   * @param written the part of them that nothing else overrides
   * @param others further files by name
   * @param again whether the printed model is read again
   */
  static List<String> broken(
      List<Map<String, @Nullable Object>> models,
      @Nullable Object written,
      Map<String, String> others,
      boolean again) {
    List<String> broken = new ArrayList<>();
    try {
      LoadResult result = load(models, others, false);
      errors(result, broken);
      LoadResult reversed = load(models, others, true);
      if (reversed.project().isPresent() != result.project().isPresent()) {
        broken.add("the order of keys decides whether it is valid");
      }
      if (result.project().isPresent() && reversed.project().isPresent()) {
        Mapping tree = result.project().get().tree();
        Object model = Trees.plain(tree, text -> text);
        silence(result, model, written, broken);
        Set<String> unwritten = Trees.unwritten(tree);
        if (!unwritten.isEmpty()) {
          broken.add("nobody wrote " + unwritten);
        }
        Object other = Trees.plain(reversed.project().get().tree(), text -> text);
        if (!model(model).equals(model(other))) {
          broken.add("the order of keys matters: " + model + "\n  or " + other);
        }
        // An item `=` has a key that the schema refuses in a mapping, and so does the reference.
        if (again && !hasEmptyKey(tree)) {
          again(tree, others, model, broken);
        }
      }
    } catch (RuntimeException e) {
      broken.add("a trace: " + e + " at " + e.getStackTrace()[0]);
    }
    return broken;
  }

  private static Object model(@Nullable Object plain) {
    return Optional.ofNullable(plain).orElse("");
  }

  private static LoadResult load(
      List<Map<String, @Nullable Object>> models, Map<String, String> others, boolean reversed) {
    Map<String, String> files = new LinkedHashMap<>(others);
    List<String> names = new ArrayList<>();
    for (Map<String, @Nullable Object> model : models) {
      String name = names.size() + ".yaml";
      files.put(name, JsonText.of(reversed ? reversed(model) : model));
      names.add(ROOT.resolve(name).toString());
    }
    return load(files, names);
  }

  private static LoadResult load(Map<String, String> files, List<String> names) {
    return ComposeLoader.load(
        LoadRequest.builder(ROOT)
            .fileAccess(new Memory(files))
            .environment(Map.of("HOME", "/home/user"))
            .profiles(List.of("*"))
            .files(names)
            .build());
  }

  private static @Nullable Object reversed(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      List<Map.Entry<String, Object>> entries = new ArrayList<>(Template.map(map).entrySet());
      Collections.reverse(entries);
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      entries.forEach(entry -> result.put(entry.getKey(), reversed(entry.getValue())));
      return result;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(reversed(item)));
      return items;
    }
    return value;
  }

  private static void errors(LoadResult result, List<String> broken) {
    if (result.project().isEmpty() && !Diagnostic.anyError(result.diagnostics())) {
      broken.add("no model and no error");
    }
    for (Diagnostic diagnostic : result.diagnostics()) {
      boolean whole = diagnostic.code() == ReadCode.EMPTY_FILE;
      boolean placed = !diagnostic.locations().isEmpty();
      for (Location location : diagnostic.locations()) {
        placed &= whole || (location.line() > 0 && location.column() > 0);
      }
      if (diagnostic.severity() == Severity.ERROR && !placed) {
        broken.add("an error without a place: " + diagnostic);
      }
    }
  }

  private static void silence(
      LoadResult result, @Nullable Object model, @Nullable Object written, List<String> broken) {
    String seen = model + " " + result.diagnostics();
    Matcher marks = MARK.matcher(String.valueOf(written));
    while (marks.find()) {
      if (!seen.contains(marks.group()) && !isNamed(marks.group(), result)) {
        broken.add("silence about " + marks.group());
      }
    }
  }

  /** Whether a diagnostic is about the place that a mark is at, or about the block around it. */
  private static boolean isNamed(String mark, LoadResult result) {
    for (Diagnostic diagnostic : result.diagnostics()) {
      for (Location location : diagnostic.locations()) {
        List<String> lines = result.sources().getOrDefault(location.file(), "").lines().toList();
        for (int i = 0; i < 3 && location.line() > 0; i++) {
          int line = location.line() - 1 + i;
          if (line < lines.size() && lines.get(line).contains(mark)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean hasEmptyKey(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.has("")
          || mapping.entries().values().stream().anyMatch(ReaderProperties::hasEmptyKey);
    }
    return node instanceof Sequence list
        && list.items().stream().anyMatch(ReaderProperties::hasEmptyKey);
  }

  private static void again(
      Mapping tree, Map<String, String> others, @Nullable Object model, List<String> broken) {
    Map<String, String> files = new LinkedHashMap<>(others);
    files.put("printed.yaml", JsonText.of(Trees.printed(tree)));
    LoadResult again = load(files, List.of(ROOT.resolve("printed.yaml").toString()));
    if (again.project().isEmpty()) {
      broken.add("the printed model is not valid: " + again.diagnostics() + "\n  " + model);
    } else {
      Object second = Trees.plain(again.project().get().tree(), text -> text);
      if (!model(model).equals(model(second))) {
        broken.add("the printed model is another one: " + model + "\n  " + second);
      }
    }
  }
}
