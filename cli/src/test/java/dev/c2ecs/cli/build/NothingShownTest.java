package dev.c2ecs.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value of a credential is on a command line, in a message or in a text of ours. */
class NothingShownTest {

  private static final List<String> CREDENTIALS =
      List.of(
          "NPM_TOKEN",
          "DB_PASSWORD",
          "API_KEY",
          "GITHUB_PAT",
          "secretKey",
          "AWS_SECRET_ACCESS_KEY");
  private static final List<String> HARMLESS =
      List.of("VERSION", "HOME", "http_proxy", "PATH", "NODE_ENV", "TMPDIR", "LD_PRELOAD");

  @TempDir Path project;

  static List<Builder> builders() {
    return List.of(
        BuilderArgumentsTest.OCI,
        BuilderArgumentsTest.LOAD,
        BuilderArgumentsTest.PODMAN,
        BuilderArgumentsTest.BUILDAH,
        new Buildah("/bin/buildah", Set.of("--build-arg-file", "--secret")));
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void valuesStayWhereNobodyLooks(int seed) {
    Random random = new Random(seed);
    List<String> values = new ArrayList<>();
    StringBuilder yaml = new StringBuilder("services:\n  web:\n    build:\n      context: .\n");
    yaml.append("      secrets: [var]\n      args:\n");
    for (String name : CREDENTIALS) {
      if (random.nextBoolean()) {
        values.add(value(random));
        yaml.append("        ").append(name).append(": ").append(last(values)).append('\n');
      }
    }
    for (String name : HARMLESS) {
      if (random.nextBoolean()) {
        yaml.append("        ").append(name).append(": harmless\n");
      }
    }
    yaml.append("      labels: {plain: text");
    if (random.nextBoolean()) {
      values.add(value(random));
      yaml.append(", ").append("app.password: ").append(last(values));
    }
    yaml.append("}\n");
    if (random.nextBoolean()) {
      values.add(value(random));
      yaml.append("      cache_to: ['type=s3,secret_access_key=")
          .append(last(values))
          .append("']\n");
    }
    yaml.append("secrets: {var: {environment: VAR}}\n");
    values.add(value(random));
    LoadResult loaded =
        Projects.load(
            project, yaml.toString().replace("args:\n      labels", "labels"), "VAR", last(values));
    BuildPlan plan = Projects.plan(loaded);
    for (Builder builder : builders()) {
      BuildPlan whole = plan.with(builder, loaded.project().orElseThrow());
      StringBuilder shown = new StringBuilder(whole.builds().toString());
      for (Diagnostic diagnostic : whole.diagnostics()) {
        shown.append(diagnostic.message()).append(diagnostic.hint());
      }
      if (!whole.hasErrors() || !hasExposed(whole)) {
        BuildRequest request = plan.of("web").orElseThrow().request();
        Recipe recipe = builder.recipe(request, Path.of("/w/run/one"), Map.of());
        shown.append(recipe).append(recipe.build().command());
        recipe.share().ifPresent(invocation -> shown.append(invocation.command()));
        builder.save(recipe, "id").forEach(invocation -> shown.append(invocation.command()));
      }
      assertThat(shown.toString()).contains("web");
      for (String value : values) {
        assertThat(shown.toString()).as(yaml.toString()).doesNotContain(value);
      }
    }
  }

  private static boolean hasExposed(BuildPlan plan) {
    return plan.diagnostics().stream().anyMatch(d -> d.code().id().equals("C2E553"));
  }

  private static String value(Random random) {
    return "v" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36) + "z9Qx";
  }

  private static String last(List<String> values) {
    return values.get(values.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args: {AWS_SECRET_ACCESS_KEY: abcdefgh12345}",
        "args: {http_proxy: 'http://me:secret@proxy:3128'}",
        "labels: {db_password: abcdefgh12345}",
        "cache_to: ['type=s3,secret_access_key=abcdefgh12345']",
        "cache_from: ['type=azblob,secret_access_key=abcdefgh12345']",
        "additional_contexts: {r: 'https://me:abcdefgh12345@h/a.git'}",
      })
  void whatCannotBeHiddenIsAnError(String attribute) {
    BuildPlan plan = Projects.build(project, attribute);
    assertThat(plan.hasErrors()).isTrue();
    assertThat(plan.diagnostics())
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly("C2E553");
    assertThat(plan.diagnostics().get(0).locations()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args: {NPM_TOKEN: abcdefgh12345}",
        "args: {PIP_INDEX: 'https://me:secret12@pypi.example.com'}",
        "args: {WHATEVER: '${DB_PASSWORD}'}",
      })
  void anArgumentThatLooksLikeACredentialIsAWarning(String attribute) {
    BuildPlan plan = Projects.build(project, attribute, "DB_PASSWORD", "hunter22hunter");
    assertThat(plan.hasErrors()).isFalse();
    assertThat(plan.diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code().id()).isEqualTo("C2E554");
              assertThat(diagnostic.hint()).contains("build.secrets");
              assertThat(diagnostic.message()).doesNotContain("abcdefgh", "secret12", "hunter22");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args: {VERSION: '1'}",
        "args: {TOKEN_TTL: '60'}",
        "args: {http_proxy: 'http://proxy:3128'}",
        "args: {NPM_TOKEN: ''}",
        "labels: {org.opencontainers.image.source: 'https://example.com/shop'}",
        "cache_to: ['type=s3,region=eu,bucket=b']",
      })
  void whatIsHarmlessIsNotMentioned(String attribute) {
    assertThat(Projects.build(project, attribute).diagnostics()).isEmpty();
  }

  @Test
  void whatABuilderPrintsOfThemIsHidden() {
    BuildRequest request =
        Projects.request(
            project,
            "args: {NPM_TOKEN: abcdefgh12345, VERSION: one}\nsecrets: [var]",
            "VAR",
            "first line\nsecond");
    HiddenValues hidden = HiddenValues.of(request);
    assertThat(hidden.in("x abcdefgh12345 y first line z second one"))
        .isEqualTo("x *** y *** z *** one");
  }

  @Test
  void whatABuilderPrintsOfFilesIsHidden() throws IOException {
    Files.writeString(project.resolve("tok"), "line-one\ntoken=abcdefgh12345\nxy\n");
    HiddenValues hidden = HiddenValues.of(Projects.request(project, "secrets: [tok]"));
    assertThat(hidden.in("a line-one b token=abcdefgh12345 c abcdefgh12345 xy"))
        .isEqualTo("a *** b *** c *** xy");
  }

  @Test
  void noTextOfARequestHasAValue() {
    BuildOptions options =
        new BuildOptions(
            Map.of("TOKEN", Optional.of("abcdefgh12345")),
            List.of(),
            false,
            false,
            Optional.empty(),
            Optional.empty());
    assertThat(options.toString()).contains("TOKEN").doesNotContain("abcdefgh");
    assertThat(new Instructions.Inline("RUN echo abcdefgh12345").toString())
        .doesNotContain("abcdefgh");
    assertThat(new Invocation(List.of("/bin/x", "y"), Map.of("A", "abcdefgh")).toString())
        .doesNotContain("abcdefgh");
  }
}
