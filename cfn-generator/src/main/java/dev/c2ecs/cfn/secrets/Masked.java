package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import dev.c2ecs.cfn.extension.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as others may see them: without what {@link Credentials} tells to be a credential. */
public final class Masked {

  /** What is shown of a credential. */
  public static final String HIDDEN = "***";

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([\\s\\-\"']*)([A-Za-z_][\\w.-]*)([\"']?\\s*[:=]\\s*)(\\S.*)");

  private static final String VALUE = "\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|[^,}\\]\\s\"'][^,}\\]]*";

  /** A field of a mapping on one line: {@code {a: b, "c": "d"}}. */
  private static final Pattern FIELD =
      Pattern.compile("([{,]\\s*[\"']?)([A-Za-z_][\\w.-]*)([\"']?\\s*:\\s*)(" + VALUE + ")");

  /** A variable or a tag on one line, as a template has them. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)(\\b(?:name|key)[\"']?\\s*[:=]\\s*[\"']?)([\\w.-]+)([\"']?\\s*,\\s*[\"']?value[\"']?"
              + "\\s*[:=]\\s*)("
              + VALUE
              + ")");

  /** The same the other way round. */
  private static final Pattern REVERSED =
      Pattern.compile(
          "(?i)(\\bvalue[\"']?\\s*[:=]\\s*)("
              + VALUE
              + ")(\\s*,\\s*[\"']?(?:name|key)[\"']?\\s*[:=]\\s*[\"']?)([\\w.-]+)");

  private static final Pattern TOKEN = Pattern.compile("\\S+");

  /** A parameter of an address or of a connection string. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?<=[?&;,\"'/:(])([A-Za-z][\\w.-]*+)=((?:(?!,[A-Za-z][\\w.-]*+=)[^&;\\s\"'])++)");

  /** The same at the start of a word, an option perhaps, or a property of Java. */
  private static final Pattern FIRST =
      Pattern.compile("(?s)([\"'({\\[]*(?:--?)?(?:(?<=-)D)?)([A-Za-z_][\\w.-]*)=(.+)");

  /** What names the place of a credential. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "[\"']?(?:\\$+[A-Za-z_]\\w*|\\$+[0-9@*#]|\\$+\\{[A-Za-z_]\\w*(?::?\\?[^}]*)?\\}"
              + "|\\$+\\([^)]*\\)|\\{\\{[^}]*\\}\\}|!(?:Ref|GetAtt|ImportValue)\\b.*"
              + "|\\{\\s*\"(?:Ref|Fn::GetAtt)\".*)[\"',;)}\\]]*");

  /** Lists of names of secrets and of their keys. */
  private static final Set<String> LISTS = Set.of("secrets", Keys.KEYS);

  /** What may stand right before an option. */
  private static final Pattern OPENED = Pattern.compile("^[\"'(\\[{`/]++");

  private static final Pattern CLOSING = Pattern.compile("(?<![\"'\\])}])[\"'\\])};]++$");

  /** What begins a list, a mapping or a text below. */
  private static final Pattern OPENING = Pattern.compile("[\\[{]|[|>][-+0-9]*|\\[],?|\\{},?");

  /** Names whose values are passwords, though they do not say so to everybody. */
  private static final Set<String> NAMES =
      Set.of(
          "requirepass",
          "masterauth",
          "rootpw",
          "pass",
          "sig",
          "pwd",
          "accountkey",
          "storepass",
          "keypass",
          "srcstorepass",
          "deststorepass");

  /** Names of parameters that are a signature, which is as good as a key. */
  private static final Pattern SIGNATURE = Pattern.compile("(?i)x-(?:amz|goog|oss)-signature");

  /** Flags whose values are {@code user:password}. */
  private static final Set<String> USER = Set.of("-u", "--user", "--proxy-user", "-U");

  private static final Pattern USER_JOINED =
      Pattern.compile("(--(?:proxy-)?user=|-u)([^:/=\\s]+):(?!//)(.+)");

  private static final Pattern NUMBERS = Pattern.compile("[\"']?\\d+:\\d+[\"']?");

  /**
   * What stands between the name of a header and the credential.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.1">RFC 9110, authentication
   *     schemes</a>
   */
  private static final Set<String> SCHEMES = Set.of("bearer", "basic", "digest", "token");

  private static final Pattern REDIS = Pattern.compile("\\b(redis|valkey|keydb)-cli\\b");
  private static final Pattern SQL = Pattern.compile("\\b(mysql|mariadb)");
  private static final Pattern SSHPASS = Pattern.compile("\\bsshpass\\b");

  /** Who logs in says who he is. */
  private static final Pattern LOGIN =
      Pattern.compile("(?:^|\\s)(?:-u|-U|--user|--username|--login)(?:[\\s=]|$)");

  /** Options whose values are passwords where somebody logs in. */
  private static final Set<String> SHORT = Set.of("-p", "-P", "-w");

  /** A port, ports, an address or a path. */
  private static final Pattern PLACE =
      Pattern.compile("[\"']?(?:[\\d.:/-]+(?:tcp|udp)?|[./~].*|[\\w.-]+:[\\d:/].*)[\"']?");

  /** A line of a password file, {@code user:$apr1$…}. */
  private static final Pattern HASH =
      Pattern.compile("^[^:]+:(\\$\\$?(apr1|2[aby]|5|6)\\$|\\{SHA})");

  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)authorization[\"']?[:=]?[\"']?(?:bearer|basic|digest|token)?$");

  private static final Pattern AUTHORIZATION_JOINED =
      Pattern.compile("(?i)(.*authorization[\"']?[:=][\"']?)([^\\s\"']+)(.*)");

  /** A value that is an assignment itself: {@code --env=DB_PASSWORD=x}. */
  private static final Pattern ASSIGNED = Pattern.compile("[\"']?(?:--?)?[A-Za-z_][\\w.-]*+=");

  private static final List<Pattern> ANYWHERE =
      List.of(
          Pattern.compile("(?i)\\b((?:basic|bearer)\\s)(?=[^\\s`]*\\d)[\\w+/=.~-]{16,}+"),
          Pattern.compile(
              "(?i)(--[a-z][\\w-]{0,30}?(?<=password|passwd|secret|token)=)(?![*$\\\\])[^\\s\"'`&\\\\]++"));

  private static final int DEEPEST = 3;

  private static final int LONG = 16;

  /** Nobody reads more of one line, and looking for credentials in it takes its time. */
  private static final int LONGEST = 4_000;

  private Masked() {}

  private static String beginning(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** A text that is shown as a whole or not at all; the beginning of a long one. */
  public static String whole(String text) {
    String shown = beginning(text);
    return Credentials.isContent(shown) ? HIDDEN : RandomKeys.hidden(shown);
  }

  /**
   * A text that stands under a name, as a property of a template does.
   *
   * @param name the name; empty where nothing is known of it
   */
  static String named(String name, String text) {
    String shown = beginning(text);
    if (!name.isEmpty() && !shown.isBlank() && isCredential(name, shown)) {
      return HIDDEN;
    }
    if (RandomKeys.isDigest(name) && !Credentials.isContent(shown)) {
      return shown;
    }
    return line(LoginTexts.hidden(name, shown));
  }

  /**
   * Whether a name right before a column of a line says that what follows is a credential.
   *
   * @param from where what follows begins
   */
  public static boolean isHidden(String line, int from) {
    String masked = line(line);
    String before = line.substring(0, from).stripTrailing();
    return !masked.equals(line)
        && (before.endsWith(":") || before.endsWith("="))
        && masked.length() - HIDDEN.length() <= from
        && masked.endsWith(HIDDEN)
        && line.startsWith(masked.substring(0, masked.length() - HIDDEN.length()));
  }

  /**
   * A line of a file: of {@code name: value} or {@code name=value} the name stays. Of a long line
   * it is the beginning.
   */
  public static String line(String line) {
    String shown = beginning(line);
    Matcher matcher = ASSIGNMENT.matcher(shown);
    if (matcher.matches() && isCredential(matcher.group(2), matcher.group(4))) {
      return matcher.group(1) + matcher.group(2) + matcher.group(3) + HIDDEN;
    }
    if (matcher.matches()) {
      String value = LoginTexts.hidden(matcher.group(2), matcher.group(4));
      shown = shown.substring(0, matcher.start(4)) + value;
    }
    return inline(LoginTexts.property(shown));
  }

  /**
   * A text on one line, word by word without the credentials in it; the beginning of a long one.
   */
  public static String words(String text) {
    return inline(beginning(text).strip().replaceAll("\\s+", " "));
  }

  /**
   * The items of a list, such as a command: one may be the value of the one before.
   *
   * @return as many items
   */
  public static List<String> items(List<String> items) {
    Command command = Command.of(beginning(String.join(" ", items)));
    BitSet placed = CommandArguments.credentials(items);
    List<String> shown = new ArrayList<>();
    String before = "";
    for (String item : items) {
      boolean isPlaced = placed.get(shown.size()) && !REFERENCE.matcher(item).matches();
      boolean isWord = TOKEN.matcher(item).matches();
      boolean hides =
          isPlaced || Credentials.isContent(beginning(item)) || (!isWord && hides(before, item));
      String masked =
          hides
              ? HIDDEN
              : isWord
                  ? random(before, command.word(before, embedded(beginning(item))))
                  : line(item);
      shown.add(masked);
      before = item;
    }
    return shown;
  }

  private static String embedded(String word) {
    return EmbeddedCredentials.hidden(word);
  }

  /** A word without a random key, unless the one before says that it is a digest. */
  private static String random(String before, String word) {
    return RandomKeys.isDigest(before) ? word : RandomKeys.hidden(word);
  }

  /** Whether a name and a value that stand beside each other are a credential. */
  static boolean isCredential(String name, String value) {
    boolean isList = LISTS.contains(name) && value.startsWith("[");
    boolean isNone = isList || name.equals("Key") || OPENING.matcher(value).matches();
    if (isNone || REFERENCE.matcher(value).matches()) {
      return Credentials.isContent(value);
    }
    return Credentials.looksLike(name, unquoted(value))
        || (NAMES.contains(name.toLowerCase(ROOT))
            && !CredentialContents.isHarmless(name, unquoted(value)))
        || SIGNATURE.matcher(name).matches();
  }

  private static String inline(String text) {
    if (Credentials.isContent(text)) {
      return HIDDEN;
    }
    String fields = FIELD.matcher(embedded(text)).replaceAll(m -> masked(m, 2, 4));
    fields = PAIR.matcher(fields).replaceAll(m -> masked(m, 2, 4));
    fields = REVERSED.matcher(fields).replaceAll(m -> masked(m, 4, 2));
    Command command = Command.of(text);
    StringBuilder shown = new StringBuilder();
    Matcher token = TOKEN.matcher(fields);
    BitSet placed = CommandArguments.credentials(token.results().map(MatchResult::group).toList());
    token.reset();
    String before = "";
    int from = 0;
    for (int i = 0; token.find(); i++) {
      String word = token.group();
      boolean isPlaced = placed.get(i) && !REFERENCE.matcher(word).matches();
      shown
          .append(fields, from, token.start())
          .append(isPlaced ? placed(word) : command.word(before, word));
      from = token.end();
      boolean isScheme = isScheme(word) && hides(before, word);
      before = isScheme ? before : word;
    }
    return anywhere(RandomKeys.hidden(shown.append(fields.substring(from)).toString()));
  }

  /** A text without what is a credential wherever it stands: behind a scheme, behind an option. */
  static String anywhere(String text) {
    String shown = text;
    for (Pattern pattern : ANYWHERE) {
      shown = pattern.matcher(shown).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + HIDDEN));
    }
    return shown;
  }

  /** A word that is hidden for its place; a quotation mark that it ends with is not of it. */
  private static String placed(String word) {
    Matcher end = CLOSING.matcher(word);
    return HIDDEN + (end.find() ? end.group() : "");
  }

  /** A match whose value is hidden when its name makes it a credential. */
  private static String masked(MatchResult match, int name, int value) {
    StringBuilder shown = new StringBuilder();
    boolean isCredential = isCredential(match.group(name), match.group(value));
    for (int i = 1; i <= match.groupCount(); i++) {
      shown.append(
          i != value
              ? match.group(i)
              : isCredential ? HIDDEN : LoginTexts.hidden(match.group(name), match.group(i)));
    }
    return Matcher.quoteReplacement(shown.toString());
  }

  /** Whether a word makes the next one the value of a credential: {@code --password x}. */
  static boolean hides(String before, String word) {
    if (AUTHORIZATION.matcher(before).find()) {
      return true;
    }
    int joined = Math.max(before.lastIndexOf("=--"), before.lastIndexOf("/--"));
    String flag = OPENED.matcher(before.substring(joined + 1)).replaceFirst("");
    boolean isFlag = (flag.startsWith("-") || flag.endsWith(":")) && flag.indexOf('=') < 0;
    return isFlag && !bare(flag).isEmpty() && isCredential(bare(flag), word);
  }

  /** What else a command says of its words. */
  private record Command(boolean redis, boolean sql, boolean sshpass, boolean login) {

    static Command of(String text) {
      return new Command(
          REDIS.matcher(text).find(),
          SQL.matcher(text).find(),
          SSHPASS.matcher(text).find(),
          LOGIN.matcher(text).find());
    }

    /** Whether a short option is one of a password here: {@code mongosh -u root -p swordfish}. */
    private boolean isShort(String before, String word) {
      return SHORT.contains(before)
          && login
          && !word.startsWith("-")
          && !PLACE.matcher(word).matches();
    }

    /** A word behind another one, as it may be shown. */
    String word(String before, String word) {
      if (word.startsWith(HIDDEN)) {
        return word;
      }
      boolean isFlag =
          hides(before, word)
              || (redis && before.equals("-a"))
              || (sshpass && before.equals("-p"))
              || isShort(before, word)
              || isBehindScheme(before, word);
      if (isFlag) {
        return isScheme(word) || REFERENCE.matcher(word).matches() ? word : HIDDEN;
      }
      if ((sql || sshpass) && word.startsWith("-p") && word.length() > 2 && !isPort(word)) {
        return REFERENCE.matcher(word.substring(2)).matches() ? word : "-p" + HIDDEN;
      }
      boolean isUser = USER.contains(before) && word.indexOf(':') > 0 && word.indexOf("://") < 0;
      if ((isUser && !NUMBERS.matcher(word).matches()) || HASH.matcher(word).find()) {
        return word.substring(0, word.indexOf(':') + 1) + HIDDEN;
      }
      Matcher joined = USER_JOINED.matcher(word);
      if (joined.matches() && !NUMBERS.matcher(joined.group(2) + ":" + joined.group(3)).matches()) {
        return joined.group(1) + joined.group(2) + ":" + HIDDEN;
      }
      return alone(word);
    }

    private static boolean isPort(String word) {
      return word.startsWith("-port") || word.startsWith("-protocol");
    }

    private static String alone(String word) {
      return alone(word, DEEPEST);
    }

    private static String alone(String word, int depth) {
      Matcher header = AUTHORIZATION_JOINED.matcher(word);
      if (header.matches() && !isScheme(header.group(2))) {
        return header.group(1) + HIDDEN + header.group(3);
      }
      Matcher first = FIRST.matcher(word);
      if (first.matches() && isCredential(first.group(2), first.group(3))) {
        return first.group(1) + first.group(2) + "=" + HIDDEN;
      }
      if (first.matches() && depth > 0 && ASSIGNED.matcher(first.group(3)).lookingAt()) {
        return first.group(1) + first.group(2) + "=" + alone(first.group(3), depth - 1);
      }
      return PARAMETER
          .matcher(word)
          .replaceAll(
              m ->
                  Matcher.quoteReplacement(
                      isCredential(m.group(1), m.group(2))
                          ? m.group(1) + "=" + HIDDEN
                          : depth > 0 && ASSIGNED.matcher(m.group(2)).lookingAt()
                              ? m.group(1) + "=" + alone(m.group(2), depth - 1)
                              : m.group()));
    }

    /** {@code Bearer} and {@code Basic} also stand without the name of a header. */
    private static boolean isBehindScheme(String before, String word) {
      String text = bare(word);
      return switch (bare(before)) {
        case "Bearer" -> text.length() >= LONG && text.chars().anyMatch(Character::isDigit);
        case "Basic" -> isUserAndPassword(text);
        default -> false;
      };
    }

    private static boolean isUserAndPassword(String text) {
      try {
        byte[] bytes = Base64.getDecoder().decode(text);
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(':') > 0;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  private static boolean isScheme(String word) {
    return SCHEMES.contains(word.replaceAll("[\"']", "").toLowerCase(ROOT));
  }

  private static String unquoted(String value) {
    return value.replaceAll("^[\"']|[\"'],?$", "");
  }

  private static String bare(String name) {
    return name.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
  }
}
