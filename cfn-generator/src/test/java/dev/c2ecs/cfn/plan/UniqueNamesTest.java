package dev.c2ecs.cfn.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UniqueNamesTest {

  @Test
  void whoComesFirstKeepsTheName() {
    UniqueNames unique = new UniqueNames(20, "");
    unique.reserve("FixedRole");
    assertThat(unique.take("a", "Web", "Role")).isEqualTo("WebRole");
    assertThat(unique.take("b", "Web", "Role")).matches("Web[0-9a-f]{4}Role");
    assertThat(unique.take("c", "Fixed", "Role")).matches("Fixed[0-9a-f]{4}Role");
  }

  @Test
  void aNameThatIsTooLongIsCut() {
    UniqueNames unique = new UniqueNames(12, "-");
    assertThat(unique.take("a", "x".repeat(30), "Role")).matches("xxx-[0-9a-f]{4}Role");
  }

  @Test
  void manyOfOneNameAreAllDifferent() {
    UniqueNames unique = new UniqueNames(6, "");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      names.add(unique.take("key" + i, "Ab", ""));
    }
    assertThat(names).hasSize(2000).allMatch(name -> name.length() <= 6);
  }
}
