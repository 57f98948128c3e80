package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.secrets.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Which variables of real applications are credentials, and which of those that sound so are none:
 * a change of the table of credentials shows here, in names only.
 */
class RealworldCredentialsTest {

  private static final Path LIST =
      Repo.ROOT.resolve("src/test/resources/realworld-credentials.tsv");

  private static final List<String> SUSPICIOUS =
      List.of(
          "PASS",
          "PW",
          "SECRET",
          "TOKEN",
          "KEY",
          "CREDENTIAL",
          "SALT",
          "DSN",
          "AUTH",
          "COOKIE",
          "WEBHOOK",
          "PAT",
          "JWT",
          "PRIV",
          "CERT",
          "LICENSE",
          "SIGN",
          "CRYPT");

  @Test
  void theListIsCurrent() throws IOException {
    Set<String> lines = new TreeSet<>();
    RealworldTest.applications()
        .filter(RealworldTest.Application::valid)
        .forEach(application -> lines.addAll(lines(application)));
    String list = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(LIST, list);
    }
    assertThat(list).isEqualTo(Files.readString(LIST));
  }

  private static Set<String> lines(RealworldTest.Application application) {
    Set<String> lines = new TreeSet<>();
    Program.Result result = RealworldTest.run(application, "config", "--format", "json");
    Map<String, Object> services = Template.map(Json.object(result.out()).get("services"));
    services
        .values()
        .forEach(
            service -> {
              if (Template.map(service).get("environment") instanceof Map<?, ?> environment) {
                environment.forEach(
                    (name, value) -> line(application + "\t" + name, name, value, lines));
              }
            });
    return lines;
  }

  private static void line(String what, Object name, Object value, Set<String> lines) {
    String variable = String.valueOf(name);
    boolean credential =
        Credentials.isCredential(variable, value == null ? "" : String.valueOf(value));
    boolean suspicious = SUSPICIOUS.stream().anyMatch(variable.toUpperCase(Locale.ROOT)::contains);
    if (credential || suspicious) {
      lines.add(what + "\t" + (credential ? "credential" : "none"));
    }
  }
}
