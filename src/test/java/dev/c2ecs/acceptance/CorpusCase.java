package dev.c2ecs.acceptance;

import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case of the corpus: files, flags and what the reference answers.
 *
 * @param id its identity in the corpus
 * @param row the row of the corpus
 * @param valid whether the reference accepts it
 * @param canonical the model of the reference, null when it is invalid
 * @param warnings the texts that the reference prints beside it
 */
record CorpusCase(
    String id,
    Map<String, Object> row,
    boolean valid,
    @Nullable Object canonical,
    List<String> warnings) {

  /** The case of a line; empty for an example without an answer. */
  static Optional<CorpusCase> of(String line) {
    Map<String, Object> row = Json.object(line);
    Object nested = row.get("config");
    Map<String, Object> answer = nested instanceof Map ? Template.map(nested) : row;
    if (!(answer.get("ok") instanceof Boolean valid)) {
      return Optional.empty();
    }
    String id =
        row.containsKey("id")
            ? (String) Objects.requireNonNull(row.get("id"))
            : row.get("file") + ":" + row.getOrDefault("line", "");
    List<String> warnings =
        Template.list(answer.getOrDefault("warnings", List.of())).stream()
            .map(String.class::cast)
            .toList();
    return Optional.of(new CorpusCase(id, row, valid, answer.get("canonical"), warnings));
  }

  /** Writes the files of the case below a directory named {@code proj}. */
  LoadRequest prepare(Path root) throws IOException {
    Map<String, String> files = new HashMap<>();
    optional("files").ifPresent(f -> Template.map(f).forEach((k, v) -> files.put(k, (String) v)));
    optional("yaml").ifPresent(text -> files.put("compose.yaml", (String) text));
    List<String> arguments = new ArrayList<>();
    Path workingDirectory = root;
    if (row.containsKey("text")) {
      String file = (String) Objects.requireNonNull(row.get("file"));
      files.put(file, (String) Objects.requireNonNull(row.get("text")));
      arguments.add(root.resolve(file).toString());
      workingDirectory = Objects.requireNonNull(root.resolve(file).getParent());
    }
    Files.createDirectories(root);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey()).normalize();
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, file.getValue().replace("@ROOT@", root.toString()));
    }
    for (Object config : texts("configs")) {
      arguments.add(root.resolve((String) config).toString());
    }
    Optional<String> projectDirectory =
        optional("projectDir")
            .filter(d -> !d.equals("."))
            .map(d -> root.resolve((String) d).toString());
    if (projectDirectory.isPresent()) {
      workingDirectory = Path.of(projectDirectory.get());
      Files.createDirectories(workingDirectory);
    }
    LoadRequest.Builder request =
        LoadRequest.builder(workingDirectory).environment(environment(root));
    projectDirectory.ifPresent(request::projectDirectory);
    imperativeName().ifPresent(request::projectName);
    return withArguments(root, request, arguments);
  }

  private Map<String, String> environment(Path root) {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/user"));
    optional("env")
        .ifPresent(
            env ->
                Template.map(env)
                    .forEach(
                        (key, value) ->
                            environment.put(
                                key, ((String) value).replace("@ROOT@", root.toString()))));
    return environment;
  }

  private Optional<String> imperativeName() {
    return optional("options")
        .map(Template::map)
        .filter(options -> Boolean.TRUE.equals(options.get("projectNameImperativelySet")))
        .map(options -> (String) options.get("projectName"));
  }

  private LoadRequest withArguments(Path root, LoadRequest.Builder request, List<String> named) {
    List<String> files = new ArrayList<>(named);
    List<String> profiles =
        new ArrayList<>(texts("profiles").stream().map(String.class::cast).toList());
    List<String> envFiles = new ArrayList<>();
    LoadOptions.Builder options = LoadOptions.builder();
    Iterator<Object> args = texts("args").iterator();
    while (args.hasNext()) {
      String flag = (String) args.next();
      switch (flag) {
        case "-f" -> files.add((String) args.next());
        case "-p" -> request.projectName((String) args.next());
        case "-profile" -> profiles.add((String) args.next());
        case "-env-file" -> envFiles.add((String) args.next());
        case "-project-directory" ->
            request.projectDirectory(root.resolve((String) args.next()).toString());
        case "-no-interpolate" -> options.interpolate(false).until(LoadOptions.Stage.LONG_FORMS);
        case "-no-normalize" -> options.normalize(false);
        case "-no-consistency" -> options.checkConsistency(false);
        case "-no-env-resolution" -> options.resolveEnvironment(false);
        default -> throw new IllegalArgumentException(flag);
      }
    }
    return request
        .files(files)
        .profiles(profiles)
        .envFiles(envFiles)
        .options(options.build())
        .build();
  }

  /** Whether the model is printed so that it can be read again, with every dollar doubled. */
  boolean isInterpolated() {
    return !texts("args").contains("-no-interpolate");
  }

  private Optional<Object> optional(String key) {
    return Optional.ofNullable(row.get(key));
  }

  private List<Object> texts(String key) {
    return optional(key).map(Template::list).orElse(List.of());
  }
}
