package dev.c2ecs.cfn.extension;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a file says under an {@code x-aws-} key, or under one below it. A value that does not have
 * the form of its row is reported by {@link ExtensionWalk}; here it is not usable.
 *
 * @param path where the key stands, or would stand
 * @param present whether it stands there
 * @param written the value as far as it can be read at all, whether it is usable or not
 * @param usable whether it has the form of its row
 */
public record Setting<T>(TreePath path, boolean present, Optional<T> written, boolean usable) {

  /** A key that a file does not have. */
  static <T> Setting<T> absent(TreePath path) {
    return new Setting<>(path, false, Optional.empty(), false);
  }

  /** The value, when it is there and usable. */
  public Optional<T> value() {
    return usable ? written : Optional.empty();
  }

  /** The value, or another one when there is none that is usable. */
  public T orElse(T other) {
    return value().orElse(other);
  }

  /** The value of a whole number. */
  public OptionalInt number() {
    return value().orElse(null) instanceof Integer number
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  /** Whether it is a value, usable or not. */
  public boolean is(T wanted) {
    return written.isPresent() && written.get().equals(wanted);
  }

  /** Reports that a value does not fit to the rest of the file. */
  public void refuse(DiagnosticCollector findings, String what, String hint) {
    findings.add(PolicyCode.EXTENSION_VALUE, path, path + " must be " + what, hint);
  }
}
