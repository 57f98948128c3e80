package dev.c2ecs.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Input that is too large, or too odd, to be committed as a fixture: it is made when needed. */
final class LargeInput {

  private static final int MEGABYTE = 1024 * 1024;

  private LargeInput() {}

  /** The codes that such input produces. */
  static Set<String> codes(Path directory) throws IOException {
    Set<String> codes = new TreeSet<>();
    for (Map.Entry<String, String> input : inputs().entrySet()) {
      Path project = Files.createDirectory(directory.resolve(input.getKey()));
      Files.writeString(project.resolve("compose.yaml"), input.getValue());
      codes.addAll(codesOf(project));
    }
    Path unreadable = Files.createDirectory(directory.resolve("unreadable"));
    Path link = unreadable.resolve("compose.yaml");
    Files.createSymbolicLink(link, link);
    codes.addAll(codesOf(unreadable));
    return codes;
  }

  private static Map<String, String> inputs() {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("large", "# " + "x".repeat(33 * MEGABYTE));
    inputs.put("deep", "a: " + "[".repeat(5000) + "]".repeat(5000));
    inputs.put("aliases", aliases());
    inputs.put("variables", "services: {a: {image: \"" + variables() + "\"}}\n");
    inputs.put("quota", services());
    return inputs;
  }

  private static String aliases() {
    StringBuilder text = new StringBuilder("x-0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      text.append("x-" + i + ": &a" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
    }
    return text + "services: {a: {image: b}}\n";
  }

  private static String variables() {
    return "${X:-".repeat(200) + "y" + "}".repeat(200);
  }

  private static String services() {
    StringBuilder text = new StringBuilder("name: p\nservices:\n");
    for (int i = 0; i < 200; i++) {
      text.append("  s" + i + ": {image: nginx, expose: [\"80\"]}\n");
    }
    return text.toString();
  }

  private static Set<String> codesOf(Path project) {
    Set<String> codes = new TreeSet<>();
    String said = Program.in(project).run("convert", "-f", "compose.yaml").err();
    Matcher matcher = Pattern.compile("C2E\\d{3}").matcher(said);
    while (matcher.find()) {
      codes.add(matcher.group());
    }
    return codes;
  }
}
