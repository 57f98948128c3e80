package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The records cover the whole Compose schema, each attribute under its own name. */
class TypedModelTest {

  /** What loading resolves or leaves out: nothing of it is left in a model. */
  private static final Set<String> RESOLVED =
      Set.of("include", "version", "extends", "env_file", "pull_refresh_after");

  @Test
  void everyPathOfTheSchemaHasAnAccessor() {
    List<String> missing = new ArrayList<>();
    for (SupportRow row : SupportTable.rows()) {
      List<String> segments = segments(row.path());
      boolean resolved =
          segments.stream().anyMatch(RESOLVED::contains) || row.path().endsWith(".external.name");
      if (!resolved && !hasAccessor(ComposeProject.class, segments)) {
        missing.add(row.path());
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> segments(String path) {
    return List.of(path.replace("[]", ".[]").split("\\."));
  }

  private static boolean hasAccessor(Type type, List<String> segments) {
    if (segments.isEmpty()) {
      return true;
    }
    List<String> rest = segments.subList(1, segments.size());
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return hasAccessor(arguments[0], segments);
      }
      boolean fits =
          (raw == Map.class && segments.get(0).equals("*"))
              || (raw == List.class && segments.get(0).equals("[]"));
      return fits && hasAccessor(arguments[arguments.length - 1], rest);
    }
    return kinds((Class<?>) type)
        .flatMap(kind -> accessor(kind, segments.get(0)).stream())
        .anyMatch(method -> hasAccessor(method.getGenericReturnType(), rest));
  }

  /** A type and, when it is an alternative, what it can be. */
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.concat(Stream.of(type), Stream.of(type.getPermittedSubclasses()))
        : Stream.of(type);
  }

  private static Optional<Method> accessor(Class<?> type, String key) {
    StringBuilder name = new StringBuilder();
    for (String word : key.split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    try {
      return Optional.of(type.getMethod(name.toString()));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  @Test
  void everyLeafOfAFullProjectIsRead() throws ReflectiveOperationException {
    Path file = Repo.ROOT.resolve("src/test/resources/full.yaml");
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(Repo.ROOT)
                .files(List.of(file.toString()))
                .profiles(List.of("full"))
                .options(LoadOptions.builder().allResources(true).build())
                .build());
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
    ComposeProject project = result.project().orElseThrow();
    List<String> lost = new ArrayList<>();
    Set<String> read = new TreeSet<>();
    compare(project, project.tree(), "", lost, read);
    assertThat(lost).isEmpty();
    Set<String> never = new TreeSet<>();
    for (SupportRow row : SupportTable.rows()) {
      if (segments(row.path()).stream().noneMatch(RESOLVED::contains)
          && !row.path().endsWith(".external.name")
          && !read.contains(row.path())) {
        never.add(row.path());
      }
    }
    assertThat(never).as("paths that the project has no value for").isEmpty();
  }

  private static void compare(
      @Nullable Object value, Node node, String path, List<String> lost, Set<String> read)
      throws ReflectiveOperationException {
    read.add(path);
    Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (isAbsent(plain) && !node.isNull()) {
      lost.add(path);
    } else if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        String key = entry.getKey();
        boolean named = plain instanceof Map;
        String below = (path.isEmpty() ? "" : path + ".") + (named ? "*" : key);
        Object child =
            plain instanceof Map<?, ?> map
                ? map.get(key)
                : call(Objects.requireNonNull(plain), key);
        compare(child, entry.getValue(), below, lost, read);
      }
    } else if (node instanceof Sequence list && plain instanceof List<?> items) {
      for (int i = 0; i < list.items().size(); i++) {
        compare(items.get(i), list.items().get(i), path + "[]", lost, read);
      }
    }
  }

  private static @Nullable Object call(Object holder, String key)
      throws ReflectiveOperationException {
    Optional<Method> method = accessor(holder.getClass(), key);
    return method.isPresent() ? method.get().invoke(holder) : null;
  }

  private static boolean isAbsent(@Nullable Object value) {
    return value == null
        || (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || value.toString().endsWith(".empty");
  }
}
