package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedValueTest {

  private static Value pair(String key, String name, String of, String value) {
    return Value.map(key, Value.text(name), of, Value.text(value));
  }

  @Test
  void theNameBesideAValueSaysWhatItIs() {
    for (String[] keys :
        new String[][] {
          {"Name", "Value"},
          {"Key", "Value"},
          {"name", "value"},
          {"ParameterName", "ParameterValue"},
          {"ParameterKey", "ParameterValue"},
          {"HeaderName", "HeaderValue"},
          {"OptionName", "Value"}
        }) {
      Value shown = MaskedValue.of("", Value.list(pair(keys[0], "DB_PASSWORD", keys[1], "a, b")));
      assertThat(shown).isEqualTo(Value.list(pair(keys[0], "DB_PASSWORD", keys[1], Masked.HIDDEN)));
      Value other = Value.list(pair(keys[0], "COLOR", keys[1], "a, b"));
      assertThat(MaskedValue.of("", other)).isEqualTo(other);
    }
  }

  @Test
  void aWordIsHiddenByTheOneBefore() {
    assertThat(MaskedValue.of("Command", Value.texts(List.of("run", "--password", "x y"))))
        .isEqualTo(Value.texts(List.of("run", "--password", Masked.HIDDEN)));
    assertThat(MaskedValue.of("", Value.texts(List.of("-u", "root", "-p", "swordfish"))))
        .isEqualTo(Value.texts(List.of("-u", "root", "-p", Masked.HIDDEN)));
    for (List<String> innocent :
        List.of(
            List.of("run", "-u", "1000", "-p", "80:80"),
            List.of("-p", "8080"),
            List.of("mkdir", "-p", "data"),
            List.of("psql", "-U", "postgres", "-p", "5432"),
            List.of("cp", "-p", "a", "b"))) {
      assertThat(MaskedValue.of("", Value.texts(innocent))).isEqualTo(Value.texts(innocent));
    }
  }

  @Test
  void referencesStay() {
    Value reference = Value.map("Password", Value.ref("DbPassword"), "Note", new Value.Sub("${A}"));
    assertThat(MaskedValue.of("", reference)).isEqualTo(reference);
  }
}
