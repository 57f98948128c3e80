package dev.c2ecs.cli;

import dev.c2ecs.cfn.cost.CostSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The region whose prices count: what {@code --region} says, then {@code x-aws-cost}, then what
 * {@code deploy} takes, the environment and the AWS profile. An instance is not asked where it
 * runs.
 *
 * @param name the region
 * @param source where its name comes from
 */
record CostRegion(String name, String source) {

  private static final String USUAL = "us-east-1";
  private static final int MOST_BYTES = 1 << 20;

  static CostRegion of(
      Optional<String> flag,
      Optional<String> profile,
      CostSettings settings,
      Map<String, String> environment) {
    if (flag.isPresent()) {
      return new CostRegion(flag.get(), "--region");
    }
    if (settings.region().isPresent()) {
      return new CostRegion(settings.region().get(), "x-aws-cost");
    }
    for (String variable : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
      String region = environment.getOrDefault(variable, "");
      if (!region.isEmpty()) {
        return new CostRegion(region, variable);
      }
    }
    String name =
        profile
            .or(() -> text(environment, "AWS_DEFAULT_PROFILE"))
            .or(() -> text(environment, "AWS_PROFILE"))
            .orElse("default");
    Optional<String> ofProfile =
        ofProfile(file(environment, "AWS_CONFIG_FILE", "config"), name)
            .or(
                () ->
                    ofProfile(
                        file(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials"), name));
    return ofProfile.isPresent()
        ? new CostRegion(ofProfile.get(), "the AWS profile " + name)
        : new CostRegion(USUAL, "no region is set");
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
   * What a file of profiles says; nothing when it cannot be read, since only a price is at stake.
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
        } else if (section.equals(profile) || section.equals("profile " + profile)) {
          String[] parts = stripped.split("=", 2);
          if (parts.length == 2 && parts[0].strip().equals("region")) {
            region = Optional.of(parts[1].strip()).filter(name -> !name.isEmpty());
          }
        }
      }
      return region;
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
