package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.storage.DataDirectories;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data stores that are told to keep their data in another directory than before. */
final class DataMoves {

  private DataMoves() {}

  /**
   * What is said of each container of a task definition that looks elsewhere for its data.
   *
   * @param mounts the mounts of the file systems before, in writing order
   * @param now those after
   */
  static List<String> of(
      Resource before, List<FileMount> mounts, Resource after, List<FileMount> now) {
    List<String> said = new ArrayList<>();
    for (Value container : FileMount.items(after.properties(), "ContainerDefinitions")) {
      String name = FileMount.text(container, "Name");
      FileMount.items(before.properties(), "ContainerDefinitions").stream()
          .filter(old -> FileMount.text(old, "Name").equals(name))
          .findFirst()
          .flatMap(
              old -> moved(directory(old), in(mounts, name), directory(container), in(now, name)))
          .ifPresent(said::add);
    }
    return said;
  }

  private static List<FileMount> in(List<FileMount> mounts, String container) {
    return mounts.stream().filter(one -> one.container().equals(container)).toList();
  }

  private static Optional<String> moved(
      Optional<String> old, List<FileMount> mounts, Optional<String> now, List<FileMount> after) {
    Optional<FileMount> kept = place(old, mounts);
    if (old.equals(now) || kept.isEmpty()) {
      return Optional.empty();
    }
    String from = old.orElse(kept.get().target());
    String to = now.orElseGet(() -> place(now, after).map(FileMount::target).orElse(""));
    if (to.isEmpty() || to.equals(from)) {
      return Optional.empty();
    }
    boolean isThere = place(Optional.of(to), after).isPresent();
    return Optional.of(
        "its data are looked for in "
            + to
            + (isThere ? ", which may be empty; " : ", where no volume is; ")
            + from
            + " keeps the files");
  }

  /** The mount that a directory is in; without one the only mount, where the image looks. */
  private static Optional<FileMount> place(Optional<String> directory, List<FileMount> mounts) {
    return mounts.stream()
        .filter(one -> !one.readOnly())
        .filter(
            one ->
                directory
                    .map(path -> DataDirectories.isWithin(path, one.target()))
                    .orElse(mounts.size() == 1))
        .findFirst();
  }

  private static Optional<String> directory(Value container) {
    Map<String, String> variables = new HashMap<>();
    for (Value one : FileMount.items(container, "Environment")) {
      variables.put(FileMount.text(one, "Name"), FileMount.text(one, "Value"));
    }
    List<String> words = new ArrayList<>();
    for (String key : List.of("EntryPoint", "Command")) {
      FileMount.items(container, key).forEach(word -> words.add(ValueText.of(word)));
    }
    return DataDirectories.of(variables, words);
  }
}
