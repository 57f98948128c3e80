package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The JSON of manifests and of descriptors.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">OCI image
 *     specification, manifest</a>
 */
public final class ManifestJson {

  private ManifestJson() {}

  /**
   * The type that a document is of: what it says itself, else what was said of it, else what its
   * form says.
   *
   * @param declared what the registry or the descriptor says, empty when nothing does
   * @throws ImageException when it is neither a manifest nor an index, or says both
   */
  public static String mediaType(byte[] document, String declared) throws ImageException {
    return mediaType(JsonFields.of("the manifest", Json.read("the manifest", document)), declared);
  }

  static String mediaType(JsonFields document, String declared) throws ImageException {
    boolean isList = document.has("manifests");
    if (isList && (document.has("layers") || document.has("config"))) {
      // whoever reads one half and whoever reads the other would have two images of one digest
      throw new ImageException(
          Problem.MALFORMED_JSON, "the manifest is that of an image and a list of images as well");
    }
    if (document.number("schemaVersion").orElse(2L) != 2) {
      throw new ImageException(
          Problem.UNSUPPORTED,
          "the manifest is of schema 1, which Docker retired; push the image"
              + " again with a newer version of what built it");
    }
    String own = document.text("mediaType");
    String plain = withoutParameters(declared);
    boolean isKnown = MediaType.isIndex(plain) || MediaType.isManifest(plain);
    if (!own.isEmpty() && isKnown && !own.equals(plain)) {
      throw new ImageException(
          Problem.MALFORMED_JSON,
          "the manifest says that it is " + own + ", but it came as " + plain);
    }
    String type = !own.isEmpty() ? own : isKnown ? plain : "";
    if (type.isEmpty()) {
      type = isList ? MediaType.OCI_INDEX : MediaType.OCI_MANIFEST;
    }
    if (!MediaType.isIndex(type) && !MediaType.isManifest(type)) {
      throw new ImageException(Problem.UNSUPPORTED, "a manifest of type " + type + " is no image");
    }
    if (isList != MediaType.isIndex(type)) {
      throw new ImageException(
          Problem.MALFORMED_JSON, "the manifest does not have the form of its type, " + type);
    }
    return type;
  }

  private static String withoutParameters(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip();
  }

  /**
   * The manifest of one image.
   *
   * @param declared the type that the registry or a descriptor says, empty when nothing does
   * @throws ImageException when it is none
   */
  public static Manifest read(byte[] document, String declared) throws ImageException {
    JsonFields fields = JsonFields.of("the manifest", Json.read("the manifest", document));
    String type = mediaType(fields, declared);
    if (!MediaType.isManifest(type)) {
      throw new ImageException(
          Problem.UNSUPPORTED, "a list of images stands where the manifest of one is needed");
    }
    Optional<JsonFields> config = fields.map("config");
    if (config.isEmpty()) {
      throw new ImageException(Problem.MALFORMED_JSON, "the manifest has no configuration");
    }
    List<Descriptor> layers = new ArrayList<>();
    for (JsonFields layer : fields.maps("layers")) {
      layers.add(descriptor(layer));
    }
    return new Manifest(type, descriptor(config.get()), layers);
  }

  static Descriptor descriptor(JsonFields fields) throws ImageException {
    Digest digest = fields.digest("digest");
    Optional<Long> size = fields.number("size");
    if (size.isEmpty() || size.get() < 0) {
      throw new ImageException(
          Problem.MALFORMED_JSON,
          "size of " + fields.where() + (size.isEmpty() ? " is missing" : " is negative"));
    }
    Optional<JsonFields> platform = fields.map("platform");
    return new Descriptor(
        fields.text("mediaType"),
        digest,
        size.get(),
        platform.isEmpty() ? Optional.empty() : Optional.of(platform(platform.get())),
        fields.textMap("annotations"));
  }

  static Platform platform(JsonFields fields) throws ImageException {
    return new Platform(fields.text("os"), fields.text("architecture"), fields.text("variant"));
  }

  /** The bytes of a manifest: on one line, keys in the order of the specification. */
  public static byte[] write(Manifest manifest) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("schemaVersion", new Json.Num("2"));
    fields.put("mediaType", new Json.Str(manifest.mediaType()));
    fields.put("config", json(manifest.config()));
    fields.put("layers", new Json.Arr(manifest.layers().stream().map(ManifestJson::json).toList()));
    return Json.write(new Json.Obj(fields));
  }

  private static Json json(Descriptor descriptor) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("mediaType", new Json.Str(descriptor.mediaType()));
    fields.put("digest", new Json.Str(descriptor.digest().text()));
    fields.put("size", new Json.Num(Long.toString(descriptor.size())));
    if (!descriptor.annotations().isEmpty()) {
      Map<String, Json> annotations = new LinkedHashMap<>();
      new TreeMap<>(descriptor.annotations())
          .forEach((name, text) -> annotations.put(name, new Json.Str(text)));
      fields.put("annotations", new Json.Obj(annotations));
    }
    return new Json.Obj(fields);
  }
}
