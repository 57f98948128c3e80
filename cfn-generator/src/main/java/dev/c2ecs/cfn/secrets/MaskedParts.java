package dev.c2ecs.cfn.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in which only the credentials are hidden, where it is certain which part they are: the
 * password of an address, the value of an assignment. What they are sent to is for everybody who
 * reviews a change. Where it is not certain, nothing of the text is shown.
 */
public final class MaskedParts {

  /** Stands for a hidden part meanwhile, because it names the place of a credential. */
  private static final String PLACE = "${C2ECS_HIDDEN}";

  /** What is before the host of an address. */
  private static final Pattern USER =
      Pattern.compile(
          "(?<=[A-Za-z0-9]://)([^\\s/?#\"'@:]*+)(?::([^\\s\"'@]*+(?:@[^\\s\"'@/?#]*+(?=@))*+))?@");

  private static final Pattern REFERENCES = Pattern.compile("(?:\\$\\{[A-Za-z_]\\w*+\\})++");

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?<![\\w.-])([A-Za-z_][\\w.-]*+)=(\"[^\"]*+\"|'[^']*+'"
              + "|(?:(?!,[A-Za-z][\\w.-]*+=)[^&;\\s\"'])++)");

  private MaskedParts() {}

  /** A text on one line with only the credentials hidden; hidden as a whole when that is unsure. */
  public static String of(String text) {
    return finished(Masked.words(placed(text)));
  }

  /**
   * The value of a variable; only its address may be read where its name is that of a credential.
   */
  public static String named(String name, String text) {
    if (CredentialNames.kind(name) == CredentialNames.Kind.NEVER) {
      return of(text);
    }
    String open = CredentialContents.withoutPasswords(text);
    boolean isShown =
        CredentialNames.kind(name) != CredentialNames.Kind.ALWAYS
            && !open.isEmpty()
            && CredentialContents.isHarmless(name, open);
    return isShown ? of(text) : Masked.HIDDEN;
  }

  /** The words of a command on one line. */
  public static String words(List<String> items) {
    List<String> masked = Masked.items(items);
    List<String> shown = new ArrayList<>();
    String before = "";
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      String whole = masked.get(i);
      boolean isPart =
          !whole.equals(item) && !placed(item).equals(item) && !Masked.hides(before, item);
      shown.add(isPart ? placed(item) : whole.replace(Masked.HIDDEN, PLACE));
      before = item;
    }
    return finished(Masked.words(String.join(" ", shown)));
  }

  private static String finished(String text) {
    return text.replace(PLACE, Masked.HIDDEN);
  }

  private static String placed(String text) {
    String open =
        USER.matcher(text).replaceAll(m -> Matcher.quoteReplacement(user(m.group(1), m.group(2))));
    return ASSIGNMENT
        .matcher(open)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    Masked.isCredential(m.group(1), m.group(2))
                        ? m.group(1) + "=" + PLACE
                        : m.group()));
  }

  /** Who logs in, without a password, or without a key that stands there alone. */
  private static String user(String name, String password) {
    if (password != null) {
      return name + ":" + (REFERENCES.matcher(password).matches() ? password : PLACE) + "@";
    }
    return (Credentials.isContent("https://" + name + "@h") ? PLACE : name) + "@";
  }
}
