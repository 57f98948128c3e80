package dev.c2ecs.cli.registry;

import dev.c2ecs.cfn.images.ImageFacts;
import dev.c2ecs.cfn.images.ImageFacts.Owner;
import dev.c2ecs.cfn.images.LockEntry;
import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.Json;
import dev.c2ecs.cli.image.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * The images of {@code compose.lock.json}. What else the file holds is kept as it is, behind them.
 *
 * @param images the images by their texts in the Compose file, sorted
 * @param others other members of the file
 */
public record ImageLock(Map<String, LockedImage> images, Map<String, Json> others) {

  /** The name of the file, beside the Compose file. */
  public static final String FILE = "compose.lock.json";

  private static final String VERSION = "version";
  private static final String IMAGES = "images";
  private static final String MOUNTS = "mounts";
  private static final String DATA = "data";
  private static final String CONFIGURATION = "configuration";
  private static final String IDENTITIES = "identities";
  private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");
  private static final long CURRENT = 1;

  /** Nothing is at the path, or nobody can tell. */
  private static final String NO_OWNER = "none";

  public ImageLock {
    images = Collections.unmodifiableMap(new TreeMap<>(images));
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /** A lock without images. */
  public static ImageLock none() {
    return new ImageLock(Map.of(), Map.of());
  }

  /** Whether directories of the project are data, by their paths as seen from it. */
  public Map<String, Boolean> mounts() {
    Map<String, Boolean> mounts = new TreeMap<>();
    Json.Obj kinds = new Json.Obj(others).map(MOUNTS);
    for (String path : kinds.fields().keySet()) {
      String kind = kinds.text(path).orElse("");
      if (kind.equals(DATA) || kind.equals(CONFIGURATION)) {
        mounts.put(path, kind.equals(DATA));
      }
    }
    return mounts;
  }

  /** The same with what directories are. */
  public ImageLock withMounts(Map<String, Boolean> mounts) {
    Map<String, Json> kinds = new LinkedHashMap<>();
    new TreeMap<>(mounts)
        .forEach((path, data) -> kinds.put(path, new Json.Str(data ? DATA : CONFIGURATION)));
    Map<String, Json> changed = new LinkedHashMap<>(others);
    if (kinds.isEmpty()) {
      changed.remove(MOUNTS);
    } else {
      changed.put(MOUNTS, new Json.Obj(kinds));
    }
    return new ImageLock(images, changed);
  }

  /**
   * The logical IDs that the stack of a project keeps from earlier templates, by what has them;
   * none when the lock has none for a project of this name.
   */
  public Map<String, String> identities(String project) {
    Map<String, String> ids = new TreeMap<>();
    Json.Obj recorded = new Json.Obj(others).map(IDENTITIES).map(project);
    for (String what : recorded.fields().keySet()) {
      recorded.text(what).ifPresent(id -> ids.put(what, id));
    }
    return ids;
  }

  /** The projects for which it has logical IDs, sorted. */
  public Set<String> identified() {
    return new TreeSet<>(new Json.Obj(others).map(IDENTITIES).fields().keySet());
  }

  /** Whether nobody ever locked images in it: it was made for logical IDs. */
  public boolean hasOnlyIdentities() {
    return images.isEmpty() && others.keySet().equals(Set.of(IDENTITIES));
  }

  /** The same with the logical IDs of a project. */
  public ImageLock withIdentities(String project, Map<String, String> ids) {
    Map<String, Json> projects = new TreeMap<>(new Json.Obj(others).map(IDENTITIES).fields());
    Map<String, Json> recorded = new LinkedHashMap<>();
    new TreeMap<>(ids).forEach((what, id) -> recorded.put(what, new Json.Str(id)));
    projects.put(project, new Json.Obj(recorded));
    if (recorded.isEmpty()) {
      projects.remove(project);
    }
    Map<String, Json> changed = new LinkedHashMap<>(others);
    changed.put(IDENTITIES, new Json.Obj(projects));
    if (projects.isEmpty()) {
      changed.remove(IDENTITIES);
    }
    return new ImageLock(images, changed);
  }

  private static void checkIdentities(Map<String, Json> file) {
    Optional<Json> section = Optional.ofNullable(file.get(IDENTITIES));
    if (section.isPresent() && Json.asMap(section.get()).isEmpty()) {
      throw broken(IDENTITIES);
    }
    for (Map.Entry<String, Json> project : new Json.Obj(file).map(IDENTITIES).fields().entrySet()) {
      String name = IDENTITIES + ": " + Words.brief(project.getKey());
      Json.Obj ids = Json.asMap(project.getValue()).orElseThrow(() -> broken(name));
      Set<String> known = new HashSet<>();
      for (String what : ids.fields().keySet()) {
        String id = ids.text(what).filter(text -> LOGICAL_ID.matcher(text).matches()).orElse("");
        if (id.isEmpty()) {
          throw broken(name + ": " + Words.brief(what) + " is no logical ID");
        }
        if (!known.add(id)) {
          throw broken(name + ": " + id + " stands twice");
        }
      }
    }
  }

  /** The same with other images. */
  ImageLock with(Map<String, LockedImage> other) {
    return new ImageLock(other, others);
  }

  /**
   * Reads a lock.
   *
   * @throws Refusal if it does not have the form that {@link #text} writes
   */
  public static ImageLock read(byte[] content) {
    Json.Obj file =
        Json.object(content)
            .orElseThrow(
                () ->
                    broken(
                        Json.fault(content)
                            .map(place -> place + ": it is no JSON")
                            .orElse("it is no JSON object")));
    if (file.number(VERSION) != CURRENT) {
      throw broken("it has not the version 1, which this c2ecs writes");
    }
    Map<String, LockedImage> images = new HashMap<>();
    file.map(IMAGES)
        .fields()
        .forEach(
            (name, entry) ->
                images.put(
                    name,
                    Json.asMap(entry)
                        .flatMap(ImageLock::image)
                        .orElseThrow(() -> broken("images: " + Words.brief(name)))));
    Map<String, Json> others = new LinkedHashMap<>(file.fields());
    others.keySet().removeAll(List.of(VERSION, IMAGES));
    checkIdentities(others);
    return new ImageLock(images, others);
  }

  private static Refusal broken(String what) {
    return new Refusal(
        DeployCode.LOCK_FILE,
        FILE
            + " is not what `c2ecs lock` writes ("
            + what
            + "): restore it, or delete it and run `c2ecs lock`");
  }

  private static Optional<LockedImage> image(Json.Obj entry) {
    Optional<Digest> digest = entry.text("digest").flatMap(Digest::parse);
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    Map<Platform, PlatformFacts> facts = new HashMap<>();
    for (Map.Entry<String, Json> one : entry.map("facts").fields().entrySet()) {
      Optional<PlatformFacts> read = Json.asMap(one.getValue()).flatMap(ImageLock::facts);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      facts.put(Platform.of(one.getKey()), read.get());
    }
    List<Platform> platforms = new ArrayList<>();
    entry.texts("platforms").forEach(text -> platforms.add(Platform.of(text)));
    return Optional.of(new LockedImage(digest.get(), platforms, facts));
  }

  private static Optional<PlatformFacts> facts(Json.Obj entry) {
    return entry
        .text("digest")
        .flatMap(Digest::parse)
        .map(
            digest ->
                new PlatformFacts(
                    digest,
                    entry.texts("ports"),
                    entry.text("user"),
                    entry.text("ids").flatMap(ImageLock::owner),
                    entry.texts("volumes"),
                    owners(entry.map("owners")),
                    entry.texts("healthcheck"),
                    entry.texts("entrypoint"),
                    entry.texts("command"),
                    entry.text("stopSignal")));
  }

  private static Map<String, Optional<Owner>> owners(Json.Obj entry) {
    Map<String, Optional<Owner>> owners = new HashMap<>();
    entry
        .fields()
        .keySet()
        .forEach(path -> owners.put(path, entry.text(path).flatMap(ImageLock::owner)));
    return owners;
  }

  private static Optional<Owner> owner(String text) {
    int colon = text.indexOf(':');
    return text.matches("[0-9]{1,10}:[0-9]{1,10}")
        ? Optional.of(
            new Owner(
                Long.parseLong(text.substring(0, colon)),
                Long.parseLong(text.substring(colon + 1))))
        : Optional.empty();
  }

  /** What it has, for a translation: by the texts of images in the Compose file. */
  public Map<String, LockEntry> entries() {
    Map<String, LockEntry> entries = new HashMap<>();
    images.forEach(
        (name, image) -> {
          Map<String, ImageFacts> facts = new HashMap<>();
          image.facts().forEach((platform, known) -> facts.put(platform.toString(), known.facts()));
          entries.put(
              name,
              new LockEntry(
                  image.digest().text(),
                  image.platforms().stream().map(Platform::toString).toList(),
                  facts));
        });
    return entries;
  }

  /** The text of the file: the same for the same content. */
  public String text() {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty(VERSION, CURRENT);
          json.writeObjectPropertyStart(IMAGES);
          images.forEach((name, image) -> write(json, name, image));
          json.writeEndObject();
          others.forEach(
              (name, value) -> {
                json.writeName(name);
                Json.write(value, json);
              });
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, String name, LockedImage image) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("digest", image.digest().text());
    texts(json, "platforms", image.platforms().stream().map(Platform::toString).toList());
    json.writeObjectPropertyStart("facts");
    image.facts().forEach((platform, facts) -> write(json, platform, facts));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Platform platform, PlatformFacts facts) {
    json.writeObjectPropertyStart(platform.toString());
    json.writeStringProperty("digest", facts.digest().text());
    texts(json, "ports", facts.ports());
    facts.user().ifPresent(user -> json.writeStringProperty("user", user));
    facts.ids().ifPresent(ids -> json.writeStringProperty("ids", ids.toString()));
    texts(json, "volumes", facts.volumes());
    if (!facts.owners().isEmpty()) {
      json.writeObjectPropertyStart("owners");
      facts
          .owners()
          .forEach(
              (path, owner) ->
                  json.writeStringProperty(path, owner.map(Owner::toString).orElse(NO_OWNER)));
      json.writeEndObject();
    }
    texts(json, "healthcheck", facts.health());
    texts(json, "entrypoint", facts.entrypoint());
    texts(json, "command", facts.command());
    facts.stopSignal().ifPresent(signal -> json.writeStringProperty("stopSignal", signal));
    json.writeEndObject();
  }

  /** What is empty is left out, so that a line of a difference says something. */
  private static void texts(JsonGenerator json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      json.writeArrayPropertyStart(name);
      texts.forEach(json::writeString);
      json.writeEndArray();
    }
  }
}
