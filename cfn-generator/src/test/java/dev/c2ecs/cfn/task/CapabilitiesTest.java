package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.template.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The set that a container has is the one that Docker gives it, as far as Fargate can. */
class CapabilitiesTest {

  /** Docker's default set. */
  private static final Set<String> DEFAULTS =
      Set.of(
          ("CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID"
                  + " SETPCAP SETUID SYS_CHROOT AUDIT_WRITE")
              .split(" ", -1));

  /** What a runtime gives: the default set, or nothing, without what is dropped, with additions. */
  private static Set<String> given(List<String> add, List<String> drop) {
    Set<String> all = new TreeSet<>(drop.contains("ALL") ? Set.of() : DEFAULTS);
    all.removeAll(drop);
    all.addAll(add);
    return all;
  }

  private static List<String> texts(Mapped mapped, String key) {
    Optional<Value> found = mapped.container("LinuxParameters", "Capabilities", key);
    return found.isEmpty()
        ? List.of()
        : ((Value.ListOf) found.get())
            .items().stream().map(item -> ((Value.Text) item).text()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                  | ''                | ''",
        "''                                  | ALL               | ''",
        "''                                  | NET_RAW, MKNOD    | ''",
        "CHOWN                               | ''                | ''",
        "CHOWN, SETUID                       | ALL               | ''",
        "cap_chown, Cap_Net_Bind_Service     | CAP_ALL           | ''",
        "CHOWN                               | CHOWN, NET_RAW    | ''",
        "SYS_PTRACE                          | ALL               | ''",
        "SYS_PTRACE, KILL                    | ALL, NET_RAW      | ''",
        "DAC_OVERRIDE                        | DAC_OVERRIDE      | ''",
        "DAC_READ_SEARCH                     | ''                | DAC_READ_SEARCH",
        "DAC_READ_SEARCH                     | ALL               | DAC_READ_SEARCH",
        "DAC_READ_SEARCH, CHOWN              | DAC_OVERRIDE      | DAC_READ_SEARCH",
        "NET_ADMIN, CHOWN                    | ALL               | NET_ADMIN",
        "ALL                                 | ''                | ALL",
      })
  void theSetIsThatOfDocker(String add, String drop, String lost) {
    Mapped mapped =
        Mapped.service(
            new LinuxMapper(),
            "cap_add: [%s], cap_drop: [%s], x-aws-accept: {C2E209: known, C2E282: known}"
                .formatted(add, drop));
    Set<String> wanted = given(names(add), names(drop));
    wanted.removeAll(names(lost));
    if (lost.equals("DAC_READ_SEARCH")) {
      wanted.add("DAC_OVERRIDE");
    }
    assertThat(given(texts(mapped, "Add"), texts(mapped, "Drop"))).isEqualTo(wanted);
    assertThat(texts(mapped, "Add")).isSubsetOf("SYS_PTRACE");
    assertThat(texts(mapped, "Drop")).isSubsetOf(withAll());
  }

  private static Set<String> withAll() {
    Set<String> all = new TreeSet<>(DEFAULTS);
    all.add("ALL");
    return all;
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(name -> name.strip().toUpperCase(java.util.Locale.ROOT).replaceFirst("^CAP_", ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
