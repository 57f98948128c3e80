package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Archives as builders write them. Contents are text, so that {@link Tar} takes them. */
final class Archives {

  private final Tar tar = new Tar();

  static String sha(byte[] content) {
    return Digest.of(content).text();
  }

  static String config(String os, String architecture, byte[]... layers) {
    List<String> ids = new ArrayList<>();
    for (byte[] layer : layers) {
      ids.add("\"" + sha(layer) + "\"");
    }
    return "{\"architecture\":\""
        + architecture
        + "\",\"os\":\""
        + os
        + "\",\"config\":{\"Env\":[\"A=<b>\"],\"Labels\":null},\"x-unknown\":{\"n\":1.50},"
        + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":["
        + String.join(",", ids)
        + "]},"
        + "\"history\":[{\"created_by\":\"t\"}]}";
  }

  static String descriptor(String type, byte[] content, String more) {
    return "{\"mediaType\":\""
        + type
        + "\",\"digest\":\""
        + sha(content)
        + "\",\"size\":"
        + content.length
        + more
        + "}";
  }

  static String manifest(String config, String layerType, byte[]... layers) {
    List<String> parts = new ArrayList<>();
    for (byte[] layer : layers) {
      parts.add(descriptor(layerType, layer, ""));
    }
    return "{\"schemaVersion\":2,\"mediaType\":\""
        + MediaType.OCI_MANIFEST
        + "\",\"config\":"
        + descriptor(MediaType.OCI_CONFIG, config.getBytes(UTF_8), "")
        + ",\"layers\":["
        + String.join(",", parts)
        + "]}";
  }

  static String index(String... descriptors) {
    return "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", descriptors) + "]}";
  }

  static String platform(String os, String architecture) {
    return ",\"platform\":{\"os\":\"" + os + "\",\"architecture\":\"" + architecture + "\"}";
  }

  Archives blob(byte[] content) {
    tar.file(
        "blobs/sha256/" + sha(content).substring(7), new String(content, StandardCharsets.UTF_8));
    return this;
  }

  Archives blob(String content) {
    return blob(content.getBytes(UTF_8));
  }

  Archives file(String name, String content) {
    tar.file(name, content);
    return this;
  }

  Archives link(String name, String target) {
    tar.link(name, target);
    return this;
  }

  Archives hardLink(String name, String target) {
    tar.hardLink(name, target);
    return this;
  }

  byte[] bytes() {
    return tar.bytes();
  }

  /** One image for a platform with one layer, as an OCI layout. */
  static Archives oci(String os, String architecture, byte[] layer) {
    String config = config(os, architecture, layer);
    String manifest = manifest(config, MediaType.OCI_LAYER, layer);
    return new Archives()
        .file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}")
        .file("index.json", index(descriptor(MediaType.OCI_MANIFEST, manifest.getBytes(UTF_8), "")))
        .blob(config)
        .blob(manifest)
        .blob(layer);
  }
}
