package dev.c2ecs.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secret values of a project, found without the program's own rules: what its env files give to
 * names of credentials, and what the files of its {@code secrets} hold.
 */
final class SecretValues {

  private static final Pattern LINE =
      Pattern.compile("(?m)^(\\w*(?:PASS|SECRET|TOKEN|KEY|URL)\\w*)=(\\S+)$");
  private static final Pattern PASSWORD_IN_URL = Pattern.compile("://[^:/@]+:([^@]+)@.*");
  private static final int SHORTEST = 6;

  private SecretValues() {}

  /** The values below a directory; empty when it has none. */
  static Set<String> in(Path directory) {
    Set<String> values = new TreeSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".env")).sorted().toList()) {
        Matcher line = LINE.matcher(Repo.read(file));
        while (line.find()) {
          Matcher url = PASSWORD_IN_URL.matcher(line.group(2));
          if (url.matches()) {
            values.add(url.group(1));
          } else if (!line.group(1).endsWith("URL")) {
            values.add(line.group(2));
          }
        }
      }
      values.addAll(files(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    values.removeIf(value -> value.length() < SHORTEST);
    return values;
  }

  private static Set<String> files(Path directory) throws IOException {
    Set<String> contents = new TreeSet<>();
    Path compose = directory.resolve("compose.yaml");
    if (!Files.exists(compose)) {
      return contents;
    }
    Program.Result config = Program.in(directory).run("config", "--format", "json");
    if (config.exitCode() != 0) {
      return contents;
    }
    Object secrets = Json.object(config.out()).getOrDefault("secrets", Map.of());
    for (Object secret : Template.map(secrets).values()) {
      Object file = Template.map(secret).get("file");
      if (file != null && Files.isRegularFile(Path.of((String) file))) {
        byte[] bytes = Files.readAllBytes(Path.of((String) file));
        contents.addAll(List.of(new String(bytes, StandardCharsets.ISO_8859_1).strip()));
      }
    }
    return contents;
  }
}
