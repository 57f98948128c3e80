package dev.c2ecs.cli.image;

import java.util.Locale;

/**
 * The kind of machine that an image runs on.
 *
 * @param os {@code linux} or {@code windows}
 * @param architecture {@code amd64}, {@code arm64} …, as Go names them
 * @param variant the variant of the architecture, as {@code v8}; empty when none is said
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md">OCI image
 *     specification, image index</a>
 */
public record Platform(String os, String architecture, String variant) {

  /** What Fargate runs when nobody says otherwise. */
  public static final Platform AMD64 = new Platform("linux", "amd64", "");

  /** The other processor that Fargate has. */
  public static final Platform ARM64 = new Platform("linux", "arm64", "");

  /** The platform that a Compose file names, {@code [OS/]ARCHITECTURE[/VARIANT]}. */
  public static Platform of(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).split("/", -1);
    boolean hasOs = parts.length > 1 || parts[0].equals("linux") || parts[0].equals("windows");
    int first = hasOs ? 1 : 0;
    String variant = parts.length > first + 1 ? parts[first + 1] : "";
    String architecture = parts.length > first ? parts[first] : AMD64.architecture();
    return switch (architecture) {
      case "x86_64", "x86-64", "amd64" ->
          new Platform(hasOs ? parts[0] : "linux", "amd64", variant);
      // version 8 is what arm64 is when nothing else is said
      case "aarch64", "arm64" ->
          new Platform(hasOs ? parts[0] : "linux", "arm64", variant.equals("v8") ? "" : variant);
      default -> new Platform(hasOs ? parts[0] : "linux", architecture, variant);
    };
  }

  /** Whether what is built for another platform runs on this one. */
  public boolean runs(Platform other) {
    Platform plain = of(other.toString());
    return os.equals(plain.os)
        && architecture.equals(plain.architecture)
        && (variant.equals(plain.variant) || plain.variant.isEmpty());
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
