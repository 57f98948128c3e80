package dev.c2ecs.compose.shortform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.compose.model.MalformedValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mounts and paths. */
class ShortFormsTest {

  @Test
  void mountsAreVolumesOrBinds() throws MalformedValueException {
    assertThat(MountSpec.parse("data:/data:ro"))
        .isEqualTo(new MountSpec(MountSpec.Type.VOLUME, "data", "/data", true, false, "", ""));
    assertThat(MountSpec.parse("./src:/app:z,rshared").type()).isEqualTo(MountSpec.Type.BIND);
    assertThat(MountSpec.parse("/cache").source()).isEmpty();
    assertThat(MountSpec.parse("data:/data:z,rslave,nocopy"))
        .isEqualTo(
            new MountSpec(MountSpec.Type.VOLUME, "data", "/data", false, true, "z", "rslave"));
    assertThat(MountSpec.parse("/a:/b:${x").readOnly()).isFalse();
    assertThat(MountSpec.parse("C:\\x:/data").source()).isEqualTo("C:\\x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vol:", ":/x", "aa:bb:cc:dd", "${aa:bb"})
  void malformedMountsAreRefused(String text) {
    assertThatThrownBy(() -> MountSpec.parse(text)).isInstanceOf(MalformedValueException.class);
  }

  @ParameterizedTest
  @CsvSource({"/a/../b/./c/,/b/c", "a//b,a/b", "/..,/", "../x,../x", "'',."})
  void pathsAreCleaned(String path, String clean) {
    assertThat(UnixPath.clean(path)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "'D:a:/b', true",
    "'z:x:/y:ro', true",
    "'é:a:/t', true",
    "'\\\\s\\v:/b', true",
    "'\\a:/b', false",
    "'data:/b', false"
  })
  void aPathBeginsLikeOneOrWithADrive(String mount, boolean bind) throws MalformedValueException {
    assertThat(MountSpec.parse(mount).type() == MountSpec.Type.BIND).isEqualTo(bind);
  }
}
