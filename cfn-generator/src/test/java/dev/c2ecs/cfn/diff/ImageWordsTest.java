package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageWordsTest {

  private static String digest(String image) {
    return image
        .replace("@1", "@sha256:" + "1".repeat(64))
        .replace("@2", "@sha256:" + "2".repeat(64));
  }

  @ParameterizedTest
  @CsvSource({
    "nginx:1.27@1, nginx:1.27@2, false, nginx: tag 1.27 moved:, sha256:111111111111…, sha256:222222222222…",
    "nginx@1, nginx@2, false, nginx: tag latest moved:, sha256:111111111111…, sha256:222222222222…",
    "h:5000/a/b@1, h:5000/a/b@2, false, h:5000/a/b: tag latest moved:, sha256:111111111111…, sha256:222222222222…",
    "h/p/web@1, h/p/web@2, true, web:, sha256:111111111111…, sha256:222222222222…",
    "nginx:1.27, nginx:1.27@2, false, nginx: tag 1.27:, without digest, sha256:222222222222…",
    "nginx:1.27@1, nginx:1.27, false, nginx: tag 1.27:, sha256:111111111111…, without digest",
  })
  void anotherDigestIsASentence(
      String before, String after, boolean made, String subject, String old, String now) {
    assertThat(ImageWords.of(digest(before), digest(after), "web", made))
        .isEqualTo(new ImageWords(subject, old, now));
  }

  @ParameterizedTest
  @CsvSource({
    "nginx:1.27@1, nginx:1.28@2, nginx:1.27@sha256:111111111111…, nginx:1.28@sha256:222222222222…",
    "nginx:1.27, nginx:1.28@2, nginx:1.27, nginx:1.28@sha256:222222222222…",
    "nginx@1, nginx:1.28, nginx@sha256:111111111111…, nginx:1.28",
    "nginx:1.27@1, h/p/web@2, nginx:1.27@sha256:111111111111…, h/p/web@sha256:222222222222…",
    "nginx@sha512:1, nginx, nginx@sha512:1, nginx",
  })
  void anotherNameIsToldWithBothDigests(String before, String after, String old, String now) {
    assertThat(ImageWords.of(digest(before), digest(after), "web", false))
        .isEqualTo(new ImageWords("", old, now));
  }
}
