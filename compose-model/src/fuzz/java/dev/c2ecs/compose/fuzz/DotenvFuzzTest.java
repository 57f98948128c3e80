package dev.c2ecs.compose.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of {@link FuzzTarget#DOTENV}. */
class DotenvFuzzTest {

  static List<byte[]> seeds() {
    return FuzzSeeds.of(FuzzTarget.DOTENV);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30m")
  void holds(byte[] input) {
    FuzzTarget.DOTENV.run(input);
  }
}
