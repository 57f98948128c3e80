package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The two files of the AWS CLI with its profiles.
 *
 * @param file both as one
 * @param home the directory that {@code ~} stands for
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html">AWS CLI,
 *     configuration and credential files</a>
 */
record Profiles(ProfileFile file, Path home) {

  /**
   * Reads the files that the environment names, or those in the home directory; one that is not
   * there is empty.
   *
   * @throws Refusal if one cannot be read or has a mistake
   */
  static Profiles read(Map<String, String> environment) {
    Path home =
        Path.of(
            Optional.ofNullable(environment.get("HOME"))
                .or(() -> Optional.ofNullable(environment.get("USERPROFILE")))
                .orElseGet(() -> System.getProperty("user.home", ".")));
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    read(environment, "AWS_SHARED_CREDENTIALS_FILE", home, "credentials").ifPresent(all::addFile);
    read(environment, "AWS_CONFIG_FILE", home, "config").ifPresent(all::addFile);
    return new Profiles(all.build(), home);
  }

  private static Optional<ProfileFile> read(
      Map<String, String> environment, String variable, Path home, String name) {
    String given = environment.getOrDefault(variable, "");
    Path path = given.isEmpty() ? home.resolve(".aws").resolve(name) : path(given, home, variable);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      String text = Files.isDirectory(path) ? null : Files.readString(path);
      if (text == null) {
        throw unreadable(path, variable, "it is a directory");
      }
      return Optional.of(
          ProfileFile.builder()
              .content(
                  new java.io.ByteArrayInputStream(
                      text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
              .type(
                  name.equals("config")
                      ? ProfileFile.Type.CONFIGURATION
                      : ProfileFile.Type.CREDENTIALS)
              .build());
    } catch (IOException e) {
      throw unreadable(path, variable, "it is not readable, or no text in UTF-8");
    } catch (RuntimeException e) {
      if (e instanceof Refusal) {
        throw e;
      }
      throw unreadable(path, variable, mistake(e));
    }
  }

  /** The message of the SDK tells the line; it cites what stands there, which may be a secret. */
  private static String mistake(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    java.util.regex.Matcher line =
        java.util.regex.Pattern.compile("on line (\\d+)").matcher(message);
    String where = line.find() ? "line " + line.group(1) : "it";
    String what =
        message.contains("must end with ']'")
            ? "a head without its ]"
            : message.contains("'='")
                ? "no `name = value`"
                : message.contains("profile definition")
                    ? "a setting above the first [profile …]"
                    : "a mistake";
    return where + " has " + what;
  }

  private static Refusal unreadable(Path path, String variable, String why) {
    return new Refusal(
        DeployCode.CONFIGURATION,
        "the AWS configuration in " + path + " (or " + variable + ") cannot be used: " + why);
  }

  /** A path as the AWS CLI takes it. */
  static Path path(String given, Path home, String variable) {
    try {
      return given.equals("~") || given.startsWith("~/")
          ? home.resolve(given.substring(Math.min(2, given.length())))
          : Path.of(given);
    } catch (InvalidPathException e) {
      throw new Refusal(DeployCode.CONFIGURATION, variable + " is no path: " + given);
    }
  }

  Optional<Profile> find(String name) {
    return file.profile(name);
  }

  /** The section {@code [sso-session NAME]}. */
  Optional<Profile> ssoSession(String name) {
    return file.getSection("sso-session", name);
  }

  /** The section {@code [services NAME]}. */
  Optional<Profile> services(String name) {
    return file.getSection("services", name);
  }

  /**
   * A profile that somebody named.
   *
   * @param source the flag, variable or profile that names it
   * @throws Refusal if it is not there
   */
  Profile named(String name, String source) {
    return find(name)
        .orElseThrow(
            () ->
                new Refusal(
                    DeployCode.PROFILE,
                    "there is no AWS profile "
                        + name
                        + " ("
                        + source
                        + "): "
                        + nearest(name)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("`aws configure list-profiles` lists those that there are")));
  }

  private Optional<String> nearest(String name) {
    String best = "";
    int least = Math.max(1, Math.min(3, name.length() / 3)) + 1;
    for (String other : file.profiles().keySet()) {
      int distance = distance(name, other);
      if (distance < least) {
        least = distance;
        best = other;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** How many letters differ, without regard to case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(java.util.Locale.ROOT);
    String b = other.toLowerCase(java.util.Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
