package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.NearestName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name is offered when most of what was written is in it. */
class NearestNameTest {

  @ParameterizedTest
  @CsvSource({
    "x, a, false",
    "x, ax, true",
    "db, bd, true",
    "wbe, web, true",
    "x-aws-foo, x-aws-kms, false",
    "x-aws-zone, x-aws-zones, true",
    "x-aws-kmz, x-aws-kms, true",
    "x-aws, x-aws-kms, false",
    "awslogs-abc, awslogs-xyz, false",
    "mem_abc, mem_xyz, false",
    "imagee, image, true",
    "servics.web, services.web, true",
    "'', a, false"
  })
  void isOffered(String name, String known, boolean offered) {
    assertThat(NearestName.of(name, List.of(known)).isPresent()).isEqualTo(offered);
    assertThat(NearestName.hint(name, List.of(known), "no"))
        .isEqualTo(offered ? "did you mean `" + known + "`?" : "no");
  }
}
