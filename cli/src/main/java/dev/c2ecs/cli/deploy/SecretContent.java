package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.resourcetype.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads the content of a Compose secret, and names the version that a content is. */
final class SecretContent {

  /** What the containers that write files know binary content by. */
  private static final String BINARY_MARK = "c2ecs-base64:";

  /**
   * The version is readable by whoever may read the stack. It is a slow hash with the name in it,
   * so that a short password cannot be guessed from it at the speed of a plain hash.
   */
  private static final int ROUNDS = 50_000;

  private static final int BITS = 256;

  private SecretContent() {}

  /** That a secret has no content that can be stored; the message says why, without it. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * The content of a Compose secret.
   *
   * @param variables the variables of the shell and of env files
   */
  static String read(NeededSecret.Source source, Map<String, String> variables) throws Unusable {
    String value = "";
    if (source instanceof NeededSecret.Variable variable) {
      value = variables.getOrDefault(variable.name(), "");
      if (value.isEmpty()) {
        throw new Unusable("the variable " + variable.name() + " is not set");
      }
    } else if (source instanceof NeededSecret.Content content) {
      value = content(content);
    }
    if (value.isEmpty()) {
      throw new Unusable("it is empty, and Secrets Manager takes no empty value");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > Limits.SECRET_BYTES) {
      throw new Unusable(
          "it is longer than the "
              + Limits.words(Limits.SECRET_BYTES)
              + " bytes that Secrets Manager takes");
    }
    return value;
  }

  private static String content(NeededSecret.Content content) throws Unusable {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(Path.of(content.file()));
    } catch (IOException e) {
      throw new Unusable(content.file() + " cannot be read");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // no text; below it is decided whether that is allowed
    }
    if (!content.binary()) {
      throw new Unusable(
          content.file()
              + " is no text, though its name says so: give it another extension, such as .bin");
    }
    return BINARY_MARK + Base64.getEncoder().encodeToString(bytes);
  }

  /** The ID of a version: 64 hexadecimal digits, the same for the same name and content. */
  static String version(String name, String value) {
    char[] content = value.toCharArray();
    try {
      PBEKeySpec spec =
          new PBEKeySpec(content, ("c2ecs " + name).getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
      return HexFormat.of()
          .formatHex(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(spec)
                  .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      Arrays.fill(content, '\0');
    }
  }
}
