package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.images.DockerfileLines.Instruction;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.model.Build;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Dockerfile says of the image that it makes, as far as it can be told without building: of
 * the last or the wanted stage, and of the stages that it starts from.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public final class Dockerfile {

  /**
   * Files that a stage copies.
   *
   * @param stage whether they come from another stage or image, not from the context
   * @param sources where they come from; of the context without a leading {@code ./}
   * @param target the absolute path that they go to; empty when a variable hides it
   */
  private record Copy(boolean stage, List<String> sources, Optional<String> target) {}

  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(\\w+)(?::?-([^}]*))?}|(\\w+))");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:/(tcp|udp))?");

  /** Files that a build copies for its own steps; what is mounted over them is not in the image. */
  private static final Pattern FOR_THE_BUILD =
      Pattern.compile(
          "(.*/)?(package.*\\.json|npm-shrinkwrap\\.json|.*\\.lock|.*-lock\\.(yaml|json)"
              + "|requirements.*\\.(txt|in)|pyproject\\.toml|setup\\.(py|cfg)|go\\.(mod|sum)"
              + "|Gemfile.*|composer\\..*|Cargo\\.toml|pom\\.xml|.*\\.gradle(\\.kts)?|.*\\.csproj"
              + "|.*\\.sh)");

  /** Directories that hold configuration. */
  private static final List<String> CONFIGURATION =
      List.of("/etc/", "/usr/local/etc/", "/usr/local/apache2/conf/", "/opt/bitnami/nginx/conf/");

  private static final Pattern CONFIGURATION_FILE =
      Pattern.compile(".*\\.(?:conf|cfg|vcl)(?:\\.\\w+)?");

  private final Map<String, String> variables = new HashMap<>();
  private final List<Copy> copies = new ArrayList<>();
  private final List<ImageFacts.Port> exposed = new ArrayList<>();
  private final Map<String, Optional<ImageFacts.Owner>> volumes = new HashMap<>();
  private final Map<String, String> environment = new TreeMap<>();
  private String base = "";
  private String directory = "/";
  private Optional<String> user = Optional.empty();
  private Optional<List<String>> health = Optional.empty();
  private Optional<String> stopSignal = Optional.empty();
  private Optional<String> entrypoint = Optional.empty();
  private Optional<String> command = Optional.empty();

  private Dockerfile() {}

  /** The Dockerfile of a build; empty when nobody read it. */
  public static Optional<Dockerfile> of(Build build, Surroundings surroundings) {
    return surroundings.textOf(build).map(text -> of(text, build.args(), build.target()));
  }

  /**
   * Reads a Dockerfile.
   *
   * @param args the arguments of the build
   * @param target the stage to stop at; empty for the last one
   */
  public static Dockerfile of(String text, Map<String, String> args, Optional<String> target) {
    Map<String, List<Instruction>> stages = new HashMap<>();
    Map<String, String> global = new HashMap<>();
    String last = "0";
    List<Instruction> current = new ArrayList<>();
    int count = 0;
    for (Instruction instruction : DockerfileLines.of(text)) {
      if (instruction.name().equals("FROM")) {
        String[] words =
            Stream.of(instruction.rest().split("\\s+", -1))
                .filter(word -> !word.startsWith("--"))
                .toArray(String[]::new);
        String name =
            words.length > 2 && words[1].equalsIgnoreCase("as")
                ? words[2].toLowerCase(Locale.ROOT)
                : Integer.toString(count);
        current =
            new ArrayList<>(List.of(new Instruction("FROM", words.length > 0 ? words[0] : "")));
        stages.put(name, current);
        stages.put(Integer.toString(count), current);
        count++;
        last = name;
      } else if (count == 0 && instruction.name().equals("ARG")) {
        argument(instruction.rest(), global, args);
      } else {
        current.add(instruction);
      }
    }
    Dockerfile file = new Dockerfile();
    file.variables.putAll(global);
    String wanted = target.map(name -> name.toLowerCase(Locale.ROOT)).orElse(last);
    file.follow(stages, stages.containsKey(wanted) ? wanted : last, args, count);
    return file;
  }

  private static void argument(
      String text, Map<String, String> variables, Map<String, String> args) {
    String[] pair = text.split("=", 2);
    String name = pair[0].strip();
    String value = args.getOrDefault(name, pair.length > 1 ? unquoted(pair[1]) : "");
    if (!value.isEmpty()) {
      variables.put(name, value);
    }
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted =
        bare.length() > 1
            && (bare.startsWith("\"") || bare.startsWith("'"))
            && bare.endsWith(bare.substring(0, 1));
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  /** Reads a stage after those that it starts from; the number of stages bounds a circle. */
  private void follow(
      Map<String, List<Instruction>> stages, String name, Map<String, String> args, int depth) {
    List<Instruction> stage = stages.getOrDefault(name, List.of());
    if (stage.isEmpty() || depth == 0) {
      return;
    }
    String from = expanded(stage.get(0).rest()).orElse("");
    if (stages.containsKey(from.toLowerCase(Locale.ROOT))) {
      follow(stages, from.toLowerCase(Locale.ROOT), args, depth - 1);
    } else {
      base = from;
    }
    stage.stream().skip(1).forEach(instruction -> read(instruction, args));
  }

  private void read(Instruction instruction, Map<String, String> args) {
    String rest = instruction.rest();
    switch (instruction.name()) {
      case "ARG" -> argument(rest, variables, args);
      case "ENV" -> environment(rest);
      case "WORKDIR" -> absolute(rest).ifPresent(path -> directory = path);
      case "USER" -> user = expanded(rest);
      case "EXPOSE" -> {
        for (String word : expanded(rest).orElse("").split("\\s+", -1)) {
          Matcher port = PORT.matcher(word);
          if (port.matches()) {
            exposed.add(
                new ImageFacts.Port(
                    Integer.parseInt(port.group(1)),
                    port.group(2) == null ? "tcp" : port.group(2)));
          }
        }
      }
      case "VOLUME" -> {
        for (String word : words(rest)) {
          absolute(word).ifPresent(path -> volumes.put(path, Optional.empty()));
        }
      }
      case "HEALTHCHECK" -> {
        int cmd = rest.indexOf("CMD");
        health =
            rest.equalsIgnoreCase("NONE") || cmd < 0
                ? Optional.empty()
                : Optional.of(check(rest.substring(cmd + "CMD".length()).strip()));
      }
      case "ENTRYPOINT" -> entrypoint = Optional.of(rest);
      case "CMD" -> command = Optional.of(rest);
      case "STOPSIGNAL" -> stopSignal = expanded(rest);
      case "COPY", "ADD" -> copy(rest);
      default -> {}
    }
  }

  /** A command in the form of health checks. */
  private static List<String> check(String command) {
    boolean list = command.startsWith("[");
    List<String> words = new ArrayList<>(List.of(list ? "CMD" : "CMD-SHELL"));
    words.addAll(list ? words(command) : List.of(command));
    return words;
  }

  private void environment(String rest) {
    Matcher pair = Pattern.compile("(\\w+)=(\"[^\"]*\"|'[^']*'|\\S*)").matcher(rest);
    boolean found = false;
    while (pair.find()) {
      found = true;
      String name = pair.group(1);
      expanded(unquoted(pair.group(2))).ifPresent(value -> set(name, value));
    }
    String[] old = rest.split("\\s+", 2);
    if (!found && old.length == 2) {
      expanded(old[1]).ifPresent(value -> set(old[0], value));
    }
  }

  private void set(String name, String value) {
    variables.put(name, value);
    environment.put(name, value);
  }

  private void copy(String rest) {
    List<String> words = new ArrayList<>();
    boolean stage = false;
    for (String word : words(rest)) {
      if (word.startsWith("--")) {
        stage |= word.startsWith("--from=");
      } else {
        words.add(word);
      }
    }
    if (words.size() > 1) {
      List<String> sources =
          words.subList(0, words.size() - 1).stream().map(Dockerfile::relative).toList();
      copies.add(new Copy(stage, sources, absolute(words.get(words.size() - 1))));
    }
  }

  private static List<String> words(String text) {
    if (!text.contains("[")) {
      return List.of(text.split("\\s+", -1));
    }
    int list = text.indexOf('[');
    List<String> words = new ArrayList<>();
    for (String flag : text.substring(0, list).split("\\s+", -1)) {
      if (!flag.isEmpty()) {
        words.add(flag);
      }
    }
    Matcher quoted = QUOTED.matcher(text.substring(list));
    while (quoted.find()) {
      words.add(quoted.group(1));
    }
    return words;
  }

  private static String relative(String path) {
    String bare = path;
    while (bare.startsWith("./") || bare.startsWith("/")) {
      bare = bare.substring(bare.startsWith("./") ? 2 : 1);
    }
    bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    return bare.equals(".") ? "" : bare;
  }

  /** A text with its variables; empty when one is not known. */
  private Optional<String> expanded(String text) {
    StringBuilder result = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      String name = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
      String value = variables.get(name);
      value = value == null ? matcher.group(2) : value;
      if (value == null) {
        return Optional.empty();
      }
      result.append(text, from, matcher.start()).append(value);
      from = matcher.end();
    }
    return Optional.of(unquoted(result.append(text.substring(from)).toString()));
  }

  private Optional<String> absolute(String written) {
    return expanded(written)
        .map(
            path -> {
              String whole = path.startsWith("/") ? path : directory + "/" + relative(path);
              whole = whole.replaceAll("/(\\./)+", "/").replaceAll("/+", "/");
              return whole.length() > 1 && whole.endsWith("/")
                  ? whole.substring(0, whole.length() - 1)
                  : whole;
            });
  }

  /** The image that the first of its stages starts from; empty when a variable hides it. */
  public String base() {
    return base;
  }

  /** The variables that it sets, by name; those that another variable hides are left out. */
  public Map<String, String> environment() {
    return Collections.unmodifiableMap(environment);
  }

  /** Its entry point as it is written. */
  public Optional<String> entrypoint() {
    return entrypoint;
  }

  /** Its command as it is written. */
  public Optional<String> command() {
    return command;
  }

  /** What it says of the image; what its base has is not in it. */
  public ImageFacts facts() {
    return new ImageFacts(
        Optional.empty(),
        List.of(),
        exposed,
        user,
        volumes,
        health,
        List.of(),
        List.of(),
        stopSignal);
  }

  /**
   * Whether the image has at a path what a directory of its context has.
   *
   * @param source the directory as seen from the context, empty for all of it
   * @param target the absolute path in the image
   */
  public boolean copies(String source, String target) {
    return copies.stream().anyMatch(copy -> covers(copy, source, target));
  }

  /**
   * The configuration that it copies by name from its context: files and directories whose place in
   * the image, or whose name, says so.
   */
  public List<String> configuration() {
    List<String> found = new ArrayList<>();
    for (Copy copy : copies) {
      for (String source : copy.stage() ? List.<String>of() : copy.sources()) {
        boolean path = !source.isEmpty() && !source.contains("..") && !source.contains("*");
        String target = copy.target().orElse("") + "/";
        if (path
            && (CONFIGURATION.stream().anyMatch(target::startsWith)
                || CONFIGURATION_FILE.matcher(source).matches())) {
          found.add(source);
        }
      }
    }
    return found;
  }

  private static boolean covers(Copy copy, String source, String target) {
    boolean there =
        copy.target().isEmpty()
            || isBelow(target, copy.target().get())
            || isBelow(copy.target().get(), target);
    return there
        && (copy.stage()
            || copy.sources().stream()
                .anyMatch(
                    from ->
                        isBelow(source, from)
                            || from.contains("*")
                            || (isBelow(from, source) && !FOR_THE_BUILD.matcher(from).matches())));
  }

  /** Whether a path is a directory or below it; all relative paths are below the empty one. */
  private static boolean isBelow(String path, String directory) {
    return directory.isEmpty() || directory.equals("/") || (path + "/").startsWith(directory + "/");
  }
}
