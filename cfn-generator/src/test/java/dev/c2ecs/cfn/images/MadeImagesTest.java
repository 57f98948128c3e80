package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededImage.Built;
import dev.c2ecs.cfn.input.SourceFacts;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MadeImagesTest {

  private static final Surroundings FILES =
      new Surroundings(
          Map.of("/project/own.ini", SourceFacts.file(3, false)),
          Map.of(),
          Optional.empty(),
          Map.of());

  private static List<NeededImage> images(String compose) {
    Translation translation = Translator.translate(Projects.of(compose), FILES, List.of());
    assertThat(translation.template()).as(translation.diagnostics().toString()).isPresent();
    return translation.images();
  }

  @Test
  void equalBuildsAreOneImageNamedAfterTheFirstInTheFile() {
    List<NeededImage> images =
        images(
            """
            name: p
            services:
              worker: {build: app, image: registry.example.com/app}
              api: {build: {context: app}}
              cli: {image: registry.example.com/app}
            """);
    assertThat(images).hasSize(1);
    NeededImage image = images.get(0);
    assertThat(image.parameter()).isEqualTo("WorkerImage");
    assertThat(image.service()).isEqualTo("worker");
    assertThat(image.services()).containsExactly("api", "cli", "worker");
    assertThat(image.platform()).isEqualTo("linux/amd64");
    assertThat(image.files()).isEmpty();
    assertThat(image.fileLimit()).isEqualTo(64L << 20);
    Built built = (Built) image.base();
    assertThat(built.services()).containsExactly("api", "worker");
    assertThat(built.build().context()).isEqualTo("/project/app");
    assertThat(built.names())
        .containsExactly(new NeededImage.Name("worker", "registry.example.com/app", false));
  }

  /** Nobody else's image moves to a registry that one service asks for. */
  @Test
  void aBuildThatIsPushedElsewhereIsAnImageOfItsOwn() {
    List<NeededImage> images =
        images(
            """
            name: p
            services:
              worker: {build: app, image: registry.example.com/app, x-aws-push: true}
              api: {build: {context: app}, image: registry.example.com/api}
              cli: {image: registry.example.com/app}
            """);
    assertThat(images)
        .extracting(image -> image.services().toString())
        .containsExactlyInAnyOrder("[api]", "[cli, worker]");
  }

  @Test
  void whereASecretOfTheBuildStandsMakesNoOtherImage() {
    List<NeededImage> images =
        images(
            """
            name: p
            services:
              a: {build: {context: app, secrets: [token]}}
              b: {build: {context: app, secrets: [{source: token}]}}
              c: {build: {context: app, secrets: [{source: token, target: other}]}}
            secrets: {token: {environment: TOKEN}}
            """);
    assertThat(images).extracting(NeededImage::parameter).containsExactly("AImage", "CImage");
  }

  @Test
  void anotherPlatformIsAnotherImageOfTheSameBuild() {
    List<NeededImage> images =
        images(
            """
            name: p
            services:
              a: {build: app}
              b: {build: app, platform: linux/arm64}
            """);
    assertThat(images)
        .extracting(NeededImage::parameter, NeededImage::platform)
        .containsExactly(tuple("AImage", "linux/amd64"), tuple("BImage", "linux/arm64"));
  }

  @Test
  void aJobThatTasksOfTwoPlatformsRunHasAnImageForEach() {
    List<NeededImage> images =
        images(
            """
            name: p
            services:
              job: {build: app, restart: "no"}
              a: {image: x, depends_on: {job: {condition: service_completed_successfully}}}
              b:
                image: x
                platform: linux/arm64
                volumes_from: [job]
                depends_on: {job: {condition: service_completed_successfully}}
            """);
    assertThat(images)
        .extracting(NeededImage::parameter)
        .containsExactly("JobImage", "JobImageInB");
  }

  @Test
  void filesMakeAnImageOfItsOwnOnTopOfTheBuild() {
    List<NeededImage> images =
        images(
            """
            name: p
            services:
              a: {build: app, image: app}
              b: {image: app, x-aws-file_limit: 1k, volumes: ["./own.ini:/etc/own.ini"]}
            """);
    assertThat(images).extracting(NeededImage::parameter).containsExactly("AImage", "BImage");
    assertThat(images.get(1).base()).isEqualTo(images.get(0).base());
    assertThat(images.get(1).fileLimit()).isEqualTo(1024);
    assertThat(images.get(1).files())
        .containsExactly(
            new AddedFile(
                new AddedFile.File("/project/own.ini"),
                "/etc/own.ini",
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                TreePath.of("services", "b", "volumes").item(0)));
  }

  @Test
  void configsAreFilesWithOwnerAndMode() {
    List<NeededImage> images =
        images(
            """
            name: p
            services:
              a:
                image: x
                configs:
                  - {source: text, target: /a, uid: "7", gid: "8", mode: 0440}
                  - variable
                  - file
                  - outside
            configs:
              text: {content: hello}
              variable: {environment: GREETING}
              file: {file: ./own.ini}
              outside: {external: true, name: /shop/config}
            """);
    NeededImage image = images.get(0);
    assertThat(image.base()).isEqualTo(new NeededImage.OfRegistry("x"));
    assertThat(image.files())
        .extracting(AddedFile::source)
        .containsExactly(
            new AddedFile.Text("hello"),
            new AddedFile.Variable("GREETING"),
            new AddedFile.File("/project/own.ini"),
            new AddedFile.SystemsManager("/shop/config"));
    assertThat(image.files().get(0).mode()).hasValue(0440);
    assertThat(image.files().get(0).uid()).hasValue(7);
    assertThat(image.files().get(0).gid()).hasValue(8);
    assertThat(image.files().get(1).target()).isEqualTo("/variable");
    assertThat(image.files().toString()).doesNotContain("hello");
  }
}
