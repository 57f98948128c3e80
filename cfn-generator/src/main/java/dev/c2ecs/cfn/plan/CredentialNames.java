package dev.c2ecs.cfn.plan;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of variables that are credentials. A name is read as words: {@code DB_PASSWORD}, {@code
 * db.password} and {@code dbPassword} are the same. What stands at its end decides first, because
 * that is what it is: {@code TOKEN_LIFETIME} is a time. Every row has a line in {@code
 * credential-names.tsv} of the tests.
 */
public final class CredentialNames {

  /** What a name says. */
  public enum Kind {
    /** It is a credential, whatever its value. */
    ALWAYS,
    /** It is one unless the value is a switch, a word of its kind, a path or an address. */
    UNLESS_HARMLESS,
    /** The same, but none without a value: as a rule it is a switch. */
    SWITCH,
    /** It is none. */
    NEVER
  }

  /** A word with one of these at its end makes a credential of the name, wherever it stands. */
  static final List<String> ALWAYS_WORDS =
      List.of("PASSWORD", "PASSWD", "PASSPHRASE", "PASSCODE", "SECRET", "TOKEN", "CREDENTIAL");

  /** Words that make one, unless the value is harmless, wherever they stand. */
  static final Set<String> UNLESS_WORDS = Set.of("WEBHOOK", "PRIVKEY");

  /** Last words of names that are credentials. */
  static final List<String> ALWAYS_TAILS =
      List.of(
          "PW",
          "PAT",
          "PASS",
          "PWD",
          "PSW",
          "PASSWRD",
          "PGPASS",
          "BINDPW",
          "ROOTPW",
          "DBPW",
          "ADMINPW",
          "DBPASS",
          "SECRET_ID",
          "SECRETKEY",
          "SECRETS_KEY");

  /** Last words of names that are credentials unless the value is harmless. */
  static final List<String> UNLESS_TAILS =
      List.of(
          "KEY",
          "KEYS",
          "APIKEY",
          "APIKEYS",
          "APPKEY",
          "AUTHKEY",
          "MASTERKEY",
          "ACCESSKEY",
          "PRIVATEKEY",
          "SIGNINGKEY",
          "ENCRYPTIONKEY",
          "LICENSEKEY",
          "SSHKEY",
          "ACCESS_KEY_ID",
          "ENCRYPTION_PRIMARY_KEY",
          "KEY_BASE",
          "KEY_BASE64",
          "KEY_HEX",
          "KEY_PEM",
          "KEY_JSON",
          "KEYRING",
          "DSN",
          "SALT",
          "PEPPER",
          "AUTH",
          "OAUTH",
          "COOKIE",
          "JWT",
          "BEARER",
          "HTPASSWD_USERS",
          "BASIC_AUTH_USERS",
          "BASICAUTH",
          "AUTHORIZATION",
          "MNEMONIC",
          "SEED_PHRASE",
          "SERVICE_ACCOUNT_JSON",
          "WEBHOOK_URL",
          "WEBHOOK_URLS",
          "WEBHOOKS_URL",
          "WEBHOOK_URI",
          "WEBHOOK_ENDPOINT",
          "DATABASE_URL",
          "DATABASE_URI",
          "DB_URL",
          "DB_URI",
          "DB_DSN",
          "POSTGRES_URL",
          "POSTGRES_URI",
          "POSTGRESQL_URL",
          "PG_URL",
          "MYSQL_URL",
          "MONGO_URL",
          "MONGO_URI",
          "MONGODB_URL",
          "MONGODB_URI",
          "REDIS_URL",
          "REDIS_URI",
          "AMQP_URL",
          "AMQP_URI",
          "RABBITMQ_URL",
          "RABBITMQ_URI",
          "BROKER_URL",
          "CELERY_RESULT_BACKEND",
          "MAILER_URL",
          "SMTP_URL",
          "CONNECTION_STRING",
          "CONNECTIONSTRING",
          "CONN_STR",
          "SQLALCHEMY_DATABASE_URI",
          "SAS_URL",
          "PRESIGNED_URL");

  /** Last words of names that are none, though they may contain the word of a credential. */
  static final List<String> NEVER_TAILS =
      List.of(
          // a place, and not what lies there
          "FILE",
          "FILES",
          "FILENAME",
          "PATH",
          "PATHS",
          "DIR",
          "DIRECTORY",
          "FOLDER",
          "URL",
          "URLS",
          "URI",
          "URIS",
          "ENDPOINT",
          "ENDPOINTS",
          "HOST",
          "HOSTNAME",
          "PORT",
          "DOMAIN",
          "SERVER",
          "SERVICE",
          "BUCKET",
          "ARN",
          "REGION",
          "STORE",
          "BACKEND",
          "DRIVER",
          "ADDRESS",
          "ADDR",
          "APPLICATION_CREDENTIALS",
          // a time
          "LIFETIME",
          "LIFESPAN",
          "TTL",
          "EXPIRY",
          "EXPIRE",
          "EXPIRES",
          "EXPIRES_IN",
          "EXPIRE_IN",
          "EXPIRES_AT",
          "EXPIRATION",
          "EXPIRATION_TIME",
          "DURATION",
          "TIMEOUT",
          "TIME",
          "AGE",
          "VALIDITY",
          "INTERVAL",
          "PERIOD",
          "WINDOW",
          "GRACE",
          "LEEWAY",
          "SKEW",
          "MS",
          "MILLIS",
          "SEC",
          "SECS",
          "SECONDS",
          "MINUTES",
          "MINS",
          "HOURS",
          "DAYS",
          "WEEKS",
          "ROTATION",
          // a number
          "LIMIT",
          "LIMITS",
          "RATE",
          "LENGTH",
          "LEN",
          "SIZE",
          "BITS",
          "BYTES",
          "COUNT",
          "MIN",
          "MAX",
          "QUOTA",
          "BUDGET",
          "ATTEMPTS",
          "RETRIES",
          "ITERATIONS",
          "ROUNDS",
          "COST",
          "STRENGTH",
          "VERSION",
          "MAX_TOKENS",
          "MIN_TOKENS",
          "NUM_TOKENS",
          "TOTAL_TOKENS",
          "INPUT_TOKENS",
          "OUTPUT_TOKENS",
          "CONTEXT_TOKENS",
          "PROMPT_TOKENS",
          "COMPLETION_TOKENS",
          "SKIP_ACCESS_TOKENS",
          // a switch
          "ENABLE",
          "ENABLED",
          "DISABLE",
          "DISABLED",
          "REQUIRED",
          "OPTIONAL",
          "ALLOWED",
          "SECURE",
          "SAMESITE",
          "HTTPONLY",
          "LOGIN",
          "LOGINS",
          "SIGNIN",
          "SIGNUP",
          "SIGN_IN",
          "SIGN_UP",
          "GRANT",
          "RESET",
          "RECOVERY",
          "VALIDATION",
          "VERIFICATION",
          "CHECK",
          "DEBUG",
          "ALLOW_EMPTY_PASSWORD",
          "ALLOW_EMPTY_ROOT_PASSWORD",
          "EMPTY_PASSWORD",
          "RANDOM_ROOT_PASSWORD",
          // a property
          "NAME",
          "NAMES",
          "ID",
          "IDS",
          "TYPE",
          "TYPES",
          "KIND",
          "HEADER",
          "HEADERS",
          "FIELD",
          "COLUMN",
          "PARAM",
          "ATTRIBUTE",
          "CLAIM",
          "CLAIMS",
          "SCOPE",
          "SCOPES",
          "ROLE",
          "GROUP",
          "ALGORITHM",
          "ALGORITHMS",
          "ALG",
          "ALGO",
          "DIGEST",
          "CIPHER",
          "ENCODER",
          "HASHER",
          "ENCODING",
          "ENCRYPTION",
          "FORMAT",
          "PATTERN",
          "REGEX",
          "REGEXP",
          "PREFIX",
          "SUFFIX",
          "POLICY",
          "PROVIDER",
          "METHOD",
          "METHODS",
          "MODE",
          "MODULE",
          "STRATEGY",
          "ENGINE",
          "ISSUER",
          "AUDIENCE",
          "SUBJECT",
          "REALM",
          "LABEL",
          "TITLE",
          "HINT",
          "PLACEHOLDER",
          "MESSAGE",
          "TEMPLATE",
          "LEVEL",
          "LOCALE",
          "USER",
          "USERNAME",
          "EMAIL",
          "CHARSET",
          "CHARS",
          "CHARACTERS",
          "FINGERPRINT",
          "BLACKLIST",
          "WHITELIST",
          "DENYLIST",
          "ALLOWLIST",
          // keys that are none to a lock
          "PUBLIC_KEY",
          "PUBLIC_KEYS",
          "PUBLICKEY",
          "PUB_KEY",
          "PUBKEY",
          "PUBLISHABLE_KEY",
          "SITE_KEY",
          "SITEKEY",
          "AUTHORIZED_KEYS",
          "PRIMARY_KEY",
          "FOREIGN_KEY",
          "PARTITION_KEY",
          "ROUTING_KEY",
          "CACHE_KEY",
          "SORT_KEY",
          "SHARD_KEY",
          "SHARDING_KEY",
          "INDEX_KEY",
          "UNIQUE_KEY",
          "OBJECT_KEY",
          "BUCKET_KEY",
          "LOOKUP_KEY",
          "GROUP_KEY",
          "MESSAGE_KEY",
          "METRIC_KEY",
          "IDEMPOTENCY_KEY",
          "DEDUPLICATION_KEY",
          "TRANSLATION_KEY",
          "HOT_KEY",
          "HOTKEY",
          // how a cookie is set, and not what is in it
          "SAME_SITE_COOKIE",
          "SAMESITE_COOKIE",
          "SECURE_COOKIE",
          "HTTPONLY_COOKIE",
          // names of the shell
          "OLDPWD");

  /** Names that are none only when nothing stands before them. */
  static final Set<String> NEVER_WHOLE = Set.of("PWD");

  /** A switch in front: {@code USE_PASSWORD_AUTH} is yes or no as a rule. */
  static final Set<String> SWITCHES =
      Set.of(
          "ALLOW",
          "ENABLE",
          "DISABLE",
          "REQUIRE",
          "USE",
          "SKIP",
          "HAS",
          "IS",
          "FORCE",
          "GENERATE",
          "AUTOGEN",
          "SHOW",
          "HIDE");

  /** A number of something: {@code MAX_WEBHOOK_CALLS}. */
  static final Set<String> NUMBERS = Set.of("MAX", "MIN", "NUM", "PER", "COUNT");

  /** What everybody may see: {@code NEXT_PUBLIC_POSTHOG_KEY} is in every page. */
  static final Set<String> PUBLIC = Set.of("PUBLIC");

  private static final int LONGEST = 4;
  private static final Map<String, Kind> TAILS = tails();

  private CredentialNames() {}

  private static Map<String, Kind> tails() {
    Map<String, Kind> tails = new HashMap<>();
    ALWAYS_TAILS.forEach(tail -> tails.put(tail, Kind.ALWAYS));
    UNLESS_TAILS.forEach(tail -> tails.put(tail, Kind.UNLESS_HARMLESS));
    NEVER_TAILS.forEach(tail -> tails.put(tail, Kind.NEVER));
    return tails;
  }

  /** What the name of a variable says. */
  public static Kind kind(String name) {
    List<String> words = words(name);
    if (words.isEmpty() || NEVER_WHOLE.contains(String.join("_", words))) {
      return Kind.NEVER;
    }
    Optional<Kind> tail = tail(words);
    if (tail.equals(Optional.of(Kind.NEVER))) {
      return Kind.NEVER;
    }
    boolean always = tail.equals(Optional.of(Kind.ALWAYS));
    boolean unless = tail.equals(Optional.of(Kind.UNLESS_HARMLESS));
    boolean isSwitch = false;
    boolean isNumber = false;
    boolean isPublic = false;
    boolean unlessWord = false;
    for (String word : words) {
      always |= isAlways(word);
      unlessWord |= UNLESS_WORDS.contains(singular(word));
      isSwitch |= SWITCHES.contains(word);
      isNumber |= NUMBERS.contains(word);
      isPublic |= PUBLIC.contains(word);
    }
    unless = !isPublic && (unless || (unlessWord && !isNumber));
    if (!always && !unless) {
      return Kind.NEVER;
    }
    return isSwitch ? Kind.SWITCH : always ? Kind.ALWAYS : Kind.UNLESS_HARMLESS;
  }

  /** What the end says: the longest that is known; a word that is not known says nothing. */
  private static Optional<Kind> tail(List<String> words) {
    int last = words.size();
    while (last > 1 && isNumber(words.get(last - 1))) {
      last--;
    }
    for (int length = Math.min(LONGEST, last); length > 0; length--) {
      String text = String.join("_", words.subList(last - length, last));
      Kind kind = TAILS.get(text);
      if (kind == null) {
        kind = TAILS.get(withoutDigits(text));
      }
      if (kind != null) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static boolean isAlways(String word) {
    String stem = singular(word);
    for (String always : ALWAYS_WORDS) {
      if (stem.endsWith(always)) {
        return true;
      }
    }
    return false;
  }

  private static String singular(String word) {
    String stem = withoutDigits(word);
    return stem.endsWith("S") && !stem.endsWith("SS") ? stem.substring(0, stem.length() - 1) : stem;
  }

  private static String withoutDigits(String word) {
    int end = word.length();
    while (end > 1 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  /** The words of a name in capitals: separated by anything that is none, or by camel case. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean part = Character.isLetterOrDigit(c);
      if (word.length() > 0 && (!part || isHump(name, i))) {
        words.add(word.toString().toUpperCase(ROOT));
        word.setLength(0);
      }
      if (part) {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString().toUpperCase(ROOT));
    }
    return words;
  }

  /** Whether a word of camel case begins: {@code apiKey}, {@code JWTSecret}. */
  private static boolean isHump(String name, int at) {
    if (!Character.isUpperCase(name.charAt(at))) {
      return false;
    }
    boolean afterLower = Character.isLowerCase(name.charAt(at - 1));
    boolean beforeLower = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    return afterLower || (beforeLower && Character.isUpperCase(name.charAt(at - 1)));
  }
}
