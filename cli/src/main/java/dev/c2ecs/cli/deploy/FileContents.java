package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cli.image.DeliveredFiles;
import dev.c2ecs.cli.image.ImageException;
import dev.c2ecs.cli.image.LayerFile;
import dev.c2ecs.cli.image.SecretFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the beginnings of delivered files hold that is not for everybody. Nothing of a content is in
 * it.
 *
 * @param secrets files that hold a key or a login, in words: {@code ./web.key holds a private key}
 * @param credentials lines of text that have what looks like a credential: {@code ./app.env:3}
 */
record FileContents(List<String> secrets, List<String> credentials) {

  /** Files that consist of names and values; in a program the same line means something else. */
  private static final Pattern SETTINGS =
      Pattern.compile("(.*/)?(\\.?env(\\..*)?|.*\\.(env|ini|cnf|conf|cfg|properties))");

  private static final Pattern SETTING =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*?)\\s*");

  /** Settings of servers that take a password as a word of its own. */
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "\\s*(?:requirepass|masterauth|sentinel\\s+auth-pass\\s+\\S+|(?:remote_)?password)"
              + "\\s+(\\S+)\\s*",
          Pattern.CASE_INSENSITIVE);

  FileContents {
    secrets = List.copyOf(secrets);
    credentials = List.copyOf(credentials);
  }

  /**
   * Reads the beginning of each file.
   *
   * @throws ImageException if one cannot be read
   */
  static FileContents of(DeliveredFiles delivered) throws ImageException {
    List<String> secrets = new ArrayList<>();
    List<String> credentials = new ArrayList<>();
    for (LayerFile file : delivered.files()) {
      byte[] head = file.head(SecretFiles.HEAD);
      // What a program takes for its logins is known by where the file goes, too.
      SecretFiles.found(file.place(), head)
          .or(() -> SecretFiles.found(file.target(), head))
          .ifPresentOrElse(
              what -> secrets.add(file.name() + " holds " + what),
              () -> lines(file, head, credentials));
    }
    return new FileContents(secrets, credentials);
  }

  private static void lines(LayerFile file, byte[] head, List<String> credentials) {
    String text = new String(head, StandardCharsets.UTF_8);
    if (text.isEmpty() || text.indexOf(0) >= 0) {
      return;
    }
    boolean settings = SETTINGS.matcher(file.name().toLowerCase(Locale.ROOT)).matches();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (Credentials.isContent(line) || (settings && isSetting(line))) {
        credentials.add(file.name() + ":" + number);
      }
    }
  }

  /** Whether a line gives a name of a credential a value that is one. */
  private static boolean isSetting(String line) {
    Matcher directive = DIRECTIVE.matcher(line);
    if (directive.matches() && !isSaying(directive.group(1))) {
      return true;
    }
    Matcher setting = SETTING.matcher(line);
    return setting.matches()
        && !SecretFiles.isPlaceholder(setting.group(2))
        && Credentials.looksLike(setting.group(1), setting.group(2));
  }

  /** Whether a word assigns, or says where a password is, and is none itself. */
  private static boolean isSaying(String word) {
    return word.startsWith("=") || word.startsWith("/") || SecretFiles.isPlaceholder(word);
  }
}
