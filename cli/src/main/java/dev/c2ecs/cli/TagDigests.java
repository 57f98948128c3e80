package dev.c2ecs.cli;

import dev.c2ecs.cfn.images.PulledImages;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.registry.DockerLogins;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.cli.registry.ImageLookup;
import dev.c2ecs.cli.registry.ImageLookup.Found;
import dev.c2ecs.cli.registry.ImageLookup.Wanted;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import dev.c2ecs.cli.registry.RegistryLogins;
import dev.c2ecs.cli.registry.RegistryReference;
import dev.c2ecs.cli.terminal.RunClock;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Asks registries which images the tags of a project are now, before it is translated. */
final class TagDigests {

  /** After so long a deployment goes on without. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Pattern ECR =
      Pattern.compile("[0-9]{12}\\.dkr\\.ecr(-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");

  /** A question about a project; whoever asks it does something else until the answer is there. */
  @FunctionalInterface
  interface Question {
    Supplier<Answer> about(ComposeProject project, Optional<ImageLock> lock);
  }

  /** Nobody is asked. */
  static final Question NONE = (project, lock) -> () -> new Answer(Map.of(), List.of());

  /**
   * What registries say.
   *
   * @param digests the digests of images that the lock does not have, by their texts
   * @param diagnostics what there is to say about it
   */
  record Answer(Map<String, String> digests, List<Diagnostic> diagnostics) {}

  private final Map<String, String> environment;
  private final Set<String> insecure;
  private final RunClock clock;
  private final Ahead<Aws> opening;

  private TagDigests(
      Map<String, String> environment, Set<String> insecure, RunClock clock, Ahead<Aws> opening) {
    this.environment = environment;
    this.insecure = insecure;
    this.clock = clock;
    this.opening = opening;
  }

  /**
   * A question with the logins of docker; the registries of ECR are also entered with those of AWS.
   *
   * @param insecure registries that may be asked without TLS
   * @param opening the account
   */
  static Question of(
      Map<String, String> environment, List<String> insecure, RunClock clock, Ahead<Aws> opening) {
    TagDigests digests = new TagDigests(environment, new HashSet<>(insecure), clock, opening);
    return digests::ask;
  }

  private Supplier<Answer> ask(ComposeProject project, Optional<ImageLock> lock) {
    Map<String, PulledImages.Image> images = PulledImages.of(project).images();
    List<Wanted> wanted = new ArrayList<>();
    images
        .values()
        .forEach(
            image -> {
              Optional<RegistryReference> reference = RegistryReference.parse(image.text());
              if (reference.isPresent() && reference.get().digest().isEmpty()) {
                List<String> services = List.copyOf(image.services());
                wanted.add(new Wanted(image.text(), List.of(), services, List.of(), false));
              }
            });
    if (wanted.isEmpty()) {
      return NONE.about(project, lock);
    }
    Ahead<List<Found>> found =
        Ahead.of(
            () -> {
              Registries registries =
                  Registries.of(
                      environment,
                      new DockerLogins(environment).or(new OfAccount(opening)),
                      insecure,
                      clock);
              return new ImageLookup(registries, lock.orElseGet(ImageLock::none))
                  .digests(wanted, PATIENCE);
            });
    return () -> answer(project, images, found.get());
  }

  private Answer answer(
      ComposeProject project, Map<String, PulledImages.Image> images, List<Found> all) {
    Map<String, String> digests = new HashMap<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Found> unknown = new ArrayList<>();
    for (Found found : all) {
      if (found.hasMoved()) {
        diagnostics.add(moved(project, images, found));
      } else if (found.locked().isEmpty() && found.current().isPresent()) {
        digests.put(found.wanted().text(), found.current().get().text());
      } else if (found.locked().isEmpty()) {
        unknown.add(found);
      }
    }
    if (!unknown.isEmpty()) {
      DeployedDigests deployed = DeployedDigests.of(project, opening);
      List<Found> kept = new ArrayList<>();
      for (Found found : unknown) {
        Optional<String> digest = deployed.of(found.wanted().text());
        if (digest.isPresent()) {
          kept.add(found);
          digests.put(found.wanted().text(), digest.get());
        }
      }
      unknown.removeAll(kept);
      unresolved(project, images, kept, "these images keep the digests that are deployed")
          .ifPresent(diagnostics::add);
      unresolved(project, images, unknown, "these images are deployed by their tags")
          .ifPresent(diagnostics::add);
    }
    return new Answer(digests, diagnostics);
  }

  private static Optional<Diagnostic> unresolved(
      ComposeProject project,
      Map<String, PulledImages.Image> images,
      List<Found> unknown,
      String what) {
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    boolean isUnreachable = true;
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (Found found : unknown) {
      isUnreachable &=
          found.failure().map(RegistryException::kind).orElse(Kind.UNREACHABLE) == Kind.UNREACHABLE;
      String why = found.failure().map(RegistryException::getMessage).orElse("");
      reasons.computeIfAbsent(why, key -> new ArrayList<>()).add(found.wanted().text());
    }
    List<String> words = new ArrayList<>();
    reasons.forEach((why, texts) -> words.add(String.join(", ", texts) + " (" + why + ")"));
    TreePath path = path(images, unknown.get(0).wanted().text());
    return Optional.of(
        Diagnostic.at(
            DeployCode.IMAGE_UNRESOLVED,
            path,
            project.origin(path),
            what + ", because what their tags are now is not known: " + String.join("; ", words),
            (isUnreachable ? RegistryException.CHECK_NETWORK : "log in with `docker login`")
                + ", or pin them with `c2ecs lock`; `--no-resolve` asks nobody"));
  }

  private static Diagnostic moved(
      ComposeProject project, Map<String, PulledImages.Image> images, Found found) {
    TreePath path = path(images, found.wanted().text());
    return Diagnostic.at(
        DeployCode.LOCKED_TAG_MOVED,
        path,
        project.origin(path),
        found.wanted().text()
            + " moved, "
            + brief(found.locked())
            + " → "
            + brief(found.current())
            + ": the image of the lock is deployed",
        "`c2ecs lock --update "
            + String.join(" ", found.wanted().services())
            + "` follows the tag");
  }

  private static String brief(Optional<Digest> digest) {
    return digest.map(d -> d.brief() + "…").orElse("");
  }

  private static TreePath path(Map<String, PulledImages.Image> images, String text) {
    return Optional.ofNullable(images.get(text))
        .map(PulledImages.Image::path)
        .orElse(TreePath.ROOT);
  }

  /** The login of an account for registries of ECR, asked for once and only when one is there. */
  private static final class OfAccount implements RegistryLogins {
    private final Ahead<Aws> opening;
    private Optional<RegistryLogins> login = Optional.empty();

    OfAccount(Ahead<Aws> opening) {
      this.opening = opening;
    }

    @Override
    public Optional<dev.c2ecs.cli.registry.Login> of(String host) throws RegistryException {
      return ECR.matcher(host).matches() ? login().of(host) : Optional.empty();
    }

    private synchronized RegistryLogins login() {
      if (login.isEmpty()) {
        login = Optional.of(asked());
      }
      return login.get();
    }

    private RegistryLogins asked() {
      try (ImageRepositories repositories = new ImageRepositories(opening.get())) {
        ImageRepositories.Login given = repositories.login();
        return RegistryLogins.fixed(given.host(), given.user(), given.password());
      } catch (DeployFailure e) {
        // the deployment itself says what is wrong with the account
        return RegistryLogins.none();
      }
    }
  }
}
