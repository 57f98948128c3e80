package dev.c2ecs.cli;

import dev.c2ecs.cfn.cost.CostSettings;
import dev.c2ecs.cli.terminal.CommonWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The region whose prices count: what {@code --region} says, then {@code x-aws-cost}, then what
 * {@code deploy} takes, the environment and the AWS profile. An instance is not asked where it
 * runs.
 *
 * @param name the region
 * @param source where its name comes from
 * @param missing a profile that is named, and that no file has
 */
record CostRegion(String name, String source, Optional<String> missing) {

  private static final String USUAL = "us-east-1";
  private static final int MOST_BYTES = 1 << 20;

  static CostRegion of(
      Optional<String> flag,
      Optional<String> profile,
      CostSettings settings,
      Map<String, String> environment) {
    if (flag.isPresent()) {
      return new CostRegion(flag.get(), "--region", Optional.empty());
    }
    if (settings.region().isPresent()) {
      return new CostRegion(settings.region().get(), "x-aws-cost", Optional.empty());
    }
    for (String variable : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
      String region = environment.getOrDefault(variable, "");
      if (!region.isEmpty()) {
        return new CostRegion(region, variable, Optional.empty());
      }
    }
    Optional<String> named =
        profile
            .or(() -> text(environment, "AWS_DEFAULT_PROFILE"))
            .or(() -> text(environment, "AWS_PROFILE"));
    String name = named.orElse("default");
    Optional<String> ofProfile = Optional.empty();
    boolean isThere = false;
    for (Optional<Path> file :
        List.of(
            file(environment, "AWS_CONFIG_FILE", "config"),
            file(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials"))) {
      Optional<String> found = ofProfile(file, name);
      isThere |= found.isPresent();
      ofProfile = ofProfile.or(() -> found.filter(region -> !region.isEmpty()));
    }
    if (ofProfile.isPresent()) {
      return new CostRegion(ofProfile.get(), "the AWS profile " + name, Optional.empty());
    }
    if (named.isPresent()) {
      return new CostRegion(
          USUAL,
          isThere
              ? "the AWS profile " + name + " has no region"
              : "there is no AWS profile " + name,
          isThere ? Optional.empty() : named);
    }
    return new CostRegion(USUAL, "no region is set", Optional.empty());
  }

  /** Refuses a profile that is named and that is not there, as commands do that ask AWS. */
  void checkProfile() throws Failure {
    if (missing.isPresent()) {
      throw new Failure(
          ExitCode.FAILED,
          "there is no AWS profile "
              + CommonWords.harmless(missing.get())
              + "; --region says whose prices count");
    }
  }

  /** The region and what there is to say of it. */
  String words() {
    return name + " (" + source + ")";
  }

  private static Optional<String> text(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  private static Optional<Path> file(
      Map<String, String> environment, String variable, String usual) {
    try {
      Optional<String> named = text(environment, variable);
      return named.isPresent()
          ? named.map(Path::of)
          : text(environment, "HOME")
              .or(() -> text(environment, "USERPROFILE"))
              .map(home -> Path.of(home, ".aws", usual));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * The region that a file has for a profile, empty when it names none; nothing when the profile is
   * not in it, or it cannot be read, since only a price is at stake.
   */
  private static Optional<String> ofProfile(Optional<Path> file, String profile) {
    try {
      if (file.isEmpty() || !Files.isRegularFile(file.get())) {
        return Optional.empty();
      }
      if (Files.size(file.get()) > MOST_BYTES) {
        return Optional.empty();
      }
      String section = "";
      Optional<String> region = Optional.empty();
      String text = Overwriting.text(file.get());
      for (String line : text.split("\\R", -1)) {
        String stripped = line.strip();
        if (stripped.startsWith("[") && stripped.endsWith("]")) {
          section = stripped.substring(1, stripped.length() - 1).strip();
          if (region.isEmpty() && isOf(section, profile)) {
            region = Optional.of("");
          }
        } else if (isOf(section, profile)) {
          String[] parts = stripped.split("=", 2);
          if (parts.length == 2 && parts[0].strip().equals("region")) {
            region = Optional.of(parts[1].strip());
          }
        }
      }
      return region;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isOf(String section, String profile) {
    return section.equals(profile) || section.equals("profile " + profile);
  }
}
