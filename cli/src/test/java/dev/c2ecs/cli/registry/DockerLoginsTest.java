package dev.c2ecs.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerLoginsTest {

  private static final String HUB = "https://index.docker.io/v1/";

  @TempDir private Path directory;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void home() {
    environment.put("HOME", directory.toString());
    environment.put("PATH", directory + ":/usr/bin:/bin");
  }

  private DockerLogins logins() {
    return new DockerLogins(environment);
  }

  private void file(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void docker(String content) throws IOException {
    file(".docker/config.json", content);
  }

  private static String auth(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Login> password(String user, String password) {
    return Optional.of(new Login.Password(user, password));
  }

  private void helper(String name, String script) throws IOException {
    Path program = directory.resolve("docker-credential-" + name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void withoutFilesNobodyIsLoggedIn() throws RegistryException {
    assertThat(logins().of("docker.io")).isEmpty();
    assertThat(new DockerLogins(Map.of()).of("docker.io")).isEmpty();
  }

  @Test
  void passwordsStandInAuths() throws IOException, RegistryException {
    docker(
        """
        {"auths": {"%s": {"auth": "%s"}, "ghcr.io": {"auth": "%s"},
                   "a.b:5000": {"username": "u", "password": "p"},
                   "https://old.example.com/v2/": {"auth": "%s"}}}
        """
            .formatted(HUB, auth("ann:one"), auth("bob:t:w\0\0"), auth("c:d")));
    DockerLogins logins = logins();
    assertThat(logins.of("docker.io")).isEqualTo(password("ann", "one"));
    assertThat(logins.of("ghcr.io")).isEqualTo(password("bob", "t:w"));
    assertThat(logins.of("a.b:5000")).isEqualTo(password("u", "p"));
    assertThat(logins.of("old.example.com")).isEqualTo(password("c", "d"));
    assertThat(logins.of("a.b")).isEmpty();
    assertThat(logins.of("io")).isEmpty();
  }

  @Test
  void anIdentityTokenComesBeforeThePassword() throws IOException, RegistryException {
    docker(
        "{\"auths\": {\"a.io\": {\"auth\": \"%s\", \"identitytoken\": \"t\"}}}"
            .formatted(auth("<token>:")));
    assertThat(logins().of("a.io")).contains(new Login.IdentityToken("t"));
  }

  @Test
  void theConfigurationMayBeElsewhere() throws IOException, RegistryException {
    docker("{\"auths\": {\"a.io\": {\"auth\": \"%s\"}}}".formatted(auth("home:x")));
    file(
        "other/config.json",
        "{\"auths\": {\"a.io\": {\"auth\": \"%s\"}}}".formatted(auth("other:x")));
    environment.put("DOCKER_CONFIG", directory.resolve("other").toString());
    assertThat(logins().of("a.io")).isEqualTo(password("other", "x"));
  }

  @Test
  void podmansFileIsAskedSecond() throws IOException, RegistryException {
    docker("{\"auths\": {\"a.io\": {\"auth\": \"%s\"}}}".formatted(auth("docker:x")));
    String podman =
        "{\"auths\": {\"a.io\": {\"auth\": \"%s\"}, \"b.io\": {\"auth\": \"%s\"}}}"
            .formatted(auth("podman:x"), auth("podman:y"));
    file("run/containers/auth.json", podman);
    environment.put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
    assertThat(logins().of("a.io")).isEqualTo(password("docker", "x"));
    assertThat(logins().of("b.io")).isEqualTo(password("podman", "y"));
    file("auth.json", "{\"auths\": {\"b.io\": {\"auth\": \"%s\"}}}".formatted(auth("given:z")));
    environment.put("REGISTRY_AUTH_FILE", directory.resolve("auth.json").toString());
    assertThat(logins().of("b.io")).isEqualTo(password("given", "z"));
  }

  @Test
  void aProgramIsToldTheHostOnItsInput() throws IOException, RegistryException {
    docker("{\"credsStore\": \"test\", \"auths\": {\"a.io\": {}}}");
    helper(
        "test",
        "read host || true; [ \"$1\" = get ] || exit 3\n"
            + "echo \"$# $host\" >> "
            + directory.resolve("asked")
            + "\n"
            + "case $host in a.io) echo '{\"ServerURL\":\"a.io\",\"Username\":\"ann\",\"Secret\":\"s3\"}';;\n"
            + "https://index.docker.io/v1/) echo '{\"Username\":\"<token>\",\"Secret\":\"idt\"}';;\n"
            + "*) echo 'credentials not found in native keychain'; exit 1;; esac");
    DockerLogins logins = logins();
    assertThat(logins.of("a.io")).isEqualTo(password("ann", "s3"));
    assertThat(logins.of("docker.io")).contains(new Login.IdentityToken("idt"));
    assertThat(logins.of("other.io")).isEmpty();
    assertThat(Files.readAllLines(directory.resolve("asked")))
        .isEqualTo(List.of("1 a.io", "1 " + HUB, "1 other.io"));
  }

  @Test
  void aProgramOfTheRegistryComesBeforeTheOneForAll() throws IOException, RegistryException {
    docker("{\"credsStore\": \"all\", \"credHelpers\": {\"a.io\": \"own\"}}");
    helper("own", "echo '{\"Username\":\"own\",\"Secret\":\"x\"}'");
    helper("all", "echo '{\"Username\":\"all\",\"Secret\":\"x\"}'");
    assertThat(logins().of("a.io")).isEqualTo(password("own", "x"));
    assertThat(logins().of("b.io")).isEqualTo(password("all", "x"));
  }

  @Test
  void whatTheProgramDoesNotHaveMayStandInTheFile() throws IOException, RegistryException {
    docker(
        "{\"credsStore\": \"none\", \"auths\": {\"a.io\": {\"auth\": \"%s\"}}}"
            .formatted(auth("ann:x")));
    helper("none", "echo 'credentials not found in native keychain'; exit 1");
    assertThat(logins().of("a.io")).isEqualTo(password("ann", "x"));
  }

  @Test
  void aProgramThatFailsIsNamedWithWhatItSays() throws IOException {
    docker("{\"credsStore\": \"bad\"}");
    helper("bad", "echo 'vault is locked'; exit 1");
    assertThatThrownBy(() -> logins().of("a.io"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
        .hasMessageContaining("docker-credential-bad")
        .hasMessageContaining("vault is locked");
  }

  @Test
  void whatAProgramAnswersIsNeverShown() throws IOException {
    docker("{\"credsStore\": \"bad\"}");
    helper("bad", "echo '{\"Secret\": \"s3cr3t\"'");
    assertThatThrownBy(() -> logins().of("a.io")).hasMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "../../bin/sh", "a b", "-x"})
  void aProgramThatIsNotThereIsSaid(String name) throws IOException {
    docker("{\"credsStore\": \"" + name + "\"}");
    assertThatThrownBy(() -> logins().of("a.io"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"auths\": {\"a.io\": {\"auth\": \"s3cr3t!\"}}}"})
  void aFileThatIsNotReadableIsNamedWithoutItsContent(String content) throws IOException {
    docker(content);
    assertThatThrownBy(() -> logins().of("a.io"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
        .hasMessageContaining("config.json")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void anEmptyFileIsOneWithoutLogins() throws IOException, RegistryException {
    docker("\n");
    assertThat(logins().of("a.io")).isEmpty();
  }
}
