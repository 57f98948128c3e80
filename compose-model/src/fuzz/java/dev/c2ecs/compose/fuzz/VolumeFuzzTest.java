package dev.c2ecs.compose.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of {@link FuzzTarget#VOLUME}. */
class VolumeFuzzTest {

  static List<byte[]> seeds() {
    return FuzzSeeds.of(FuzzTarget.VOLUME);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30m")
  void holds(byte[] input) {
    FuzzTarget.VOLUME.run(input);
  }
}
