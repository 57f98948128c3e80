package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What exists in an account and region. Names that CloudFormation chooses end with {@code ~} and a
 * number, those of attributes with {@code !} and their name.
 */
final class Account {

  static final String ID = "123456789012";
  static final String REGION = "eu-central-1";
  static final List<String> ZONES =
      List.of(REGION + "a", REGION + "b", REGION + "c", REGION + "d", REGION + "e", REGION + "f");

  private final Map<String, Map<String, Asset>> assets = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final List<Event> events = new ArrayList<>();
  private int serial;

  Account copy() {
    Account copy = new Account();
    assets.forEach(
        (type, ofType) -> {
          Map<String, Asset> copies = new LinkedHashMap<>();
          ofType.forEach((id, asset) -> copies.put(id, asset.copy()));
          copy.assets.put(type, copies);
        });
    copy.gone.addAll(gone);
    copy.serial = serial;
    return copy;
  }

  /** A physical name of CloudFormation's choice. */
  String name(String logicalId) {
    serial++;
    return logicalId + "~" + serial;
  }

  void add(Asset asset) {
    assets.computeIfAbsent(asset.type, type -> new LinkedHashMap<>()).put(asset.physicalId, asset);
    gone.remove(key(asset.type, asset.physicalId));
  }

  void remove(Asset asset) {
    Map<String, Asset> ofType = assets.get(asset.type);
    if (ofType != null) {
      ofType.remove(asset.physicalId);
    }
    gone.add(key(asset.type, asset.physicalId));
  }

  private static String key(String type, String id) {
    return type + " " + id;
  }

  /** The asset that a text means: its physical ID or one of its attributes. */
  Optional<Asset> get(String type, String text) {
    Map<String, Asset> ofType = assets.get(type);
    return ofType == null ? Optional.empty() : Optional.ofNullable(ofType.get(id(text)));
  }

  /** The asset that a thing is; empty when it is gone. */
  Optional<Asset> at(Thing thing) {
    Map<String, Asset> ofType = assets.get(thing.type());
    return ofType == null ? Optional.empty() : Optional.ofNullable(ofType.get(thing.physicalId()));
  }

  boolean wasDeleted(String type, String id) {
    return gone.contains(key(type, id));
  }

  private static String id(String text) {
    int mark = text.lastIndexOf('!');
    return mark < 0 ? text : text.substring(0, mark);
  }

  /**
   * Whether what a text means exists. What the model never had is somebody else's and exists; a
   * name that it had, or that CloudFormation chose, does not exist once it is deleted.
   */
  boolean exists(String type, String text) {
    return !text.isEmpty()
        && (get(type, text).isPresent()
            || (!gone.contains(key(type, id(text))) && text.indexOf('~') < 0));
  }

  /** The asset that a text means, or a refusal in the service's words. */
  Optional<Asset> existing(String type, String text, String code) {
    if (!exists(type, text)) {
      throw new Refusal(code, "'" + text + "' does not exist");
    }
    return get(type, text);
  }

  List<Asset> ofType(String type) {
    Map<String, Asset> ofType = assets.get(type);
    return ofType == null ? List.of() : new ArrayList<>(ofType.values());
  }

  List<Asset> all() {
    List<Asset> all = new ArrayList<>();
    assets.values().forEach(ofType -> all.addAll(ofType.values()));
    return all;
  }

  /** Says something that is no failure. */
  void say(String logicalId, String what, String reason) {
    events.add(new Event(logicalId, what, reason));
  }

  /** What was said since the last call. */
  List<Event> said() {
    List<Event> said = new ArrayList<>(events);
    events.clear();
    return said;
  }
}
