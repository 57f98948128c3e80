package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.aws.Retries;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The calls of ECR. */
class ImageRepositoriesTest {

  private static void with(Consumer<ImageRepositories> test, Consumer<FakeAws> before)
      throws IOException {
    try (FakeAws aws = new FakeAws(new FakeClock())) {
      before.accept(aws);
      Aws.Options options =
          new Aws.Options(Optional.of("eu-central-1"), Optional.empty(), Optional.of(aws.url()));
      try (Aws opened = Aws.open(options, Cloud.ACCOUNT, new FakeClock(), Retries.unheard());
          ImageRepositories repositories = new ImageRepositories(opened)) {
        test.accept(repositories);
      }
    }
  }

  @Test
  void aRepositoryIsMadeSoThatNothingInItMoves() throws IOException {
    FakeImages[] images = new FakeImages[1];
    with(
        repositories -> {
          assertThat(repositories.find("shop/web")).isEmpty();
          String uri = repositories.create("shop/web", Map.of("c2ecs:project", "shop"));
          assertThat(uri)
              .isEqualTo(FakeAws.ACCOUNT + ".dkr.ecr.eu-central-1.amazonaws.com/shop/web");
          FakeImages.Repository made = images[0].all.get("shop/web");
          assertThat(made.immutable).isTrue();
          assertThat(made.scanned).isTrue();
          assertThat(made.lifecycle)
              .contains("\"tagStatus\":\"untagged\"")
              .doesNotContain("tagged\",\"tagPrefixList", "any");
          assertThat(repositories.create("shop/web", Map.of())).isEqualTo(uri);
          assertThat(repositories.find("shop/web"))
              .contains(
                  new ImageRepositories.Repository(
                      "shop/web", uri, Map.of("c2ecs:project", "shop")));
          assertThat(repositories.tagged("shop/", "c2ecs:project", "shop")).hasSize(1);
          assertThat(repositories.tagged("shop/", "c2ecs:project", "other")).isEmpty();
          assertThat(repositories.tagged("sho/", "c2ecs:project", "shop")).isEmpty();
          repositories.delete("shop/web");
          repositories.delete("shop/web");
          assertThat(images[0].all).isEmpty();
        },
        aws -> images[0] = aws.images);
  }

  @Test
  void anImageGoesWithItsLastTag() throws IOException {
    Digest old = Digest.of("old".getBytes(StandardCharsets.UTF_8));
    Digest twice = Digest.of("twice".getBytes(StandardCharsets.UTF_8));
    with(
        repositories -> {
          repositories.untag("a", List.of("x", "y"));
          assertThat(repositories.images("a"))
              .singleElement()
              .satisfies(
                  left -> {
                    assertThat(left.digest()).isEqualTo(twice);
                    assertThat(left.tags()).containsExactly("z");
                    assertThat(left.bytes()).isEqualTo(7);
                    assertThat(left.pushed().getEpochSecond()).isEqualTo(9);
                  });
        },
        aws -> {
          FakeImages.Repository repository = new FakeImages.Repository();
          repository.images.put(old.text(), new FakeImages.Image(List.of("x"), 5, 8));
          repository.images.put(twice.text(), new FakeImages.Image(List.of("y", "z"), 7, 9));
          aws.images.all.put("a", repository);
        });
  }

  @Test
  void aLoginIsNotPrinted() throws IOException {
    with(
        repositories -> {
          ImageRepositories.Login login = repositories.login();
          assertThat(login.user()).isEqualTo("AWS");
          assertThat(login.password()).isEqualTo("token-of-ecr");
          assertThat(login.host())
              .isEqualTo(FakeAws.ACCOUNT + ".dkr.ecr.eu-central-1.amazonaws.com");
          assertThat(login.toString()).doesNotContain("token");
        },
        aws -> {});
  }

  @Test
  void aMissingPermissionIsNamed() throws IOException {
    with(
        repositories ->
            assertThatThrownBy(() -> repositories.create("a", Map.of()))
                .isInstanceOf(DeployFailure.class)
                .hasMessageContaining("ecr:CreateRepository"),
        aws ->
            aws.refuse(
                "CreateRepository",
                "AccessDeniedException",
                "User: arn:aws:iam::1:user/a is not authorized to perform: ecr:CreateRepository on"
                    + " resource: x"));
  }
}
