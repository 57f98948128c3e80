package dev.c2ecs.cli.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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
  private static final Pattern NETRC = Pattern.compile("(?m)(^|\\s)password\\s+\\S");
  private static final Pattern ASSIGNED_PASSWORD =
      Pattern.compile("(?m)^\\s*password\\s*[:=]\\s*\\S");
  private static final Pattern URL_WITH_PASSWORD = Pattern.compile("://[^\\s/:@]*:[^\\s/@]+@");

  /** What npm and yarn write; a reference to a variable is no token. */
  private static final Pattern NPM_TOKEN =
      Pattern.compile(
          "(?m)(_authToken|_auth|_password|npmAuthToken|npmAuthIdent)\"?\\s*[=:]\\s*\"?(?!\\$\\{)[^\\s\"$]");

  private static final Pattern AWS_KEY =
      Pattern.compile("(?im)^\\s*(aws_secret_access_key|aws_session_token)\\s*=\\s*\\S");
  private static final Pattern DOCKER_AUTH =
      Pattern.compile("\"(auth|identitytoken|registrytoken|password)\"\\s*:\\s*\"[^\"]");
  private static final Pattern KUBE_KEY =
      Pattern.compile("(?m)^\\s*-?\\s*\"?(client-key-data|token|password)\"?\\s*:\\s*\\S");
  private static final Pattern GOOGLE_KEY = Pattern.compile("\"private_key\"\\s*:\\s*\"-----BEGIN");

  private SecretFiles() {}

  /** What is no secret beside keys: whom SSH knows, and who may come in. */
  private static final Predicate<String> PUBLIC_OF_SSH =
      named("known_hosts", "authorized_keys").or(path -> path.endsWith(".pub"));

  /** A kind of file that is known by its path and by what is in it. */
  private record Kind(String name, Predicate<String> path, Predicate<String> content) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "credentials of AWS", in(".aws", "credentials", "config"), AWS_KEY.asPredicate()),
          new Kind(
              "logins of Docker",
              in(".docker", "config.json").or(named(".dockercfg", ".dockerconfigjson")),
              DOCKER_AUTH.asPredicate()),
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
          new Kind("logins of a .netrc", named(".netrc", "_netrc"), NETRC.asPredicate()),
          new Kind(
              "a token of npm", named(".npmrc", ".yarnrc", ".yarnrc.yml"), NPM_TOKEN.asPredicate()),
          new Kind("a login of PyPI", named(".pypirc"), ASSIGNED_PASSWORD.asPredicate()),
          new Kind("logins of git", named(".git-credentials"), URL_WITH_PASSWORD.asPredicate()),
          new Kind(
              "a login of a package registry",
              named("pip.conf", "pip.ini", ".condarc", "nuget.config"),
              URL_WITH_PASSWORD.asPredicate()),
          new Kind(
              "keys of Kubernetes",
              named("kubeconfig")
                  .or(in(".kube", "config"))
                  .or(path -> path.endsWith(".kubeconfig")),
              KUBE_KEY.asPredicate()));

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
    return KINDS.stream()
        .filter(kind -> kind.path.test(lower) && kind.content.test(content))
        .map(Kind::name)
        .findFirst();
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
