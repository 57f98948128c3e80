package dev.c2ecs.cli.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells files that hold a credential, which must not get into an image. Certificates and public
 * keys are none; neither is a file of a telling name without the content that makes it one, but for
 * keys of SSH, which have no other use. A guess: what has no known form passes.
 */
public final class SecretFiles {

  /** How much of a file is looked at; a key stands at the beginning of its file. */
  public static final int HEAD = 64 << 10;

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----");
  private static final Pattern PUTTY_KEY = Pattern.compile("(?m)^PuTTY-User-Key-File-\\d+:");

  // The last group of the following ones is the value; one that only holds a place is none.
  private static final Pattern WORD_AFTER_PASSWORD =
      Pattern.compile("(?m)(?:^|\\s)password[ \\t]+(\\S+)");
  private static final Pattern ASSIGNED_PASSWORD =
      Pattern.compile("(?m)^\\s*password\\s*[:=][ \\t]*(\\S+)");
  private static final Pattern URL_WITH_PASSWORD = Pattern.compile("://[^\\s/:@]*:([^\\s/@]+)@");
  private static final Pattern FIVE_FIELDS =
      Pattern.compile("(?m)^(?:[^:\\s]+:){2}[^:\\r\\n]+:[^:\\r\\n]+:(\\S+)");
  private static final Pattern TWO_QUOTED =
      Pattern.compile("(?m)^\"[^\"\\r\\n]+\"\\s+\"([^\"\\r\\n]+)\"");
  private static final Pattern ASSIGNED_TOKEN =
      Pattern.compile("(?m)^\\s*:?\\w*(?:token|api_key)\\w*\\s*[:=][ \\t]*(\\S+)");
  private static final Pattern COMPOSER =
      Pattern.compile(
          "\"(?:github-oauth|gitlab-token|gitlab-oauth|http-basic|bearer|bitbucket-oauth)\""
              + "\\s*:\\s*\\{\\s*\"[^\"]+\"\\s*:\\s*[{\"]([^\\r\\n}]*)");
  private static final Pattern MAVEN = Pattern.compile("<(?:password|passphrase)>([^<]+)<");
  private static final Pattern ANYTHING = Pattern.compile("(\\S+)");

  /** A name and a hash; what a variable or a template fills in is none. */
  private static final Pattern HASHED =
      Pattern.compile(
          "(?m)^[^:\\s]+:(?:\\$[0-9a-z]+\\$|\\{[A-Z0-9]+}|[./0-9A-Za-z]{13}[ \\t]*$)\\S*");

  /** Values that only hold a place: those of variables, templates, and words that say so. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "[\"']?(.*(\\$|\\{\\{|%\\(|<|\\*\\*\\*|\\.\\.\\.).*|(your|change|replace|enter|insert)[-_"
              + " ]?.*|example|placeholder|none|null|xxx+|todo|secret|password)?[\"']?",
          Pattern.CASE_INSENSITIVE);

  /** What npm and yarn write; a reference to a variable is no token. */
  private static final Pattern NPM_TOKEN =
      Pattern.compile(
          "(?m)(_authToken|_auth|_password|npmAuthToken|npmAuthIdent)\"?\\s*[=:]\\s*\"?(?!\\$\\{)[^\\s\"$]");

  private static final Pattern AWS_KEY =
      Pattern.compile("(?im)^\\s*(?:aws_secret_access_key|aws_session_token)\\s*=[ \\t]*(\\S+)");
  private static final Pattern DOCKER_AUTH =
      Pattern.compile("\"(?:auth|identitytoken|registrytoken|password)\"\\s*:\\s*\"([^\"]+)");
  private static final Pattern KUBE_KEY =
      Pattern.compile("(?m)^\\s*-?\\s*\"?(?:client-key-data|token|password)\"?\\s*:[ \\t]*(\\S+)");
  private static final Pattern GOOGLE_KEY = Pattern.compile("\"private_key\"\\s*:\\s*\"-----BEGIN");

  private SecretFiles() {}

  /** What is no secret beside keys: whom SSH knows, and who may come in. */
  private static final Predicate<String> PUBLIC_OF_SSH =
      named("known_hosts", "authorized_keys").or(path -> path.endsWith(".pub"));

  /** A kind of file that is known by its path and by what is in it. */
  private record Kind(String name, Predicate<String> path, Predicate<String> content) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("credentials of AWS", in(".aws", "credentials", "config"), value(AWS_KEY)),
          new Kind(
              "logins of Docker",
              in(".docker", "config.json").or(named(".dockercfg", ".dockerconfigjson")),
              value(DOCKER_AUTH)),
          new Kind(
              "a private key of SSH",
              named("id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk"),
              content -> !content.isBlank() && !content.startsWith("ssh-")),
          new Kind(
              "a file of ~/.ssh",
              path -> ("/" + path).contains("/.ssh/") && !PUBLIC_OF_SSH.test(path),
              content -> !content.isBlank()),
          new Kind(
              "the passwords of this machine",
              path -> path.equals("/etc/shadow") || path.equals("/etc/gshadow"),
              content -> !content.isBlank()),
          new Kind(
              "a login of GitHub",
              in("gh", "hosts.yml"),
              content -> content.contains("oauth_token:")),
          new Kind("logins of a .netrc", named(".netrc", "_netrc"), value(WORD_AFTER_PASSWORD)),
          new Kind(
              "a token of npm", named(".npmrc", ".yarnrc", ".yarnrc.yml"), NPM_TOKEN.asPredicate()),
          new Kind("a login of PyPI", named(".pypirc"), value(ASSIGNED_PASSWORD)),
          new Kind("logins of git", named(".git-credentials"), value(URL_WITH_PASSWORD)),
          new Kind(
              "a login of a package registry",
              named("pip.conf", "pip.ini", ".condarc", "nuget.config"),
              value(URL_WITH_PASSWORD)),
          new Kind(
              "passwords of PostgreSQL",
              named(".pgpass", "pgpass", "pgpass.conf"),
              value(FIVE_FIELDS)),
          new Kind("passwords of PgBouncer", named("userlist.txt"), value(TWO_QUOTED)),
          new Kind(
              "passwords of a .htpasswd",
              path -> path.endsWith("htpasswd") || named("htpasswd.txt").test(path),
              HASHED.asPredicate()),
          new Kind("a login of MySQL", named(".my.cnf"), value(ASSIGNED_PASSWORD)),
          new Kind("a login of MySQL", named(".mylogin.cnf"), content -> !content.isBlank()),
          new Kind("a login for mail", named(".msmtprc", "msmtprc"), value(WORD_AFTER_PASSWORD)),
          new Kind("a token of Vault", named(".vault-token"), value(ANYTHING)),
          new Kind(
              "a token of a package registry",
              in(".cargo", "credentials", "credentials.toml").or(in(".gem", "credentials")),
              value(ASSIGNED_TOKEN)),
          new Kind("a login of Composer", named("auth.json"), value(COMPOSER)),
          new Kind("a login of Maven", in(".m2", "settings.xml"), value(MAVEN)),
          new Kind(
              "keys of Kubernetes",
              named("kubeconfig")
                  .or(in(".kube", "config"))
                  .or(path -> path.endsWith(".kubeconfig")),
              value(KUBE_KEY)));

  private static Predicate<String> value(Pattern pattern) {
    return content -> {
      Matcher matcher = pattern.matcher(content);
      while (matcher.find()) {
        if (!isPlaceholder(matcher.group(1))) {
          return true;
        }
      }
      return false;
    };
  }

  /** Whether a value only holds a place: a variable, a template, or a word that says so. */
  public static boolean isPlaceholder(String value) {
    return PLACEHOLDER.matcher(value).matches();
  }

  private static String withoutComments(String content) {
    StringBuilder rest = new StringBuilder(content.length());
    for (String line : content.split("\n", -1)) {
      String bare = line.strip();
      if (!bare.startsWith("#") && !bare.startsWith(";")) {
        rest.append(line).append('\n');
      }
    }
    return rest.toString();
  }

  private static Predicate<String> named(String... names) {
    return path -> List.of(names).contains(path.substring(path.lastIndexOf('/') + 1));
  }

  private static Predicate<String> in(String directory, String... names) {
    return path ->
        List.of(names).stream()
            .anyMatch(name -> ("/" + path).endsWith("/" + directory + "/" + name));
  }

  /**
   * What a file holds that must stay secret.
   *
   * @param path where it lies, with slashes
   * @param head its first bytes, {@link #HEAD} of them or all
   * @return {@code a private key} and the like, to be said after the name of the file; empty when
   *     nothing is known to be
   */
  public static Optional<String> found(String path, byte[] head) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String lower = path.toLowerCase(Locale.ROOT);
    if (isKeyStore(name, head)) {
      return Optional.of("a store of private keys");
    }
    String content = new String(head, StandardCharsets.ISO_8859_1);
    if (GOOGLE_KEY.matcher(content).find()) {
      return Optional.of("a key of a service account");
    }
    boolean isText = content.indexOf(0) < 0;
    if (isText && (PRIVATE_KEY.matcher(content).find() || PUTTY_KEY.matcher(content).find())) {
      return Optional.of("a private key");
    }
    for (Kind kind : KINDS) {
      if (kind.path.test(lower) && kind.content.test(withoutComments(content))) {
        return Optional.of(kind.name);
      }
    }
    return Optional.empty();
  }

  /** PKCS #12 begins as every DER does, a JKS with four bytes of its own. */
  private static boolean isKeyStore(String name, byte[] head) {
    if (head.length < 4) {
      return false;
    }
    boolean isPkcs12 = head[0] == 0x30 && (name.endsWith(".p12") || name.endsWith(".pfx"));
    boolean isJks =
        (head[0] & 0xff) == 0xfe
            && (head[1] & 0xff) == 0xed
            && (head[2] & 0xff) == 0xfe
            && (head[3] & 0xff) == 0xed
            && !name.contains("trust");
    return isPkcs12 || isJks;
  }
}
