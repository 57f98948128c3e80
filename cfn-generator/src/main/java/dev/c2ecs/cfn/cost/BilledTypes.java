package dev.c2ecs.cfn.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of {@code billed.txt}: what certainly costs something, though no price is known. */
final class BilledTypes {

  private static final Set<String> ALL = read();

  private BilledTypes() {}

  /** Whether a type of resources, as a template writes it, is billed as long as it is there. */
  static boolean has(String type) {
    return ALL.contains(type);
  }

  private static Set<String> read() {
    try (InputStream in =
            Objects.requireNonNull(BilledTypes.class.getResourceAsStream("billed.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
