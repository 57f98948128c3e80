package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names an image for registries: the grammar of the distribution project. */
class ImageReferenceTest {

  private static final String SHA =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx",
        "nginx:1.29-alpine_x",
        "nginx@" + SHA,
        "nginx:1@" + SHA,
        "a__b/c--d/e.f",
        "localhost/a",
        "localhost:5000/a:1",
        "HOST/a",
        "Registry.example.com:443/a/b",
        "[::1]:5000/a",
        "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:1"
      })
  void named(String image) {
    assertThat(ImageReference.problem(image)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''             | it has no name
          :tag           | it has no name
          nginx:         | `` is no tag
          nginx:.1       | `.1` is no tag
          nginx:a b      | `a b` is no tag
          Nginx          | a repository has no upper-case letters
          host.com/A     | a repository has no upper-case letters
          a//b           | a part of its name is empty
          a/             | a part of its name is empty
          a b            | `a b` is no part of a name
          a..b           | `a..b` is no part of a name
          a___b          | `a___b` is no part of a name
          a._b           | `a._b` is no part of a name
          -a             | `-a` is no part of a name
          é              | `é` is no part of a name
          a@sha256:short | `sha256:short` is no digest
          a@             | `` is no digest
          h:/a           | `h:` is no registry
          -h.com/a       | `-h.com` is no registry
          []/a           | `[]` is no part of a name
          e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 | it is the ID of an image on one machine
          """)
  void notNamed(String image, String problem) {
    assertThat(ImageReference.problem(image)).contains(problem);
  }

  @Test
  void theImageOfAServiceIsRefused() {
    String compose = "name: shop\nservices:\n  web:\n    image: 'nginx:'\n";
    assertThat(Mapped.project(new ImageMapper(), compose).codes()).containsExactly("C2E364");
  }
}
