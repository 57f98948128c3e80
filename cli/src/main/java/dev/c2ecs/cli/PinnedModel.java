package dev.c2ecs.cli;

import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.registry.RegistryReference;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The images of a canonical model by digest, as {@code docker compose config} writes them: those of
 * services, of their hooks before the start, and those that are mounted.
 *
 * @param model the model
 * @param disabled the services that no profile enables; a mounted image may be theirs
 */
record PinnedModel(Mapping model, Set<String> disabled) {

  private static final String IMAGE = "image";
  private static final String SERVICES = "services";
  private static final String VOLUMES = "volumes";
  private static final String HOOKS = "pre_start";
  private static final String SOURCE = "source";

  /** The texts that name images of registries, with the path where each stands first. */
  Map<String, TreePath> images() {
    Map<String, TreePath> images = new TreeMap<>();
    each(
        (path, image) -> {
          images.putIfAbsent(image, path);
          return image;
        });
    return images;
  }

  /**
   * An image by digest, with everything that its name says.
   *
   * @param current the digest that its tag is now; one that it names itself comes first, and then
   *     the tag is left out
   */
  static String pinned(RegistryReference image, Digest current) {
    return image.host()
        + "/"
        + image.repository()
        + (image.digest().isPresent() ? "" : image.tag().map(tag -> ":" + tag).orElse(""))
        + "@"
        + image.digest().orElse(current);
  }

  /** The model with other texts for its images. */
  Mapping with(UnaryOperator<String> names) {
    return each((path, image) -> names.apply(image));
  }

  private Mapping each(BiFunction<TreePath, String, String> image) {
    Mapping services = model.child(SERVICES);
    return model.has(SERVICES)
        ? model.with(
            SERVICES,
            services.mapValues(
                (name, node) ->
                    node instanceof Mapping service
                        ? service(TreePath.of(SERVICES, name), service, image)
                        : node))
        : model;
  }

  private Mapping service(
      TreePath path, Mapping service, BiFunction<TreePath, String, String> image) {
    Mapping result = changed(service, IMAGE, path, image);
    result =
        items(
            result,
            HOOKS,
            (item, hook) -> changed(hook, IMAGE, path.child(HOOKS).item(item), image));
    return items(
        result,
        VOLUMES,
        (item, volume) ->
            isOfRegistry(volume)
                ? changed(volume, SOURCE, path.child(VOLUMES).item(item), image)
                : volume);
  }

  private static Mapping items(
      Mapping service, String key, BiFunction<Integer, Mapping, Mapping> change) {
    if (service.sequence(key).isEmpty()) {
      return service;
    }
    Sequence list = service.sequence(key).get();
    List<Node> items = new ArrayList<>();
    for (Node item : list.items()) {
      items.add(item instanceof Mapping map ? change.apply(items.size(), map) : item);
    }
    return service.with(key, new Sequence(items, list.origin()));
  }

  private static Mapping changed(
      Mapping map, String key, TreePath path, BiFunction<TreePath, String, String> image) {
    Optional<Scalar> text = map.scalar(key).filter(scalar -> !scalar.text().isEmpty());
    return text.isPresent()
        ? map.with(
            key,
            Scalar.string(image.apply(path.child(key), text.get().text()), text.get().origin()))
        : map;
  }

  private static boolean isImage(Mapping volume) {
    return volume.is("type", IMAGE);
  }

  /** An image that a service builds is named by the service. */
  private boolean isOfRegistry(Mapping volume) {
    String source = volume.text(SOURCE).orElse("");
    return isImage(volume) && !model.child(SERVICES).has(source) && !disabled.contains(source);
  }

  /** The services with hooks whose images an override cannot pin: hooks of files add up. */
  List<String> withHooks() {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Node> entry : model.child(SERVICES).entries().entrySet()) {
      boolean hooks =
          entry.getValue() instanceof Mapping service
              && service.items(HOOKS).stream()
                  .anyMatch(
                      item ->
                          item instanceof Mapping hook && !hook.text(IMAGE).orElse("").isEmpty());
      if (hooks) {
        names.add(entry.getKey());
      }
    }
    return names;
  }

  /**
   * An override with nothing but the images.
   *
   * @param whole whether it has what docker compose never leaves out of its JSON
   */
  static Mapping imagesOnly(Mapping model, boolean whole) {
    Map<String, Node> services = new LinkedHashMap<>();
    model
        .child(SERVICES)
        .entries()
        .forEach(
            (name, node) ->
                services.put(name, node instanceof Mapping service ? only(service, whole) : node));
    Map<String, Node> result = new LinkedHashMap<>();
    if (whole) {
      result.put("name", Scalar.string("", Origin.DEFAULT));
    }
    if (whole || model.has(SERVICES)) {
      result.put(SERVICES, new Mapping(services, Origin.DEFAULT));
    }
    return new Mapping(result, model.origin());
  }

  private static Mapping only(Mapping service, boolean whole) {
    Map<String, Node> kept = new LinkedHashMap<>();
    if (whole) {
      kept.put("command", Scalar.nothing(Origin.DEFAULT));
      kept.put("entrypoint", Scalar.nothing(Origin.DEFAULT));
    }
    service
        .get(IMAGE)
        .filter(image -> !(image instanceof Scalar text) || !text.text().isEmpty())
        .ifPresent(image -> kept.put(IMAGE, image));
    List<Node> volumes =
        service.items(VOLUMES).stream()
            .filter(item -> item instanceof Mapping volume && isImage(volume))
            .toList();
    if (!volumes.isEmpty()) {
      kept.put(VOLUMES, new Sequence(volumes, Origin.DEFAULT));
    }
    return new Mapping(kept, service.origin());
  }
}
