package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomKeysTest {

  private static final String HEX = "0123456789abcdef";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int MANY = 500;

  private static String random(String from, int length, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({"64, true, ''", "128, true, ''", "40, false, ''", "43, false, =", "86, false, =="})
  void aKeyIsHiddenWhereverItStands(int length, boolean hex, String padding) {
    Random random = new Random(length);
    for (int i = 0; i < MANY; i++) {
      String key = random(hex ? HEX : BASE64, length, random) + padding;
      for (String text : new String[] {"%s", "run %s now", "X=%s", "--of=%s", "[a, \"%s\"]"}) {
        assertThat(Masked.words(text.formatted(key))).isEqualTo(text.formatted(Masked.HIDDEN));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx@sha256:%s",
        "sha256:%s",
        "SHA256=%s",
        "--checksum %s",
        "ADD --checksum=sha256:%s https://h/x /x",
        "echo \"%s file.tgz\" | sha256sum -c -",
        "commit %s",
        "GIT_COMMIT=%s",
        "{Digest: %s}",
        "https://h/v2/app/blobs/sha256/%s",
        "app-%s.js",
        "etag: %s",
      })
  void aDigestStays(String text) {
    String shown = text.formatted(random(HEX, 64, new Random(1)));
    assertThat(Masked.words(shown)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcdef01234567",
        "9fceb02d0ae598e95dc970b74767f19372d61af8",
        "ReportsServiceTaskDefinitionExecutionRole",
        "OrdersServiceTaskDefinitionExecutionRol2",
        "/usr/share/nginx/html/assets/images/logo",
        "/Opt/Application/Configuration/Production",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "arn:aws:iam::123456789012:role/shop-WebTaskRole-1ABCDEFGHIJKL",
        "123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app:2024-01-01",
        "550e8400-e29b-41d4-a716-446655440000",
        "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS me@host",
      })
  void whatOnlyLooksSoStays(String text) {
    assertThat(Masked.words(text)).isEqualTo(text);
    assertThat(Masked.line(text)).isEqualTo(text);
    assertThat(Masked.whole(text)).isEqualTo(text);
  }
}
