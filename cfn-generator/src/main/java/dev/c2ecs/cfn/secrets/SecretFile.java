package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.FileRights;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file that the content of a secret is written to.
 *
 * @param secret the secret
 * @param key the key of the JSON in it that is written, {@code x-aws-keys}; empty for all of it
 * @param name the name below {@code /run/secrets}
 * @param owner the owner, {@code uid:gid}
 * @param mode the mode in octal
 * @param binary whether the content may be base64 of something that is no text
 */
public record SecretFile(
    String secret, String key, String name, Optional<String> owner, String mode, boolean binary) {

  /** The directory that the files of secrets are mounted at. */
  public static final String DIRECTORY = "/run/secrets";

  /** What {@code deploy} puts before the base64 of a content that is no text. */
  private static final String BINARY_MARK = "c2ecs-base64:";

  private static final String DEFAULT_MODE = "0444";
  private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*";

  /** Extensions of files whose content is text. */
  private static final Set<String> TEXT =
      Set.of(
          "",
          "txt",
          "pem",
          "key",
          "crt",
          "cert",
          "csr",
          "pub",
          "json",
          "yaml",
          "yml",
          "toml",
          "xml",
          "env",
          "conf",
          "cnf",
          "cfg",
          "ini",
          "properties",
          "csv",
          "token",
          "secret",
          "password",
          "passwd",
          "pass",
          "pwd",
          "sh",
          "sql");

  /** The files of a service that can be written. */
  static List<SecretFile> of(Service service, Plan plan) {
    List<SecretFile> files = new ArrayList<>();
    for (FileReference file : service.secrets()) {
      String name = name(file);
      if (name.matches(NAME)) {
        files.addAll(of(file, name, plan));
      }
    }
    return files;
  }

  /** Reports the files of a service that cannot be written. */
  static void check(Service service, DiagnosticCollector findings) {
    for (FileReference file : service.secrets()) {
      FileRights.check(file, "secret", findings);
      if (!name(file).matches(NAME)) {
        findings.add(
            PolicyCode.SECRET_TARGET,
            file.path(),
            "the secret "
                + file.source()
                + " is mounted at "
                + file.target().orElse(file.source())
                + ": files outside "
                + DIRECTORY
                + " are not written",
            "mount it below " + DIRECTORY);
      }
    }
  }

  /** The place of a file below the directory of the secrets. */
  private static String name(FileReference file) {
    String target = file.target().orElse(file.source());
    return target.startsWith(DIRECTORY + "/") ? target.substring(DIRECTORY.length() + 1) : target;
  }

  private static List<SecretFile> of(FileReference file, String name, Plan plan) {
    Optional<String> owner =
        file.uid().isPresent() || file.gid().isPresent()
            ? Optional.of(file.uid().orElse("0") + ":" + file.gid().orElse("0"))
            : Optional.empty();
    String mode = file.mode().orElse(DEFAULT_MODE);
    StoredFile secret = plan.project().secrets().get(file.source());
    boolean binary = secret != null && secret.file().map(SecretFile::maybeBinary).orElse(false);
    List<SecretFile> files = new ArrayList<>();
    for (String key : plan.extensions().keysOf(file.source())) {
      files.add(new SecretFile(file.source(), key, name + "/" + key, owner, mode, false));
    }
    return files.isEmpty()
        ? List.of(new SecretFile(file.source(), "", name, owner, mode, binary))
        : files;
  }

  public static boolean maybeBinary(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot > 0 && !TEXT.contains(file.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** What tells its content from others: of equal ones there is one variable. */
  String content() {
    return secret + ":" + key;
  }

  /** What comes before the files: how a content that is no text is written. */
  static String preamble(List<SecretFile> files) {
    return files.stream().anyMatch(SecretFile::binary)
        ? "put() { case \"$1\" in "
            + BINARY_MARK
            + "*) printf %s \"${1#"
            + BINARY_MARK
            + "}\" | base64 -d ;; *) printf %s \"$1\" ;; esac; }\n"
        : "";
  }

  /**
   * The lines of a shell that write the file from a variable.
   *
   * @param root where the directory of the secrets is while it is written
   */
  String script(String root, String variable) {
    String path = root + "/" + name;
    String directory = path.substring(0, path.lastIndexOf('/'));
    String make = directory.equals(root) ? "" : "mkdir -p " + directory + "\n";
    String write = (binary ? "put" : "printf %s") + " \"$" + variable + "\" > " + path + "\n";
    String own = owner.map(ids -> "chown " + ids + " " + path + "\n").orElse("");
    return make + write + own + "chmod " + mode + " " + path + "\n";
  }
}
