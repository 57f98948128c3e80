package dev.c2ecs.cfn.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Credentials in base64: a private key in PEM, and JSON that has one or logs in to registries. */
final class EncodedCredentials {

  /** The beginnings of {@code -----BEGIN} and of a mapping of JSON. */
  private static final Pattern ENCODED =
      Pattern.compile(
          "(?<![A-Za-z0-9+/_-])(LS0tLS1CRUdJTi|eyJ|eyAi|ewog|ewoJ|ew0K)[A-Za-z0-9+/]++");

  private static final int SHORTEST = 24;

  private static final Pattern PUBLIC =
      Pattern.compile("^-----BEGIN (?:[A-Z0-9]+ )*(?:CERTIFICATE|PUBLIC KEY|CRL|PARAMETERS)");

  private static final List<String> FIELDS =
      List.of("private_key", "client_secret", "service_account", "\"auths\"", "\"password\"");

  private EncodedCredentials() {}

  /** Whether a text has one. */
  static boolean isIn(String text) {
    Matcher encoded = ENCODED.matcher(text);
    while (encoded.find()) {
      String found = encoded.group();
      if (found.length() >= SHORTEST && isCredential(decoded(found))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCredential(String plain) {
    return plain.startsWith("-----BEGIN")
        ? !PUBLIC.matcher(plain).find()
        : FIELDS.stream().anyMatch(plain::contains);
  }

  /** A text as far as it is whole: it may have been cut. */
  private static String decoded(String text) {
    String whole = text.substring(0, text.length() - text.length() % 4);
    return new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1);
  }
}
