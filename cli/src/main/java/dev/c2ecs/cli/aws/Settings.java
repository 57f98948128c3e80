package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/**
 * What flags, environment and profile say, in this order, as the AWS CLI takes them.
 *
 * @param options the flags
 * @param environment the environment variables
 * @param profiles the profiles
 * @param profile the name of the profile in use
 * @param region where to work
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-configure.html">AWS CLI,
 *     configuration and its precedence</a>
 */
record Settings(
    Aws.Options options,
    Map<String, String> environment,
    Profiles profiles,
    String profile,
    Place region) {

  private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(-[a-z]+)+-\\d{1,2}");

  /**
   * A region.
   *
   * @param name its name
   * @param note what about its source is worth a word, empty when nothing is
   */
  record Place(String name, String note) {}

  /**
   * Reads the settings.
   *
   * @throws Refusal if there is no region, an unknown profile, or a mistake in the configuration
   */
  static Settings of(Aws.Options options, Map<String, String> environment) {
    Profiles profiles = Profiles.read(environment);
    String name = "default";
    Optional<Profile> profile = Optional.empty();
    if (options.profile().isPresent()) {
      name = options.profile().get();
      if (name.isBlank()) {
        throw new Refusal(DeployCode.PROFILE, "--aws-profile needs the name of a profile");
      }
      profile = Optional.of(profiles.named(name, "--aws-profile"));
    } else {
      String variable =
          text(environment, "AWS_DEFAULT_PROFILE").isPresent()
              ? "AWS_DEFAULT_PROFILE"
              : "AWS_PROFILE";
      name = text(environment, variable).orElse(name);
      profile =
          name.equals("default")
              ? profiles.find(name)
              : Optional.of(profiles.named(name, variable));
    }
    return new Settings(
        options, environment, profiles, name, region(options, environment, profile, name));
  }

  private static Place region(
      Aws.Options options,
      Map<String, String> environment,
      Optional<Profile> profile,
      String profileName) {
    if (options.region().isPresent()) {
      return new Place(checked(options.region().get(), "--region"), "");
    }
    Optional<String> ofProfile = profile.flatMap(p -> p.property("region"));
    for (String variable : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
      Optional<String> region = text(environment, variable);
      if (region.isPresent()) {
        String other = ofProfile.filter(o -> !o.equals(region.get())).orElse("");
        return new Place(
            checked(region.get(), variable),
            other.isEmpty()
                ? ""
                : variable + ", not " + other + " of the AWS profile " + profileName);
      }
    }
    if (ofProfile.isPresent()) {
      return new Place(checked(ofProfile.get(), "the AWS profile " + profileName), "");
    }
    return new Place(checked(ofInstance(environment), "the instance"), "");
  }

  private static String ofInstance(Map<String, String> environment) {
    if (!hasInstanceMetadata(environment)) {
      throw noRegion();
    }
    try {
      return Optional.ofNullable(new InstanceProfileRegionProvider().getRegion())
          .map(region -> region.id())
          .orElseThrow(Settings::noRegion);
    } catch (SdkException e) {
      throw noRegion();
    }
  }

  /** That nothing names a region. */
  static Refusal noRegion() {
    return new Refusal(
        DeployCode.NO_REGION, "no region is given: use --region, AWS_REGION or the AWS profile");
  }

  private static String checked(String region, String source) {
    if (!REGION.matcher(region).matches()) {
      throw new Refusal(
          DeployCode.REGION,
          source
              + ": `"
              + region
              + "` is not the name of a region; eu-central-1, us-east-1 and ap-southeast-2 are");
    }
    return region;
  }

  /** Whether the metadata of an EC2 instance may be asked. */
  static boolean hasInstanceMetadata(Map<String, String> environment) {
    return !"true".equalsIgnoreCase(environment.get("AWS_EC2_METADATA_DISABLED"));
  }

  /** The value of a variable; one that is empty is not set. */
  static Optional<String> text(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  Optional<String> text(String variable) {
    return text(environment, variable);
  }

  /** The profile in use; none when there is no default one. */
  Optional<Profile> current() {
    return profiles.find(profile);
  }

  /**
   * The address of a service where it is not that of AWS.
   *
   * @param service the name of the service as {@code AWS_ENDPOINT_URL_…} writes it, in lower case
   * @throws Refusal if it is no address
   * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">SDKs
   *     and tools, service-specific endpoints</a>
   */
  Optional<URI> endpoint(String service) {
    if (options.endpoint().isPresent()) {
      return Optional.of(address(options.endpoint().get(), "--endpoint-url"));
    }
    if (text("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").filter("true"::equalsIgnoreCase).isPresent()) {
      return Optional.empty();
    }
    String special = "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT);
    for (String variable : new String[] {special, "AWS_ENDPOINT_URL"}) {
      Optional<String> value = text(variable);
      if (value.isPresent()) {
        return Optional.of(address(value.get(), variable));
      }
    }
    String source = "endpoint_url of the AWS profile " + profile;
    Optional<Profile> own = current();
    return own.flatMap(p -> p.property("services"))
        .flatMap(profiles::services)
        .flatMap(section -> section.property(service + ".endpoint_url"))
        .or(() -> own.flatMap(p -> p.property("endpoint_url")))
        .map(url -> address(url, source));
  }

  private static URI address(String url, String source) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean usable =
          (scheme.equals("http") || scheme.equals("https"))
              && uri.getHost() != null
              && uri.getPort() <= 65_535
              && uri.getPort() != 0
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      if (usable) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new Refusal(
        DeployCode.ENDPOINT,
        source
            + ": `"
            + Proxies.withoutUser(url)
            + "` is not the address of an endpoint; http://localhost:4566 is");
  }

  /** The bundle of certificates to trust instead of those of Java, and where it is named. */
  Optional<Map.Entry<String, Path>> certificates() {
    return text("AWS_CA_BUNDLE")
        .map(value -> Map.entry("AWS_CA_BUNDLE", value))
        .or(
            () ->
                current()
                    .flatMap(p -> p.property("ca_bundle"))
                    .map(value -> Map.entry("ca_bundle of the AWS profile " + profile, value)))
        .map(e -> Map.entry(e.getKey(), Profiles.path(e.getValue(), profiles.home(), e.getKey())));
  }
}
