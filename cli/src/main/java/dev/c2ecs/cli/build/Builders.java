package dev.c2ecs.cli.build;

import dev.c2ecs.cli.terminal.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the builder at hand: docker with buildx, else podman, else buildah.
 *
 * @param asked what {@code --builder} says
 * @param builder the builder; empty when there is none
 * @param reasons why those that come first are not it, each a part of a sentence
 */
public record Builders(Optional<String> asked, Optional<Builder> builder, List<String> reasons) {

  private static final List<String> KINDS = List.of("docker", "podman", "buildah");
  private static final Pattern DRIVER = Pattern.compile("(?m)^Driver:\\s*(\\S+)");

  /** What {@code docker info} says when Docker keeps images in containerd. */
  private static final String CONTAINERD = "io.containerd.snapshotter";

  public Builders {
    reasons = List.copyOf(reasons);
  }

  /**
   * Looks for a builder.
   *
   * @param option what {@code --builder} says: {@code docker}, {@code buildx}, {@code podman} or
   *     {@code buildah}; any other word is a builder instance of buildx, as it is for docker
   *     compose
   */
  public static Builders find(Optional<String> option, Probe probe) {
    Optional<String> wanted = option.filter(name -> !name.isEmpty());
    List<String> kinds =
        wanted.map(name -> KINDS.contains(name) ? List.of(name) : List.of("docker")).orElse(KINDS);
    Optional<String> instance =
        wanted.filter(name -> !KINDS.contains(name) && !name.equals("buildx"));
    List<String> reasons = new ArrayList<>();
    for (String kind : kinds) {
      Optional<String> program = probe.find(kind);
      if (program.isEmpty()) {
        reasons.add(kind + " is not installed");
        continue;
      }
      Optional<Builder> builder =
          switch (kind) {
            case "docker" -> buildx(program.get(), instance, probe, reasons);
            case "podman" -> podman(program.get(), probe, reasons);
            default -> buildah(program.get(), probe, reasons);
          };
      if (builder.isPresent()) {
        return new Builders(wanted, builder, reasons);
      }
    }
    return new Builders(wanted, Optional.empty(), reasons);
  }

  private static Optional<Builder> buildx(
      String docker, Optional<String> instance, Probe probe, List<String> reasons) {
    if (!probe.ask(List.of(docker, "buildx", "version")).isGood()) {
      reasons.add("docker has no buildx");
      return Optional.empty();
    }
    List<String> inspect = new ArrayList<>(List.of(docker, "buildx", "inspect"));
    instance.ifPresent(inspect::add);
    Probe.Answer inspected = probe.ask(inspect);
    if (!inspected.isGood()) {
      reasons.add("docker buildx has no builder at hand (" + why(inspected) + ")");
      return Optional.empty();
    }
    Matcher matcher = DRIVER.matcher(inspected.text());
    boolean daemon = matcher.find() && matcher.group(1).equals("docker");
    boolean archives = true;
    if (daemon) {
      Probe.Answer info = probe.ask(List.of(docker, "info", "--format", "{{json .DriverStatus}}"));
      if (!info.isGood()) {
        reasons.add("docker has no daemon (" + why(info) + ")");
        return Optional.empty();
      }
      archives = info.text().contains(CONTAINERD);
    }
    Set<String> flags = Flags.of(probe.ask(List.of(docker, "buildx", "build", "--help")).text());
    return Optional.of(new Buildx(docker, instance, archives, flags));
  }

  private static Optional<Builder> podman(String podman, Probe probe, List<String> reasons) {
    // Elsewhere than on Linux it asks its virtual machine, which may be off.
    Probe.Answer version = probe.ask(List.of(podman, "version"));
    if (!version.isGood()) {
      reasons.add("podman does not answer (" + why(version) + ")");
      return Optional.empty();
    }
    Set<String> flags = Flags.of(probe.ask(List.of(podman, "build", "--help")).text());
    return Optional.of(new Podman(podman, flags));
  }

  private static Optional<Builder> buildah(String buildah, Probe probe, List<String> reasons) {
    Probe.Answer help = probe.ask(List.of(buildah, "build", "--help"));
    if (!help.isGood()) {
      reasons.add("buildah does not answer (" + why(help) + ")");
      return Optional.empty();
    }
    return Optional.of(new Buildah(buildah, Flags.of(help.text())));
  }

  /** The last line that says something. */
  private static String why(Probe.Answer answer) {
    List<String> lines =
        answer.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.isEmpty()
        ? "exit code " + answer.code()
        : Visible.plain(lines.get(lines.size() - 1));
  }
}
