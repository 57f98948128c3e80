package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.reach.Reachability;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every address that a text of a random project names reaches its service in the template, or a
 * diagnostic at such a text says that it does not; and none says so of one that does. {@code
 * -Dprojects=20000} takes more of them, {@code -Dproject=SEED} begins at another.
 */
class AddressedProjectTest {

  private static final int SAMPLE = 300;
  private static final int PROJECTS = Integer.getInteger("projects", SAMPLE);
  private static final long FIRST = Long.getLong("project", 0);
  private static final Set<String> LEADS_NOWHERE = Set.of("C2E437", "C2E439");

  @TempDir static Path directory;

  /** What was followed, and what does not hold. */
  private static final class Found {
    private final List<String> broken = new ArrayList<>();
    private int reached;
    private int said;
    private int refused;
  }

  private static Translation translate(String compose) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), compose);
    LoadResult loaded =
        ComposeLoader.load(
            LoadRequest.builder(directory)
                .options(Translator.loading(LoadOptions.DEFAULT))
                .build());
    return Translator.translate(
        loaded.project().orElseThrow(() -> new AssertionError(loaded.diagnostics().toString())),
        Surroundings.UNKNOWN,
        List.of());
  }

  private static void look(long seed, Found found) throws IOException {
    AddressedProject project = AddressedProject.of(seed);
    Translation translation = translate(project.compose());
    if (translation.template().isEmpty()) {
      found.refused++;
      return;
    }
    Reachability reach = Reachability.of(translation.template().get());
    Set<String> unreached = new TreeSet<>();
    for (AddressedProject.Address address : project.addresses()) {
      if (reaches(reach, address)) {
        found.reached++;
      } else {
        unreached.add(address.from() + " " + address.to());
        if (isSaid(translation.diagnostics(), project, reach, address)) {
          found.said++;
        } else {
          found.broken.add(seed + ": " + address + " is not reached, and nobody says so");
        }
      }
    }
    for (Diagnostic diagnostic : translation.diagnostics()) {
      if (LEADS_NOWHERE.contains(diagnostic.code().id())) {
        String from = diagnostic.path().keyAt(1);
        if (unreached.stream().noneMatch(pair -> pair.startsWith(from + " "))) {
          found.broken.add(seed + ": all is reached, but " + diagnostic.message());
        }
      }
    }
  }

  private static boolean reaches(Reachability reach, AddressedProject.Address address) {
    Optional<String> from = reach.running(container(address.from()));
    Optional<String> to = reach.running(container(address.to()));
    return from.isPresent()
        && to.isPresent()
        && reach.reaches(from.get(), address.name(), address.port(), to.get());
  }

  private static String container(String service) {
    return service.replace('.', '_');
  }

  /** Whether a diagnostic of a service names another one, at a text that leads nowhere. */
  private static boolean isSaid(
      List<Diagnostic> diagnostics,
      AddressedProject project,
      Reachability reach,
      AddressedProject.Address wanted) {
    Pattern name = Pattern.compile("(?<![\\w.-])" + Pattern.quote(wanted.to()) + "(?![\\w.-])");
    for (Diagnostic diagnostic : diagnostics) {
      TreePath path = diagnostic.path();
      boolean isPlace =
          project.addresses().stream()
              .anyMatch(
                  a ->
                      path.keyAt(1).equals(a.from())
                          && a.from().equals(wanted.from())
                          && path.keyAt(2).equals(a.attribute())
                          && !reaches(reach, a));
      if (LEADS_NOWHERE.contains(diagnostic.code().id())
          && isPlace
          && name.matcher(diagnostic.message()).find()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everyAddressIsReachedOrSaid() throws IOException {
    Found found = new Found();
    for (long seed = FIRST; seed < FIRST + PROJECTS && found.broken.size() < 20; seed++) {
      look(seed, found);
    }
    assertThat(found.broken).isEmpty();
    assertThat(found.reached).isGreaterThan(PROJECTS);
    assertThat(found.said).isGreaterThan(PROJECTS / 10);
    assertThat(found.refused).isLessThan(PROJECTS / 5);
  }
}
